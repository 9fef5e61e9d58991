"""Release waves: table, reconciliation with stated totals, and a page each."""

from __future__ import annotations

from dossier.charts.waves import draw_waves
from dossier.figures.newest import day_covered, waves_by_day
from dossier.library import sorted_by
from dossier.pages.context import Context
from dossier.pages.rendered import Rendered, render
from dossier.plan.listings import mentions_of


def render_release(context: Context) -> Rendered:
    """Return the page of one wave, with the waves before and after it."""
    identifier = context.page.identifier
    order = [key for key, _ in waves_by_day(context.library)]
    position = order.index(identifier)
    title = context.release_title(identifier)
    record = context.library.releases[identifier]
    return render(
        context,
        "release.html",
        title=title,
        description=context._(
            "Release of %(which)s: %(kind)s. Counts, legal basis and sources.",
            which=title,
            kind=context.label("release", record.kind),
        ),
        section="releases",
        record=record,
        later=order[position - 1] if position else None,
        earlier=order[position + 1] if position + 1 < len(order) else None,
        mentions=mentions_of(context.library, "release", identifier),
    )


def render_list(context: Context) -> Rendered:
    """Return the table of all waves, newest first, and the totals beside their sums."""
    waves = waves_by_day(context.library)
    return render(
        context,
        "releases.html",
        title=context._("Releases"),
        description=context._("Every known wave of releases since July 2024, with counts as sources state them."),
        section="releases",
        waves=waves,
        chart=draw_waves([release for _, release in reversed(waves)], context.speech),
        reconciliations=sorted_by(context.library.reconciliations, lambda item: item.date.sort_key),
        notes=[note for _, note in sorted(context.library.notes.items()) if note.about == "releases"],
        covered=day_covered(context.library),
    )

"""Release waves: table, reconciliation with stated totals, and a page each."""

from __future__ import annotations

from dossier.figures.newest import day_covered
from dossier.figures.totals import compare_totals, comparisons_after_wave, running_totals, total_after_wave
from dossier.figures.waves import newest_statement, ordinals_of, sources_of_count, waves_beside, waves_by_day
from dossier.model.texts import Wording
from dossier.pages.charts import show_chart
from dossier.pages.citing import cite_record
from dossier.pages.context import Context
from dossier.pages.rendered import Rendered, render
from dossier.pages.sums import word_sums
from dossier.plan.listings import find_mentions


def render_release(context: Context) -> Rendered:
    """Return the page of one wave, with the waves before and after it."""
    identifier = context.page.identifier
    earlier, later = context.edition.once(waves_beside)[identifier]
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
        ours=sources_of_count(record),
        ordinal=context.edition.once(ordinals_of).get(identifier),
        running=context.edition.once(total_after_wave).get(identifier),
        comparisons=context.edition.once(comparisons_after_wave).get(identifier, ()),
        later=later,
        earlier=earlier,
        mentions=context.edition.once(find_mentions).get(("release", identifier), ()),
        citation=cite_record(context, Wording(title, context.language), newest_statement(record)),
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
        chart=show_chart(context, "waves"),
        totals_chart=show_chart(context, "totals"),
        running={total.wave: total.value for total in context.edition.once(running_totals)},
        totals=word_sums(context.edition.once(compare_totals), context.speech),
        notes=[note for _, note in sorted(context.library.notes.items()) if note.about == "releases"],
        covered=context.edition.once(day_covered),
    )

"""Series: a page each with its publications and events in order, and the numbers that the dossier does not have."""

from __future__ import annotations

from typing import Any

from dossier.pages.context import Context
from dossier.pages.rendered import Rendered, render
from dossier.plan.series import Part, find_gaps, order_series


def render_series(context: Context) -> Rendered:
    """Return the page of one series."""
    identifier = context.page.identifier
    series = context.library.series[identifier]
    parts = context.edition.once(order_series)[identifier]
    label = context.plain(series.label)
    about = context.plain(series.description) if series.description else ""
    return render(
        context,
        "series.html",
        title=label,
        description=about or context._("The series %(name)s: what the dossier has of it.", name=label),
        section="publications",
        series=series,
        parts_of_series=[(part, _record(context, part)) for part in parts],
        missing=_word_gaps(context, parts),
    )


def _record(context: Context, part: Part) -> Any:
    return context.library.records(part.kind)[part.slug]


def _word_gaps(context: Context, parts: tuple[Part, ...]) -> str:
    """Return in words which numbers of the series the dossier lacks; empty where it lacks none that it knows of."""
    gaps = find_gaps(parts)
    if not gaps:
        return ""
    stretches = [str(first) if first == last else f"{first}–{last}" for first, last in gaps]
    number = 1 if gaps[0][0] == gaps[-1][1] else 2
    message = context.speech.plural(
        "Number %(numbers)s is not in the dossier.", "Numbers %(numbers)s are not in the dossier.", number
    )
    return message % {"numbers": context.listing(stretches)}

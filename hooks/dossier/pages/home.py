"""The home page of a language: lead publication, key figures, newest wave, what is new, how to help."""

from __future__ import annotations

from dossier.charts.overview import draw_overview
from dossier.figures.newest import day_covered, newest_count, newest_wave
from dossier.library import sorted_by
from dossier.pages.context import Context
from dossier.pages.rendered import Rendered, render
from dossier.plan.listings import newest_events, newest_publications

_LISTED = 3


def render_home(context: Context) -> Rendered:
    """Return the home page."""
    library = context.library
    text = context.text("page", "home")
    publications = newest_publications(library)
    return render(
        context,
        "home.html",
        title=text.front.title,
        description=context.plain_summary(text),
        text=text,
        lead=publications[0][0] if publications else None,
        next_publications=publications[1 : 1 + _LISTED],
        events=newest_events(library)[:_LISTED],
        held=newest_count(library, "held"),
        recognised=newest_count(library, "recognised-since-2020"),
        wave=newest_wave(library),
        waves=draw_overview(library, context.speech),
        ways=sorted_by(library.ways, lambda way: way.order)[:3],
        covered=context.edition.once(day_covered),
    )

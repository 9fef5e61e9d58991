"""Which module makes which kind of page."""

from __future__ import annotations

from collections.abc import Callable

from dossier.edition import Edition
from dossier.pages import (
    act,
    charts,
    corrections,
    data,
    dictionary,
    events,
    follow,
    home,
    methodology,
    organisations,
    people,
    places,
    prisoners,
    publications,
    releases,
    search,
    series,
    sources,
    standing,
    timeline,
    topics,
)
from dossier.pages.context import Context
from dossier.pages.rendered import Rendered
from dossier.plan.site import PagePlan

PageMaker = Callable[[Context], Rendered]

RECORDS: dict[str, PageMaker] = {
    "page": standing.render_page,
    "publication": publications.render_publication,
    "event": events.render_event,
    "prisoner": prisoners.render_prisoner,
    "release": releases.render_release,
    "way": act.render_way,
    "place": places.render_place,
    "envelope": places.render_envelope,
    "letter-sheet": places.render_letter_sheet,
    "person": people.render_person,
    "topic": topics.render_topic,
    "series": series.render_series,
    "publications-by-kind": publications.render_kind,
    "publications-by-year": publications.render_year,
    "events-by-year": events.render_year,
    "prisoners-by-status": prisoners.render_by_status,
    "chart": charts.render_chart,
    "data-dictionary": dictionary.render_dictionary,
}
PAGES: dict[str, PageMaker] = {
    "home": home.render_home,
    "act": act.render_act,
    "methodology": methodology.render_methodology,
}
LISTS: dict[str, PageMaker] = {
    "publications": publications.render_list,
    "events": events.render_list,
    "prisoners": prisoners.render_list,
    "releases": releases.render_list,
    "timeline": timeline.render_timeline,
    "people": people.render_list,
    "organisations": organisations.render_organisations,
    "topics": topics.render_list,
    "data": data.render_data,
    "sources": sources.render_sources,
    "corrections": corrections.render_corrections,
    "follow": follow.render_follow,
    "search": search.render_search,
}


def render_page(edition: Edition, page: PagePlan) -> Rendered:
    """Return the main part of a page of the plan."""
    context = Context(edition, page)
    maker = RECORDS.get(page.kind)
    if page.kind == "list":
        maker = LISTS[page.identifier]
    elif page.kind == "page" and page.identifier in PAGES:
        maker = PAGES[page.identifier]
    assert maker is not None, f"no module makes pages of the kind {page.kind}"
    return maker(context)

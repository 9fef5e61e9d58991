"""Takes a page of the plan, gives the newest day on which it or something that it lists is known to have changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier.library import Library
from dossier.plan.changes import first_day, last_change
from dossier.plan.listings import works_of, year_of
from dossier.plan.site import PagePlan

# What a list has a row or passage for each of: the kind of the records.
_ROWS = {
    ("list", "publications"): "publication",
    ("list", "events"): "event",
    ("list", "prisoners"): "prisoner",
    ("list", "releases"): "release",
    ("list", "timeline"): "moment",
    ("list", "people"): "person",
    ("list", "organisations"): "organisation",
    ("list", "topics"): "topic",
    ("list", "data"): "count",
    ("list", "sources"): "source",
    ("prisoners-by-status", "all"): "prisoner",
    ("page", "act"): "way",
}


def newest_change(library: Library, page: PagePlan) -> date | None:
    """Return the newest day on which the page, or a record or text that it lists, is said to have changed.

    None where nothing is said; never the day of the build. A page in another language's words has that text's day.
    """
    keys = [page.key, *_listed_on(library, page)]
    days = [last_change(library, kind, identifier, page.text_language) for kind, identifier in keys]
    if page.key == ("list", "corrections"):
        days += [first_day(correction.date) for correction in library.corrections.corrections]
    return max((day for day in days if day), default=None)


def _listed_on(library: Library, page: PagePlan) -> Iterator[tuple[str, str]]:
    if page.key in _ROWS:
        kind = _ROWS[page.key]
        yield from ((kind, identifier) for identifier in library.records(kind))
    publications, events = library.publications.items(), library.events.items()
    if page.kind == "publications-by-kind":
        yield from (("publication", slug) for slug, item in publications if page.identifier in (item.kind, *item.also))
    elif page.kind == "publications-by-year":
        yield from (("publication", slug) for slug, item in publications if year_of(item) == page.identifier)
    elif page.kind == "events-by-year":
        yield from (("event", slug) for slug, item in events if year_of(item) == page.identifier)
    elif page.kind == "topic":
        yield from (("publication", slug) for slug, item in publications if page.identifier in item.topics)
        yield from (("event", slug) for slug, item in events if page.identifier in item.topics)
    elif page.kind == "series":
        yield from (("publication", slug) for slug, item in publications if item.series == page.identifier)
        yield from (("event", slug) for slug, item in events if page.identifier in item.series)
    elif page.kind == "person":
        works, meetings = works_of(library, page.identifier)
        yield from (("publication", slug) for slug, _ in works)
        yield from (("event", slug) for slug, _ in meetings)

"""Takes a page of the plan, gives the newest day on which it or something that it lists is known to have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from dossier.library import Library
from dossier.plan.changes import days_of_corrections, first_day, last_change
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
# What a page gathers of a kind: whether a publication or event belongs to the group that the page shows.
_GATHERED: dict[str, dict[str, Callable[[Any, str], bool]]] = {
    "publications-by-kind": {"publication": lambda work, kind: kind in (work.kind, *work.also)},
    "publications-by-year": {"publication": lambda work, year: year_of(work) == year},
    "events-by-year": {"event": lambda work, year: year_of(work) == year},
    "topic": {
        "publication": lambda work, topic: topic in work.topics,
        "event": lambda work, topic: topic in work.topics,
    },
    "series": {
        "publication": lambda work, series: work.series == series,
        "event": lambda work, series: series in work.series,
    },
}


def newest_change(
    library: Library, page: PagePlan, corrected: Mapping[tuple[str, str], date] | None = None
) -> date | None:
    """Return the newest day on which the page, or a record or text that it lists, is said to have changed.

    None where nothing is said; never the day of the build. A page in another language's words has that text's day.
    `corrected` are the `days_of_corrections`, for those who ask for many pages.
    """
    if corrected is None:
        corrected = days_of_corrections(library)
    keys = [page.key, *_listed_on(library, page)]
    days = [last_change(library, kind, identifier, page.text_language, corrected) for kind, identifier in keys]
    if page.key == ("list", "corrections"):
        days += [first_day(correction.date) for correction in library.corrections.corrections]
    return max((day for day in days if day), default=None)


def _listed_on(library: Library, page: PagePlan) -> Iterator[tuple[str, str]]:
    if page.key in _ROWS:
        kind = _ROWS[page.key]
        yield from ((kind, identifier) for identifier in library.records(kind))
    if page.kind == "person":
        publications, events = works_of(library, page.identifier)
        yield from (("publication", slug) for slug, _ in publications)
        yield from (("event", slug) for slug, _ in events)
    for kind, belongs in _GATHERED.get(page.kind, {}).items():
        yield from ((kind, slug) for slug, work in library.records(kind).items() if belongs(work, page.identifier))

"""Takes a record, list or page, gives by what search narrows it down: its kind, its day, its topics and its years."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.library import Library
from dossier.model.dates import PartialDate

# The kinds that search tells apart, in the order in which it offers them.
FACET_KINDS = (
    "publication",
    "event",
    "release",
    "prisoner",
    "person",
    "organisation",
    "moment",
    "way",
    "place",
    "topic",
    "page",
)


@dataclass(frozen=True)
class Facets:
    """`kind` is one of `FACET_KINDS`; `day` is the day to show, None where there is none."""

    kind: str
    day: PartialDate | None = None
    topics: tuple[str, ...] = ()
    years: tuple[str, ...] = ()


def facets_of(library: Library, kind: str, identifier: str) -> Facets:
    """Return the facets of a record or page; a list, chart or standing page is a page without topic and year."""
    if kind in ("publication", "event"):
        item = library.records(kind)[identifier]
        return Facets(kind, item.date, tuple(item.topics), _years(item.date))
    if kind == "moment":
        moment = library.timeline[identifier]
        return Facets(kind, moment.date, tuple(moment.topics), _years(moment.date))
    if kind == "release":
        return Facets(kind, library.releases[identifier].day, (), _years(library.releases[identifier].day))
    if kind == "prisoner":
        person = library.prisoners[identifier]
        # Status never stands without its day, so the day is that of the last known status.
        return Facets(kind, person.status.as_of, (), _years(*(step.date for step in person.history)))
    if kind == "topic":
        return Facets(kind, None, (identifier,))
    return Facets(kind if kind in FACET_KINDS else "page")


def _years(*days: PartialDate | None) -> tuple[str, ...]:
    return tuple(sorted({str(day.year) for day in days if day}))


def topics_in_use(library: Library) -> tuple[str, ...]:
    """Return the topics, sorted by id; each has at least its own page."""
    return tuple(sorted(library.topics))


def years_in_use(library: Library) -> tuple[str, ...]:
    """Return the years of anything that search finds, newest first."""
    kinds = ("publication", "event", "release", "prisoner", "moment")
    found = {year for kind in kinds for key in library.records(kind) for year in facets_of(library, kind, key).years}
    return tuple(sorted(found, reverse=True))

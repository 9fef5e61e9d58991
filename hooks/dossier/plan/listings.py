"""Takes the library, gives publications and events in the orders and groups in which pages list them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from dossier.library import Library, sorted_by
from dossier.model.dates import PartialDate
from dossier.model.event import Event
from dossier.model.publication import Publication

UNDATED = "undated"


def newest_publications(library: Library) -> list[tuple[str, Publication]]:
    """Return all publications, newest first, those without a date last."""
    return sorted_by(library.publications, lambda item: _sort_key(item.date), newest_first=True)


def newest_events(library: Library) -> list[tuple[str, Event]]:
    """Return all events, newest first."""
    return sorted_by(library.events, lambda item: _sort_key(item.date), newest_first=True)


def upcoming_and_past(library: Library, today: date) -> tuple[list[tuple[str, Event]], list[tuple[str, Event]]]:
    """Return the events from `today` on, soonest first, and those before it, newest first."""
    events = newest_events(library)
    upcoming = [pair for pair in events if _last_day(pair[1]) >= today]
    past = [pair for pair in events if _last_day(pair[1]) < today]
    return upcoming[::-1], past


def year_of(work: Publication | Event) -> str:
    """Return the year under which a publication or event is listed, `undated` where none is known."""
    return str(work.date.year) if work.date else UNDATED


def years_of_publications(library: Library) -> list[str]:
    """Return the years that have publications, newest first, `undated` last."""
    return _years_of(library.publications.values())


def years_of_events(library: Library) -> list[str]:
    """Return the years that have events, newest first, `undated` last."""
    return _years_of(library.events.values())


def _years_of(works: Iterable[Publication | Event]) -> list[str]:
    years = {year_of(work) for work in works}
    return sorted(years - {UNDATED}, reverse=True) + [UNDATED] * (UNDATED in years)


def works_of(library: Library, person: str) -> tuple[list[tuple[str, Publication]], list[tuple[str, Event]]]:
    """Return the publications and events in which a person takes part."""

    def takes_part(item: Publication | Event) -> bool:
        return any(involved.person == person for involved in item.people)

    return (
        [pair for pair in newest_publications(library) if takes_part(pair[1])],
        [pair for pair in newest_events(library) if takes_part(pair[1])],
    )


def count_works(library: Library) -> Mapping[str, int]:
    """Return in how many publications and events each person takes part."""
    works = (*library.publications.values(), *library.events.values())
    return Counter(person for work in works for person in {involved.person for involved in work.people})


def mentions_of(library: Library, kind: str, identifier: str) -> list[tuple[str, str]]:
    """Return kind and slug of the publications and events that mention a prisoner, release or organisation."""
    found: list[tuple[str, str]] = []
    items: Iterable[tuple[str, str, Publication | Event]] = (
        *(("publication", slug, item) for slug, item in newest_publications(library)),
        *(("event", slug, item) for slug, item in newest_events(library)),
    )
    for item_kind, slug, item in items:
        if identifier in getattr(item.mentions, f"{kind}s"):
            found.append((item_kind, slug))
    return found


def _sort_key(day: PartialDate | None) -> tuple[date, date]:
    return day.sort_key if day else (date.min, date.min)


def _last_day(event: Event) -> date:
    day = event.end_date or event.date
    return (day.last or day.sort_key[1]) if day else date.min

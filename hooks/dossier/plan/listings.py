"""Takes the library, gives publications and events in the orders and groups in which pages list them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from dossier.library import Library, sorted_by
from dossier.model.dates import PartialDate
from dossier.model.event import Event
from dossier.model.publication import Publication

UNDATED = "undated"
# The slugs of publications and of events, newest first.
Works = tuple[tuple[str, ...], tuple[str, ...]]
NO_WORKS: Works = ((), ())


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
    publications, events = works_by_person(library).get(person, NO_WORKS)
    return (
        [(slug, library.publications[slug]) for slug in publications],
        [(slug, library.events[slug]) for slug in events],
    )


def works_by_person(library: Library) -> Mapping[str, Works]:
    """Return the works in which each person takes part; one without any is left out."""
    return _group_works(library, lambda work: (involved.person for involved in work.people))


def works_by_topic(library: Library) -> Mapping[str, Works]:
    """Return the works that carry each topic; one without any is left out."""
    return _group_works(library, lambda work: work.topics)


def moments_by_topic(library: Library) -> Mapping[str, tuple[str, ...]]:
    """Return the entries of the timeline that carry each topic, newest first; a topic without any is left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, moment in sorted_by(library.timeline, lambda moment: moment.date.sort_key, newest_first=True):
        for topic in dict.fromkeys(moment.topics):
            found[topic].append(key)
    return {topic: tuple(moments) for topic, moments in found.items()}


def _group_works(library: Library, groups_of: Callable[[Publication | Event], Iterable[str]]) -> Mapping[str, Works]:
    found: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for slug, publication in newest_publications(library):
        for group in dict.fromkeys(groups_of(publication)):
            found[group][0].append(slug)
    for slug, event in newest_events(library):
        for group in dict.fromkeys(groups_of(event)):
            found[group][1].append(slug)
    return {group: (tuple(publications), tuple(events)) for group, (publications, events) in found.items()}


def count_works(library: Library) -> Mapping[str, int]:
    """Return in how many publications and events each person takes part."""
    works = (*library.publications.values(), *library.events.values())
    return Counter(person for work in works for person in {involved.person for involved in work.people})


def find_mentions(library: Library) -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
    """Return what mentions each prisoner, release and organisation, by its kind and id: kind and slug of works."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    works: Iterable[tuple[str, str, Publication | Event]] = (
        *(("publication", slug, item) for slug, item in newest_publications(library)),
        *(("event", slug, item) for slug, item in newest_events(library)),
    )
    for kind, slug, work in works:
        for mentioned in ("prisoner", "release", "organisation"):
            for identifier in dict.fromkeys(getattr(work.mentions, f"{mentioned}s")):
                found[mentioned, identifier].append((kind, slug))
    return {key: tuple(mentions) for key, mentions in found.items()}


def events_by_publication(library: Library) -> Mapping[str, tuple[str, ...]]:
    """Return the events of which each publication gives an account; one of none is left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for slug, event in library.events.items():
        if event.publication:
            found[event.publication].append(slug)
    return {publication: tuple(events) for publication, events in found.items()}


def order_ways(library: Library) -> tuple[str, ...]:
    """Return the ways to help in their order."""
    return tuple(key for key, _ in sorted_by(library.ways, lambda way: way.order))


def _sort_key(day: PartialDate | None) -> tuple[date, date]:
    return day.sort_key if day else (date.min, date.min)


def _last_day(event: Event) -> date:
    day = event.end_date or event.date
    return (day.last or day.sort_key[1]) if day else date.min

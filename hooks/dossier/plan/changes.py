"""Takes the library, gives the day on which what a page says was last changed, as far as the input itself says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dossier.figures.waves import newest_statement
from dossier.kinds import COLLECTIONS, FOLDERS, TextKind
from dossier.library import Library
from dossier.model.dates import PartialDate
from dossier.model.event import Event
from dossier.model.publication import Publication
from dossier.model.texts import Review, Translation
from dossier.plan.addresses import ANCHORED, LISTS


def days_of_corrections(library: Library) -> Mapping[tuple[str, str], date]:
    """Return the day of the newest correction that names a page or a passage on it, by the page's kind and id."""
    found: dict[tuple[str, str], date] = {}
    for correction in library.corrections.corrections:
        for page in map(_page_of, correction.pages):
            found[page] = max(found.get(page, date.min), first_day(correction.date))
    return found


def last_change(
    library: Library,
    kind: str,
    identifier: str,
    language: str,
    corrected: Mapping[tuple[str, str], date] | None = None,
) -> date | None:
    """Return the newest day on which a page's content in a language is said to have been changed; None if nothing is.

    `kind` and `identifier` are those of a page of the plan. What counts is `updated` of a standing page and of the
    text that the language shows, the review of its translation, and each correction that names the page or a passage
    on it. The clock and the history of the files never count. Of a month or a year the first day is taken.
    `corrected` are the `days_of_corrections`, for those who ask for many pages.
    """
    days = [first_day(day) for day in _days_of_record(library, kind, identifier, language)]
    known = days_of_corrections(library) if corrected is None else corrected
    correction = known.get((kind, identifier))
    return max([*days, correction] if correction else days, default=None)


@dataclass(frozen=True)
class Days:
    """When something was published, None where that is not known, and when it was last changed."""

    published: date | None
    updated: date


def days_of(library: Library, kind: str, identifier: str, language: str) -> Days:
    """Return the days of a publication, event, release or correction, for formats that can't go without `updated`.

    Published is a publication, a release or a correction on its own day where that is known to the day; when an event
    was announced nobody says. Last changed is the newest of the item's own day (not an event's), of a release's newest
    stated count, and of what `last_change` knows. Where none of them is known, it is the day on which the newest of
    the sources was read, for all that is known of the text; for an event that was over by then, the event's own day.
    """
    days: list[PartialDate | None] = []
    if kind == "correction":
        days.append(next(item.date for item in library.corrections.corrections if item.id == identifier))
    elif kind == "release":
        days += [library.releases[identifier].day, newest_statement(library.releases[identifier])]
    elif kind == "publication":
        days.append(library.publications[identifier].date)
    own = days[0] if days else None
    known = [first_day(day) for day in days if day]
    known += filter(None, [last_change(library, kind, identifier, language)])
    return Days(
        own.first if own and own.precision == "day" else None,
        max(known) if known else _day_of_reading(library.records(kind)[identifier], library),
    )


def _day_of_reading(work: Publication | Event, library: Library) -> date:
    read = max(first_day(library.sources[source].read) for source in (work.original.source, *work.sources))
    return min(first_day(work.date), read) if work.date else read


def first_day(day: PartialDate) -> date:
    """Return the earliest day that a date can mean, or its latest where no earliest is known."""
    return day.sort_key[0]


def _days_of_record(library: Library, kind: str, identifier: str, language: str) -> Iterator[PartialDate]:
    if kind in FOLDERS:
        yield from _days_of_text(library, kind, identifier, language)
    elif kind in COLLECTIONS:
        record: Any = library.records(kind).get(identifier)
        yield from _day_of_review(getattr(record, "translations", {}).get(language))


def _days_of_text(library: Library, kind: TextKind, identifier: str, language: str) -> Iterator[PartialDate]:
    if kind == "page":
        yield library.pages[identifier].updated
    front = library.text_in(kind, identifier, language).front
    if front.updated:
        yield front.updated
    yield from _day_of_review(front.translation)


def _day_of_review(translation: Translation | None) -> Iterator[PartialDate]:
    if translation and isinstance(translation.reviewed, Review):
        yield translation.reviewed.on


def _page_of(name: str) -> tuple[str, str]:
    """Return kind and id of the page that a correction names as `kind:id`."""
    kind, _, identifier = name.partition(":")
    if kind == "page" and identifier in LISTS:
        return "list", identifier
    return ANCHORED[kind][:2] if kind in ANCHORED else (kind, identifier)

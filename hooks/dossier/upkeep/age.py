"""Takes the library and the day, gives what has grown old: statuses, events without a summary, statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dossier.figures.status import is_unconfirmed
from dossier.library import Library
from dossier.model.dates import PartialDate
from dossier.model.event import Event

# The kinds of record that state a number, a day or an event on the ground of sources.
_STATING = ("count", "total", "statement", "release", "moment", "place", "way")


@dataclass(frozen=True)
class Aged:
    """A record to look at again, and the day since which it is old."""

    kind: str
    identifier: str
    file: str
    since: date


def list_unconfirmed(library: Library, today: date) -> Iterator[Aged]:
    """Yield each person whose status is older than the limit or to be checked, with the day of that status."""
    limit = library.limits.status_confirmed_for_days
    for identifier, prisoner in sorted(library.prisoners.items(), key=lambda pair: pair[0]):
        if is_unconfirmed(prisoner.status, today, limit):
            since = prisoner.status.as_of.sort_key[1]
            yield _name(library, "prisoner", identifier, since)


def list_events_to_sum_up(library: Library, today: date) -> Iterator[Aged]:
    """Yield each event that is over and whose texts, as far as anybody knows, were written before it."""
    for slug, event in sorted(library.events.items(), key=lambda pair: pair[0]):
        over = _last_day(event.end_date or event.date)
        if over and over < today and not event.publication and not _was_written_after(library, slug, event, over):
            yield _name(library, "event", slug, over)


def _was_written_after(library: Library, slug: str, event: Event, over: date) -> bool:
    """Tell whether a text was changed, or the source of the event read, once it was over."""
    updated = [text.front.updated for text in library.texts["event", slug].values()]
    read = [library.sources[source].read for source in (event.original.source, *event.sources)]
    return any(day is not None and day.sort_key[0] >= over for day in (*updated, *read))


def list_old_statements(library: Library, today: date) -> Iterator[Aged]:
    """Yield each record that states something and whose sources were all read longer ago than the limit."""
    limit = library.limits.source_read_for_days
    for kind in _STATING:
        records: Mapping[str, object] = library.records(kind)
        for identifier in sorted(records):
            read = [library.sources[source].read for source in getattr(records[identifier], "sources", ())]
            newest = max((day.sort_key[1] for day in read), default=None)
            if newest and (today - newest).days > limit:
                yield _name(library, kind, identifier, newest)


def _name(library: Library, kind: str, identifier: str, since: date) -> Aged:
    return Aged(kind, identifier, library.trees[kind, identifier].file, since)


def _last_day(day: PartialDate | None) -> date | None:
    return day.sort_key[1] if day else None

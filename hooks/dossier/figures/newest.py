"""Takes the library, gives the newest figures: who is held, who has been recognised, the last wave, the day covered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dossier.library import Library, sorted_by
from dossier.model.count import PrisonerCount
from dossier.model.dates import PartialDate
from dossier.model.release import Release


@dataclass(frozen=True)
class Figure:
    """A number with its qualifier, its day and its sources; `record` is the kind and id that it comes from."""

    value: int
    qualifier: str
    as_of: PartialDate
    sources: tuple[str, ...]
    record: tuple[str, str]


def newest_count(library: Library, measure: str) -> Figure | None:
    """Return the newest number of people for a measure ('held', 'recognised-since-2020', 'incommunicado')."""
    found = [(key, count) for key, count in library.counts.items() if count.measure == measure]
    if not found:
        return None
    key, count = max(found, key=lambda pair: (pair[1].date.sort_key, pair[0]))
    return Figure(count.value, count.qualifier, count.date, count.sources, ("count", key))


def waves_by_day(library: Library) -> list[tuple[str, Release]]:
    """Return the release waves, newest first."""
    return sorted_by(library.releases, lambda release: release.day.sort_key, newest_first=True)


def newest_wave(library: Library) -> Figure | None:
    """Return the size of the newest release wave."""
    waves = waves_by_day(library)
    if not waves:
        return None
    key, release = waves[0]
    return Figure(release.count.total, release.count.qualifier, release.day, release.sources, ("release", key))


def counts_of(library: Library, measure: str) -> list[tuple[str, PrisonerCount]]:
    """Return the stated numbers for a measure, newest first."""
    counts = {key: count for key, count in library.counts.items() if count.measure == measure}
    return sorted_by(counts, lambda count: count.date.sort_key, newest_first=True)


def day_covered(library: Library) -> PartialDate | None:
    """Return the newest day that any dated record knows: nothing after it is covered."""
    return max(_dated(library), key=lambda day: day.sort_key, default=None)


def _dated(library: Library) -> Iterable[PartialDate]:
    yield from (release.released for release in library.releases.values())
    yield from (release.decree for release in library.releases.values() if release.decree)
    yield from (count.date for count in library.counts.values())
    yield from (moment.date for moment in library.timeline.values())
    yield from (source.date for source in library.sources.values() if source.date)

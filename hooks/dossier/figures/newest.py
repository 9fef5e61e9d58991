"""Takes the library, gives the newest figures: who is held, who has been recognised, the last wave, the day covered."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.figures.figure import Figure
from dossier.figures.waves import is_until, waves_by_day
from dossier.library import Library, sorted_by
from dossier.model.count import PrisonerCount
from dossier.model.dates import FOREVER, PartialDate


def newest_count(library: Library, measure: str, as_of: PartialDate = FOREVER, *, women: bool = False) -> Figure | None:
    """Return the last number of people, or of women, stated by `as_of` for a measure (`held`, `incommunicado` …)."""
    for key, count in counts_of(library, measure):
        value = count.women if women else count.value
        if value is not None and is_until(count.date, as_of):
            qualifier = "exact" if women else count.qualifier
            return Figure(value, qualifier, count.date, count.sources, ("count", key))
    return None


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
    # Of dates with the same bounds the exact one is shown, whatever the order of the records.
    return max(_dated(library), key=lambda day: (day.sort_key, day.precision == "day", day.iso()), default=None)


def _dated(library: Library) -> Iterable[PartialDate]:
    yield from (release.released for release in library.releases.values())
    yield from (release.decree for release in library.releases.values() if release.decree)
    yield from (count.date for count in library.counts.values())
    yield from (moment.date for moment in library.timeline.values())
    yield from (source.date for source in library.sources.values() if source.date)

"""The release waves in their order, and what each adds to the running total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from dossier.library import Library, sorted_by
from dossier.model.dates import PartialDate
from dossier.model.release import Release

Wave = tuple[str, Release]


def waves_by_day(library: Library) -> list[Wave]:
    """Return the release waves, newest first."""
    return sorted_by(library.releases, lambda release: release.day.sort_key, newest_first=True)


def waves_in_order(library: Library) -> list[Wave]:
    """Return the release waves, oldest first."""
    return sorted_by(library.releases, lambda release: release.day.sort_key)


def waves_until(library: Library, day: PartialDate) -> list[Wave]:
    """Return the waves that were certainly over by the end of `day`, oldest first."""
    return [wave for wave in waves_in_order(library) if is_until(wave[1].day, day)]


def is_until(moment: PartialDate, day: PartialDate) -> bool:
    """Tell whether `moment` lies certainly not after the last day that `day` can be."""
    return (moment.last or date.max) <= (day.last or date.max)


def added_by(release: Release) -> int:
    """Return how many people a wave adds to the running total of those freed in politically motivated cases.

    The political share where it is stated, else everybody; nothing where the record leaves the wave out.
    """
    if not release.adds_to_total:
        return 0
    return release.count.total if release.count.political is None else release.count.political


def newest_statement(release: Release) -> PartialDate:
    """Return the day of the newest statement on a wave's size, else the wave's own."""
    return max((count.as_of for count in release.stated_counts), key=lambda day: day.sort_key, default=release.day)


def sources_of_count(release: Release) -> list[str]:
    """Return the sources of a wave without those that state another number of people."""
    other: set[str] = set()
    same: set[str] = set()
    for said in release.stated_counts:
        (same if said.value == release.count.total else other).update(said.sources)
    found = [source for source in release.sources if source not in other - same]
    return found or list(release.sources)


def ordinals_of(library: Library) -> dict[str, int]:
    """Return the place of each wave among those that add to the running total, counted from the first on."""
    counted = [key for key, release in waves_in_order(library) if release.adds_to_total]
    return {key: number for number, key in enumerate(counted, start=1)}


def waves_by_prisoner(library: Library) -> Mapping[str, tuple[str, ...]]:
    """Return the waves that name each prisoner, by their ids; a prisoner whom none names is left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, release in sorted(library.releases.items()):
        for prisoner in dict.fromkeys(named.prisoner for named in release.named if named.prisoner):
            found[prisoner].append(key)
    return {prisoner: tuple(waves) for prisoner, waves in found.items()}


def waves_beside(library: Library) -> Mapping[str, tuple[str | None, str | None]]:
    """Return the wave before and the wave after each; None where there is none."""
    order = [key for key, _ in waves_by_day(library)]
    later, earlier = (None, *order), (*order[1:], None)
    return {key: (earlier[place], later[place]) for place, key in enumerate(order)}

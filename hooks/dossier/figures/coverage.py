"""Takes the library, gives how far each data set reaches, its largest gap, and how sure its statements are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dossier.library import Library
from dossier.model.base import Model
from dossier.model.dates import PartialDate


@dataclass(frozen=True)
class Gap:
    """The longest time without an entry: from the last day of one to the first day of the next, in days."""

    days: int
    after: PartialDate
    before: PartialDate


@dataclass(frozen=True)
class Coverage:
    """How many dated entries a data set has, its first and last day, and its largest gap where it has two entries."""

    entries: int
    first: PartialDate
    last: PartialDate
    gap: Gap | None


def coverage_of(days: list[PartialDate]) -> Coverage | None:
    """Return the coverage of a set of dates; None for an empty one."""
    ordered = sorted(days, key=lambda day: day.sort_key)
    if not ordered:
        return None
    last = max(ordered, key=lambda day: day.sort_key[1])
    return Coverage(len(ordered), ordered[0], last, _largest_gap(ordered))


def coverage_of_sets(library: Library) -> list[tuple[str, Coverage]]:
    """Return the coverage of each dated data set, by its kind; counts by their measure."""
    sets: dict[str, list[PartialDate]] = {
        "release": [release.day for release in library.releases.values()],
        "moment": [moment.date for moment in library.timeline.values()],
        "total": [total.date for total in library.totals.values()],
    }
    for count in library.counts.values():
        sets.setdefault(count.measure, []).append(count.date)
    found = [(name, coverage_of(days)) for name, days in sets.items()]
    return [(name, coverage) for name, coverage in found if coverage is not None]


def grades_of(library: Library) -> dict[str, int]:
    """Return how many statements have each grade of confidence."""
    grades: Counter[str] = Counter()
    for kind in ("prisoner", "release", "count", "note", "statement", "total", "moment", "place", "organisation"):
        for record in library.records(kind).values():
            grades.update(_grades_in(record))
    return dict(grades)


def _grades_in(value: object) -> Iterator[str]:
    if isinstance(value, Model):
        for name, found in value:
            if name == "confidence":
                yield found
            else:
                yield from _grades_in(found)
    elif isinstance(value, tuple):
        for item in value:
            yield from _grades_in(item)


def _largest_gap(ordered: list[PartialDate]) -> Gap | None:
    """Return the largest time between two entries; open dates are passed over, since nobody knows where they end."""
    gap: Gap | None = None
    before: PartialDate | None = None
    for day in ordered:
        if day.first is None or day.last is None:
            continue
        if before is not None and before.last is not None:
            days = (day.first - before.last).days
            if gap is None or days > gap.days:
                gap = Gap(days, before, day)
        if before is None or before.last is None or day.last > before.last:
            before = day
    return gap

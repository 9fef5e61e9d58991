"""Takes the waves and the totals that sources state, gives the running total after each wave and how far they agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dossier.figures.waves import added_by, waves_in_order, waves_until
from dossier.library import Library, sorted_by
from dossier.model.total import StatedTotal


@dataclass(frozen=True)
class RunningTotal:
    """The sum of the waves up to and with one wave; `added` is what this one added."""

    wave: str
    value: int
    added: int


@dataclass(frozen=True)
class Comparison:
    """A stated total beside the sum of the waves up to its day.

    `difference` is stated less computed; `agrees` takes the total's qualifier into account.
    """

    identifier: str
    total: StatedTotal
    computed: int
    parts: tuple[int, ...]
    waves: tuple[str, ...]
    difference: int
    agrees: bool


def running_totals(library: Library) -> list[RunningTotal]:
    """Return the running total after each wave that adds to it, oldest first."""
    totals: list[RunningTotal] = []
    value = 0
    for key, release in waves_in_order(library):
        if release.adds_to_total:
            added = added_by(release)
            value += added
            totals.append(RunningTotal(key, value, added))
    return totals


def compare_totals(library: Library) -> list[Comparison]:
    """Return every stated total beside the sum of the waves up to its day, oldest first."""
    return [
        _compare(library, key, total) for key, total in sorted_by(library.totals, lambda total: total.date.sort_key)
    ]


def _compare(library: Library, key: str, total: StatedTotal) -> Comparison:
    waves = [(name, release) for name, release in waves_until(library, total.date) if release.adds_to_total]
    parts = tuple(added_by(release) for _, release in waves)
    computed = sum(parts)
    return Comparison(
        identifier=key,
        total=total,
        computed=computed,
        parts=parts,
        waves=tuple(name for name, _ in waves),
        difference=total.value - computed,
        agrees=_agrees(total, computed),
    )


def _agrees(total: StatedTotal, computed: int) -> bool:
    """Tell whether the sum is what the source states; 'about' and estimates agree only where they are equal."""
    if total.qualifier in ("at-least", "estimated-over"):
        return computed >= total.value
    if total.qualifier == "over":
        return computed > total.value
    return computed == total.value


def total_after_wave(library: Library) -> Mapping[str, RunningTotal]:
    """Return the running total after each wave that adds to it."""
    return {total.wave: total for total in running_totals(library)}


def comparisons_after_wave(library: Library) -> Mapping[str, tuple[Comparison, ...]]:
    """Return the stated totals whose sum ends with a wave, by that wave, beside their sums."""
    found: dict[str, list[Comparison]] = defaultdict(list)
    for item in compare_totals(library):
        for wave in item.waves[-1:]:
            found[wave].append(item)
    return {wave: tuple(items) for wave, items in found.items()}

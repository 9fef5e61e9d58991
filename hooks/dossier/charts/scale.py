"""Takes a range of numbers or days, gives the place of each on a line of a drawing, and round values for its axis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True)
class Scale:
    """Places numbers from 0 to `largest` between `start` and `end`."""

    largest: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        return self.start + (self.end - self.start) * value / (self.largest or 1)


@dataclass(frozen=True)
class TimeScale:
    """Places days from `first` to `last` between `start` and `end`."""

    first: date
    last: date
    start: float
    end: float

    def __call__(self, day: date) -> float:
        return self.start + self._length * (day - self.first).days / self._days

    def within(self, day: date) -> float:
        """Return the place of a day, for one that lies outside the nearer end of the line."""
        return self(min(max(day, self.first), self.last))

    @cached_property
    def _length(self) -> float:
        return self.end - self.start

    @cached_property
    def _days(self) -> int:
        return (self.last - self.first).days or 1

    def years(self) -> Iterator[tuple[int, float, float]]:
        """Yield each year with the places where it begins and ends, as far as they lie on the line."""
        begins = self(self.first)
        for year in range(self.first.year, self.last.year):
            ends = self(date(year + 1, 1, 1))
            yield year, begins, ends
            begins = ends
        yield self.last.year, begins, self(self.last)


def round_steps(largest: float, most: int) -> list[int]:
    """Return 0 and at most `most` further round values in equal steps (1, 2 or 5 times a power of ten).

    The last one is not below `largest`.
    """
    step, factors = 1, (2, 5, 10)
    power = 1
    while step * most < largest:
        for factor in factors:
            step = power * factor
            if step * most >= largest:
                break
        power *= 10
    count = max(1, -(-int(-(-largest // 1)) // step))
    return [step * index for index in range(count + 1)]

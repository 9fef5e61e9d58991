"""Takes where labels want to stand on a line and how much room each needs, gives the nearest places where none meet."""

from __future__ import annotations

from collections.abc import Sequence


def spread_out(targets: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Return the middle of each label, in the order of `targets`, which must ascend.

    The sum of the squared ways is the least possible (isotonic regression by pooling adjacent violators; Barlow and
    others 1972); labels keep between `low` and `high` where all fit in there.
    """
    # As the room that earlier labels take is fixed, only the places less that room must ascend.
    before = [sum(sizes[:index]) + size / 2 for index, size in enumerate(sizes)]
    pools: list[tuple[float, int]] = []
    for target, room in zip(targets, before, strict=True):
        mean, count = target - room, 1
        while pools and pools[-1][0] > mean:
            other, others = pools.pop()
            mean, count = (mean * count + other * others) / (count + others), count + others
        pools.append((mean, count))
    ceiling = max(low, high - sum(sizes))
    starts = [min(max(mean, low), ceiling) for mean, count in pools for _ in range(count)]
    return [start + room for start, room in zip(starts, before, strict=True)]

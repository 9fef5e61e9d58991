"""Takes words and a size of type, gives how wide they are in Noto Sans, and the lines into which they fit a width."""

from __future__ import annotations

from functools import lru_cache

from dossier.charts.advances import ADVANCES


class _Advances(dict[str, float]):
    """The table of advances; what it does not know may be a wide sign."""

    def __missing__(self, character: str) -> float:
        return 1.0


_ADVANCES = _Advances(ADVANCES)


def measure(words: str, size: float) -> float:
    """Return the width of a line of type, in the unit of `size`; kerning, which mostly narrows it, is left out."""
    return size * _advance(words)


@lru_cache(maxsize=8192)
def _advance(words: str) -> float:
    return sum(map(_ADVANCES.__getitem__, words))


def wrap(words: str, size: float, width: float) -> list[str]:
    """Return the words in lines, at least one, no wider than `width`; a word wider than that is cut."""
    if words[:1].strip() and measure(words, size) <= width:
        return [words]
    lines, used = [""], 0.0
    for word in words.split(" "):
        wide = measure(word, size)
        longer = used + measure(" ", size) + wide if lines[-1] else wide
        if longer <= width:
            lines[-1], used = f"{lines[-1]} {word}" if lines[-1] else word, longer
            continue
        *full, rest = _cut(word, size, width)
        lines, used = [*lines, *full, rest], measure(rest, size)
    return [line for line in lines if line] or [""]


def _cut(word: str, size: float, width: float) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and measure(pieces[-1] + character, size) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces

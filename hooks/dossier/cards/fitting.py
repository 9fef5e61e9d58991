"""Takes a title and the room for it, gives the size of type and the lines in which it fits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.cards.lettering import Face, measure

ELLIPSIS = "…"
# Lines break at these; a space that does not break stays.
_BREAKS = re.compile(r"[ \t\r\n]+")
# Halvings of the width for which lines of even length are looked for.
_TRIES = 8


@dataclass(frozen=True)
class Room:
    """The room for a title in pixels; `leading` is the distance of two lines as a share of the size of type."""

    width: float
    height: float
    leading: float

    def lines_of(self, size: float) -> int:
        """Return how many lines of a size find room, at least one."""
        return max(1, int(self.height / (self.leading * size)))


@dataclass(frozen=True)
class Fitted:
    """Lines of type at one size."""

    lines: tuple[str, ...]
    size: float


def fit_lines(words: str, face: Face, sizes: tuple[float, ...], room: Room) -> Fitted:
    """Return the words at the largest of `sizes`, which fall, at which their lines fit.

    At the smallest size a word wider than a line is cut into pieces, and what is too much for the room is left out
    behind an ellipsis.
    """
    parts = [part for part in _BREAKS.split(words) if part]
    for size in sizes:
        if max((measure(part, face, size) for part in parts), default=0.0) > room.width:
            continue
        lines = _wrap(parts, face, size, room.width)
        if len(lines) <= room.lines_of(size):
            return Fitted(tuple(_even_out(parts, lines, face, size)), size)
    smallest, most = sizes[-1], room.lines_of(sizes[-1])
    pieces = [piece for part in parts for piece in _cut(part, face, smallest, room.width)]
    lines = _wrap(pieces, face, smallest, room.width)
    if len(lines) > most:
        lines = [*lines[: most - 1], shorten(" ".join(lines[most - 1 :]), face, smallest, room.width)]
    return Fitted(tuple(lines), smallest)


def shorten(words: str, face: Face, size: float, width: float) -> str:
    """Return the words, or as many of their letters as fit the width with an ellipsis after them."""
    if measure(words, face, size) <= width:
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(_end(words, middle), face, size) <= width:
            low = middle
        else:
            high = middle - 1
    return _end(words, low)


def _end(words: str, length: int) -> str:
    return words[:length].rstrip(" ,;:.–—-") + ELLIPSIS


def _wrap(parts: list[str], face: Face, size: float, width: float) -> list[str]:
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]} {part}" if lines else part
        if lines and measure(longer, face, size) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _even_out(parts: list[str], lines: list[str], face: Face, size: float) -> list[str]:
    """Return as many lines as before, but none much shorter than the others."""
    wide, best = max((measure(line, face, size) for line in lines), default=0.0), lines
    narrow = wide / 2
    for _ in range(_TRIES):
        middle = (narrow + wide) / 2
        tried = _wrap(parts, face, size, middle)
        if len(tried) == len(lines) and all(measure(line, face, size) <= middle for line in tried):
            wide, best = middle, tried
        else:
            narrow = middle
    return best


def _cut(word: str, face: Face, size: float, width: float) -> list[str]:
    """Return a word in pieces, each as wide as a line at most."""
    pieces = [""]
    for character in word:
        if pieces[-1] and measure(pieces[-1] + character, face, size) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces

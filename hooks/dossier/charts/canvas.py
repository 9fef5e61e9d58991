"""Takes what a chart draws, keeps where its labels and marks stand, gives the finished drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dossier.charts.drawing import Box, Drawing, Shape, escape_words, number
from dossier.charts.measure import measure, wrap

Point = tuple[float, float]

# From the base line of Noto Sans to the top of a capital with an accent, and to the foot of a letter.
_ABOVE, _BELOW = 0.95, 0.25
# The part of a label that stands left of its place.
_BEFORE = {"": 0.0, "middle": 0.5, "end": 1.0}
LEADING = 1.3
# What a label keeps free on both sides.
_RIM = 1.5


@dataclass(frozen=True)
class Form:
    """A width for which charts are drawn, and the size of their type; the drawing is shown at about this width."""

    name: str
    width: float
    size: float


# The narrow form is shown down to 280 pixels, where its type is then as large as 11 pixels; the wide one from 720 on.
NARROW = Form("narrow", 320, 13)
WIDE = Form("wide", 720, 14)


class Canvas:
    """A drawing in the making; y grows downwards, and labels are placed by their base line."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.width, self.size = form.width, form.size
        self.line_height = form.size * LEADING
        self._shapes: list[Shape] = []
        self._labels: list[Box] = []
        self._marks: list[Box] = []

    def rect(self, style: str, left: float, top: float, width: float, height: float) -> None:
        """Draw a rectangle that labels placed later keep off."""
        self._rect(style, left, top, width, height)
        self._marks.append(Box(left, top, left + width, top + height))

    def circle(self, style: str, x: float, y: float, radius: float) -> None:
        """Draw a circle that labels placed later keep off."""
        self._shapes.append(Shape("circle", style, f' cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"/>'))
        self._marks.append(Box(x - radius, y - radius, x + radius, y + radius))

    def shape(self, style: str, points: Sequence[Point]) -> None:
        """Draw a closed outline that labels placed later keep off."""
        self._path(style, f"M{_write(points)}Z")
        self._marks.append(_around(points))

    def line(self, style: str, *points: Point, solid: bool = False) -> None:
        """Draw a line through points; labels placed later keep off it where it is `solid`."""
        self._path(style, f"M{_write(points)}")
        if solid:
            self._marks += (_around(pair, 1.0) for pair in pairwise(points))

    def strokes(self, style: str, pairs: Iterable[tuple[Point, Point]]) -> None:
        """Draw separate lines as one element; nothing for none."""
        path = "".join([f"M{_write(pair)}" for pair in pairs])
        if path:
            self._path(style, path)

    def text(
        self, words: str, x: float, y: float, style: str = "chart-text", *, anchor: str = "", lang: str = ""
    ) -> Box:
        """Write words whose base line begins (`anchor` empty), has its middle or ends at `x`, and return their box."""
        box = self.box_of(words, x, y, anchor)
        self._labels.append(box)
        anchored = f' text-anchor="{anchor}"' if anchor else ""
        marked = f' lang="{escape_words(lang)}"' if lang else ""
        rest = f' x="{number(x)}" y="{number(y)}"{anchored}{marked}>{escape_words(words)}</text>'
        self._shapes.append(Shape("text", style, rest, words, box.right - box.left))
        return box

    def text_on_grid(self, words: str, x: float, y: float, style: str = "chart-strong", *, anchor: str = "") -> None:
        """Write words on a piece of paper that keeps the lines below off them."""
        box = self.box_of(words, x, y, anchor)
        left, right = max(0.0, box.left - _RIM), min(self.width, box.right + _RIM)
        self._rect("chart-paper", left, y - self.size * 0.8, right - left, self.size)
        self.text(words, x, y, style, anchor=anchor)

    def text_lines(
        self, lines: Sequence[str], x: float, y: float, style: str = "chart-text", *, lang: str = ""
    ) -> float:
        """Write lines one below the other, the first with its base line at `y`; return the base line of a next one."""
        for index, line in enumerate(lines):
            self.text(line, x, y + index * self.line_height, style, lang=lang)
        return y + len(lines) * self.line_height

    def place(self, words: str, places: Iterable[tuple[float, float, str]], *, within: Box) -> bool:
        """Write a number at the first place (x, base line, anchor) in a box where it meets nothing; tell if one."""
        for x, y, anchor in places:
            box = self.box_of(words, x, y, anchor)
            if box.lies_in(within) and self.is_free(Box(box.left - _RIM, box.top, box.right + _RIM, box.bottom)):
                self.text_on_grid(words, x, y, anchor=anchor)
                return True
        return False

    def is_free(self, box: Box) -> bool:
        """Tell whether a box lies between labels and marks."""
        return not any(box.meets(other) for other in (*self._labels, *self._marks))

    def box_of(self, words: str, x: float, y: float, anchor: str = "") -> Box:
        """Return the box of a label."""
        width = measure(words, self.size)
        left = x - width * _BEFORE[anchor]
        return Box(left, y - _ABOVE * self.size, left + width, y + _BELOW * self.size)

    def measure(self, words: str) -> float:
        """Return the width of words in this drawing's type."""
        return measure(words, self.size)

    def wrap(self, words: str, width: float) -> list[str]:
        """Return the words in lines no wider than `width`."""
        return wrap(words, self.size, width)

    def finish(self, height: float) -> Drawing:
        """Return the drawing on a ground of this height."""
        form = self.form
        return Drawing(form.name, form.width, height, form.size, tuple(self._shapes), tuple(self._labels))

    def _path(self, style: str, path: str) -> None:
        self._shapes.append(Shape("path", style, f' d="{path}"/>'))

    def _rect(self, style: str, left: float, top: float, width: float, height: float) -> None:
        place = f' x="{number(left)}" y="{number(top)}" width="{number(width)}" height="{number(height)}"/>'
        self._shapes.append(Shape("rect", style, place))


def _write(points: Sequence[Point]) -> str:
    return " ".join([f"{number(x)} {number(y)}" for x, y in points])


def _around(points: Sequence[Point], margin: float = 0.0) -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return Box(min(across) - margin, min(down) - margin, max(across) + margin, max(down) + margin)

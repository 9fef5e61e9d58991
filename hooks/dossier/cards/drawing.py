"""Takes a card, gives it as an SVG document made of outlines, so that it looks the same whatever fonts there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.cards.card import HEIGHT, WIDTH, Card
from dossier.cards.fitting import Room, fit_lines, shorten
from dossier.cards.lettering import LABEL, NOTE, TITLE, Face, measure, outlines

# The house's colours by day; a test holds them to the style sheet.
PAPER, INK, MUTED, LINE, ACCENT = "#fbfaf7", "#1f1d1a", "#5c574f", "#ddd8cf", "#9c1d2f"
# Those of letters, whose edges blend into the paper.
OF_LETTERS = (INK, MUTED, ACCENT)
# What is free at the sides, and above and below.
MARGIN, HEAD = 72, 60
_ROOM = WIDTH - 2 * MARGIN
_RULE = (MARGIN, HEAD, 72, 6)
_LABEL_BASELINE = 118
_TITLE_TOP, _TITLE_BOTTOM = 148, 442
FOOT_LINE = 478
_NAME_BASELINE, _INSTITUTE_BASELINE = 525, 562
_TITLE_ROOM = Room(_ROOM, _TITLE_BOTTOM - _TITLE_TOP, leading=1.2)
_TITLE_SIZES = (84.0, 76.0, 68.0, 62.0, 56.0, 50.0, 46.0, 42.0, 38.0)
_LABEL_SIZES = (28.0, 26.0, 24.0, 22.0, 20.0)
_NAME_SIZES = (32.0, 30.0, 28.0, 26.0, 24.0)
_INSTITUTE_SIZES = (22.0, 21.0, 20.0, 19.0, 18.0)
# From the top of a line's room to its base line, as a share of the size: capitals with an accent stand below it.
_RISE = 0.98


@dataclass(frozen=True)
class Line:
    """A line of type in its place; `left` and `baseline` in pixels."""

    words: str
    face: Face
    size: float
    left: float
    baseline: float
    colour: str

    @property
    def right(self) -> float:
        """Where the line ends."""
        return self.left + measure(self.words, self.face, self.size)


def place_lines(card: Card) -> list[Line]:
    """Return the lines of a card: label, title, dossier and institute."""
    title = fit_lines(card.title, TITLE, _TITLE_SIZES, _TITLE_ROOM)
    first = _TITLE_TOP + title.size * _RISE
    return [
        _place(card.label, LABEL, _LABEL_SIZES, _LABEL_BASELINE, ACCENT),
        *(
            Line(words, TITLE, title.size, MARGIN, first + number * _TITLE_ROOM.leading * title.size, INK)
            for number, words in enumerate(title.lines)
        ),
        _place(card.dossier, TITLE, _NAME_SIZES, _NAME_BASELINE, INK),
        _place(card.institute, NOTE, _INSTITUTE_SIZES, _INSTITUTE_BASELINE, MUTED),
    ]


def draw_card(card: Card) -> str:
    """Return the SVG document; nothing of it lies outside the margins, whatever the words are."""
    return "".join(_draw(place_lines(card)))


def _place(words: str, face: Face, sizes: tuple[float, ...], baseline: float, colour: str) -> Line:
    """Return a single line at the largest of `sizes` at which it fits, else shortened at the smallest."""
    size = next((size for size in sizes if measure(words, face, size) <= _ROOM), sizes[-1])
    return Line(shorten(words, face, size, _ROOM), face, size, MARGIN, baseline, colour)


def _draw(lines: list[Line]) -> Iterator[str]:
    yield f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
    yield f'<path fill="{PAPER}" d="{_box(0, 0, WIDTH, HEIGHT)}"/>'
    for line in lines:
        yield f'<g fill="{line.colour}" transform="translate({line.left} {line.baseline:.2f})">'
        for place, data in outlines(line.words, line.face, line.size):
            yield f'<path transform="{place}" d="{data}"/>'
        yield "</g>"
    yield f'<path fill="{ACCENT}" d="{_box(*_RULE)}"/>'
    yield f'<path fill="{LINE}" d="{_box(MARGIN, FOOT_LINE, _ROOM, 1)}"/>'
    # A frame over the margins: signs with many marks on top of each other would reach there.
    frame = _box(0, 0, WIDTH, HEIGHT) + _box(MARGIN, HEAD, _ROOM, HEIGHT - 2 * HEAD)
    yield f'<path fill="{PAPER}" fill-rule="evenodd" d="{frame}"/>'
    yield "</svg>"


def _box(left: float, top: float, width: float, height: float) -> str:
    return f"M{left} {top}h{width}v{height}h{-width}z"

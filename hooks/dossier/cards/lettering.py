"""Takes words, a face and a size, gives a line of type: how wide it is, and the outlines of its letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import uharfbuzz
from fontTools.pens.svgPathPen import SVGPathPen


@dataclass(frozen=True)
class Face:
    """A face of the site at one weight."""

    package: str
    file: str
    weight: int


TITLE = Face("fontpkg_noto_serif", "NotoSerif[wdth,wght].ttf", 600)
LABEL = Face("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf", 500)
NOTE = Face("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf", 400)


@dataclass(frozen=True)
class Glyph:
    """A sign of a shaped line, its place in the unit of the face."""

    number: int
    x: float
    y: float


@lru_cache(maxsize=4096)
def measure(words: str, face: Face, size: float) -> float:
    """Return the width of a line of type in pixels, as it will be drawn."""
    return float(_shape(words, face)[1] * size / _font(face).face.upem)


def outlines(words: str, face: Face, size: float) -> Iterator[tuple[str, str]]:
    """Yield transformation and data of an SVG path for each sign of a line that begins at 0, 0."""
    scale = size / _font(face).face.upem
    for glyph in _shape(words, face)[0]:
        data = _outline(face, glyph.number)
        if data:
            yield f"translate({glyph.x * scale:.2f} {-glyph.y * scale:.2f}) scale({scale:.5f} {-scale:.5f})", data


@cache
def _outline(face: Face, glyph: int) -> str:
    pen = SVGPathPen(None, ntos=lambda value: f"{value:.0f}")
    _font(face).draw_glyph_with_pen(glyph, pen)
    return str(pen.getCommands())


def _shape(words: str, face: Face) -> tuple[list[Glyph], float]:
    """Return the glyphs of a line and how far it advances."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    uharfbuzz.shape(_font(face), buffer)
    glyphs, x, y = [], 0.0, 0.0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append(Glyph(info.codepoint, x + place.x_offset, y + place.y_offset))
        x, y = x + place.x_advance, y + place.y_advance
    return glyphs, x


@cache
def _font(face: Face) -> uharfbuzz.Font:
    font = uharfbuzz.Font(uharfbuzz.Face(files(face.package).joinpath("files", face.file).read_bytes()))
    font.set_variations({"wght": face.weight, "wdth": 100})
    return font

"""Takes a chart, gives it as an SVG file that stands alone: with its title, its source and its own colours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape

from dossier.charts.canvas import LEADING
from dossier.charts.chart import Chart
from dossier.charts.drawing import Shape, escape_words, number
from dossier.charts.measure import measure, wrap
from dossier.charts.style import attributes_of, picture_rules

_FAMILIES = "Noto Sans, Segoe UI, Roboto, Helvetica, Arial, sans-serif"
_NAME = "chart-picture"
_TITLE, _SOURCE = 1.3, 0.9
_MARGIN = 1.25


@dataclass(frozen=True)
class Picture:
    """An SVG document and its size in pixels."""

    document: str
    width: int
    height: int


def make_picture(chart: Chart, source: str, language: str) -> Picture:
    """Return the picture; `source` says where the data are from, and up to which day.

    The light look stands in attributes, since a strict content policy ignores the embedded style; that turns to dark
    where the reader's screen is. Every label is given its width, since the reader's fonts are not known.
    """
    drawing = chart.picture
    size, margin = drawing.size, drawing.size * _MARGIN
    head, begin = _lines(chart.title, "chart-strong", size * _TITLE, drawing.width, margin)
    foot, end = _lines(source, "chart-text", size * _SOURCE, drawing.width, begin + drawing.height + size * 0.5)
    width, height = drawing.width + 2 * margin, end + margin
    ground = Shape("rect", "chart-paper", f' width="{number(width)}" height="{number(height)}"/>')
    description = f"{chart.description} {source}"
    document = "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" '
            f'width="{number(width)}" height="{number(height)}" font-size="{number(size)}" font-family="{_FAMILIES}" '
            f'role="img" aria-labelledby="{_NAME}-title {_NAME}-text" xml:lang="{escape(language)}">\n'
            f'<title id="{_NAME}-title">{escape(chart.title)}</title>\n'
            f'<desc id="{_NAME}-text">{escape(description)}</desc>\n<style>{picture_rules()}</style>\n',
            _write(ground),
            f'\n<g transform="translate({number(margin)})">\n',
            *[f"{_write(shape)}\n" for shape in (*head, *foot)],
            f'</g>\n<g transform="translate({number(margin)} {number(begin)})">\n',
            *[f"{_write(shape)}\n" for shape in drawing.shapes],
            "</g>\n</svg>\n",
        ]
    )
    return Picture(document, round(width), round(height))


def _lines(words: str, style: str, size: float, width: float, top: float) -> tuple[list[Shape], float]:
    """Return words in lines below `top`, and where they end with some room after them."""
    lines = wrap(words, size, width)
    shapes = []
    for index, line in enumerate(lines):
        place = f' x="0" y="{number(top + size * (1 + LEADING * index))}" font-size="{number(size)}"'
        shapes.append(Shape("text", style, f"{place}>{escape_words(line)}</text>", line, measure(line, size)))
    return shapes, top + size * LEADING * len(lines) + size * 0.5


def _write(shape: Shape) -> str:
    tag, style, rest, words, width = shape
    if not words:
        return f"<{tag} {_look(style)}{rest}"
    return f'<{tag} {_look(style)} textLength="{number(width)}" lengthAdjust="spacingAndGlyphs"{rest}'


@cache
def _look(style: str) -> str:
    return " ".join([f'class="{style}"', *(f'{name}="{value}"' for name, value in attributes_of(style).items())])

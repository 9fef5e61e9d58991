"""Takes symbols and their words, draws the key of a chart in as few lines as they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dossier.charts.canvas import Canvas
from dossier.charts.drawing import Box


@dataclass(frozen=True)
class Key:
    """What a symbol of a chart means; `draw` draws it into a box."""

    words: str
    draw: Callable[[Canvas, Box], None]


def draw_keys(canvas: Canvas, keys: Sequence[Key], top: float) -> float:
    """Draw the keys side by side, a new line where one does not fit; return where the last line ends."""
    size = canvas.size
    symbol, gap = size * 1.2, size * 0.5
    x, y = 0.0, top
    for key in keys:
        needed = symbol + gap + canvas.measure(key.words)
        if x and x + needed > canvas.width:
            x, y = 0.0, y + canvas.line_height
        key.draw(canvas, Box(x, y + size * 0.25, x + symbol, y + size))
        lines = canvas.wrap(key.words, canvas.width - x - symbol - gap)
        canvas.text_lines(lines, x + symbol + gap, y + size)
        y += canvas.line_height * (len(lines) - 1)
        x += needed + size * 1.5
    return y + canvas.line_height if keys else top

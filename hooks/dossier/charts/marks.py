"""Takes how exactly a number is stated, draws its mark: filled for an exact number, hollow for another."""

from __future__ import annotations

from typing import Literal

from dossier.charts.canvas import Canvas
from dossier.charts.drawing import Box
from dossier.model.base import Qualifier

Mark = Literal["exact", "above", "around"]
# A mark is as wide as half a letter.
_RADIUS = 0.26
MARK_OF: dict[Qualifier, Mark] = {
    "exact": "exact",
    "at-least": "above",
    "over": "above",
    "estimated-over": "above",
    "about": "around",
    "nearly": "around",
    "estimated": "around",
}


def draw_mark(canvas: Canvas, mark: Mark, colour: str, x: float, y: float) -> None:
    """Draw a dot for an exact number, a ring for an approximate one, a triangle for one that may be higher."""
    radius = canvas.size * _RADIUS
    if mark == "exact":
        canvas.circle(f"chart-fill-{colour}", x, y, radius)
    elif mark == "around":
        canvas.circle(f"chart-hollow-{colour}", x, y, radius)
    else:
        reach = radius * 1.2
        canvas.shape(f"chart-hollow-{colour}", [(x, y - reach), (x + reach, y + radius), (x - reach, y + radius)])


def draw_diamond(canvas: Canvas, style: str, x: float, y: float) -> None:
    """Draw a square that stands on a corner."""
    reach = diamond_reach(canvas)
    canvas.shape(style, [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)])


def diamond_reach(canvas: Canvas) -> float:
    """Return how far a diamond reaches from its middle."""
    return canvas.size * _RADIUS * 1.25


def middle_of(box: Box) -> tuple[float, float]:
    """Return the middle of a box."""
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def mark_width(canvas: Canvas) -> float:
    """Return how far apart marks must stand to be told from each other."""
    return canvas.size * _RADIUS * 2.6

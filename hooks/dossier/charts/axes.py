"""Takes the scales of a chart with a time axis, draws its grid, its years and its round numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dossier.charts.canvas import Canvas
from dossier.charts.scale import Scale, TimeScale, round_steps
from dossier.words.speech import Speech

_MARGIN = 8.0
_TICK = 4.0


@dataclass(frozen=True)
class Plot:
    """The part of a drawing in which days lie from left to right and numbers from the foot up."""

    days: TimeScale
    numbers: Scale
    left: float
    right: float
    top: float
    foot: float


def draw_plot(
    canvas: Canvas, first: date, last: date, steps: Sequence[int], *, column: float, top: float, height: float
) -> Plot:
    """Draw the grid of a plot, `column` wide of the left edge being left for numbers."""
    left, right, foot = column, canvas.width - _MARGIN, top + height
    # The marks of the first and last day need room beside them.
    plot = Plot(
        TimeScale(first, last, left + _MARGIN, right - _MARGIN), Scale(steps[-1], foot, top), left, right, top, foot
    )
    for value in steps:
        y = plot.numbers(value)
        canvas.line("chart-grid" if value else "chart-axis", (left, y), (right, y), solid=not value)
    return plot


def draw_numbers(canvas: Canvas, plot: Plot, steps: Sequence[int], speech: Speech) -> None:
    """Write the round numbers left of the plot."""
    for value in steps:
        y = plot.numbers(value) + canvas.size * 0.35
        canvas.text(speech.number(value), plot.left - canvas.size * 0.4, y, anchor="end")


def column_of_numbers(canvas: Canvas, largest: float, most: int, speech: Speech) -> tuple[list[int], float]:
    """Return the steps of an axis and how wide the column of their numbers is."""
    steps = round_steps(largest, most)
    return steps, max(canvas.measure(speech.number(step)) for step in steps) + canvas.size * 0.4


def draw_years(canvas: Canvas, plot: Plot) -> float:
    """Draw the years below the plot, each named in its middle where there is room; return where they end."""
    for year, begins, ends in plot.days.years():
        if begins > plot.days.start:
            canvas.line("chart-axis", (begins, plot.foot), (begins, plot.foot + _TICK))
        if canvas.measure(str(year)) < ends - begins:
            canvas.text(str(year), (begins + ends) / 2, plot.foot + canvas.size * 1.3, anchor="middle")
    return plot.foot + canvas.line_height * 1.3

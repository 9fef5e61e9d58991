"""Takes the release waves, gives the small chart of the home page: a column for each wave, oldest first."""

from __future__ import annotations

from dossier.charts.canvas import Canvas
from dossier.charts.chart import Chart, assemble_chart
from dossier.charts.drawing import Box, Drawing
from dossier.charts.waves import CSV_COLUMNS, describe_waves, name_columns, row_of_wave, say_people
from dossier.figures.waves import Wave, waves_by_day, waves_in_order
from dossier.library import Library
from dossier.words.speech import Speech

_LINES = {"narrow": 8, "wide": 9}
_COLUMN = 0.7
_TICK = 4.0


def draw_overview(library: Library, speech: Speech) -> Chart:
    """Return the chart of the waves by size; the chart of the waves by month tells more."""
    waves = waves_in_order(library)
    return assemble_chart(
        "waves",
        title=speech.say("Release waves by number of people"),
        description=describe_waves(waves_by_day(library), speech),
        draw=lambda canvas: _draw(canvas, waves, speech),
        columns=name_columns(speech),
        csv_columns=CSV_COLUMNS,
        rows=[row_of_wave(key, release, speech) for key, release in waves],
    )


def _draw(canvas: Canvas, waves: list[Wave], speech: Speech) -> Drawing:
    top = canvas.line_height
    foot = top + canvas.line_height * _LINES[canvas.form.name]
    step = canvas.width / len(waves)
    largest = max(1, *(release.count.total for _, release in waves))
    columns = []
    for position, (_, release) in enumerate(waves):
        height = (foot - top) * release.count.total / largest
        left = (position + (1 - _COLUMN) / 2) * step
        canvas.rect("chart-fill-1", left, foot - height, step * _COLUMN, height)
        columns.append((release, left + step * _COLUMN / 2, foot - height - canvas.size * 0.3))
    canvas.line("chart-axis", (0, foot), (canvas.width, foot))
    # A small wave between large ones has no room for its number; the table has all.
    told = [column for column in columns if column[0].count.total * 10 >= largest]
    for release, middle, base in sorted(told, key=lambda column: -column[0].count.total):
        half = canvas.measure(say_people(release, speech)) / 2
        inside = min(max(middle, half), canvas.width - half)
        canvas.place(say_people(release, speech), [(inside, base, "middle")], within=Box(0, 0, canvas.width, foot))
    _draw_years(canvas, [release.day.year for _, release in waves], step, foot)
    return canvas.finish(foot + canvas.line_height + _TICK)


def _draw_years(canvas: Canvas, years: list[int], step: float, foot: float) -> None:
    """Name each year below its columns, where there is room."""
    for year in dict.fromkeys(years):
        first, last = years.index(year) * step, (len(years) - years[::-1].index(year)) * step
        if first:
            canvas.line("chart-axis", (first, foot), (first, foot + _TICK))
        if canvas.measure(str(year)) < last - first:
            canvas.text(str(year), (first + last) / 2, foot + canvas.size * 1.2, anchor="middle")

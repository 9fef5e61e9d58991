"""Takes the running total and the totals that sources stated, gives the chart that sets them beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from dossier.charts.axes import Plot, column_of_numbers, draw_numbers, draw_plot, draw_years
from dossier.charts.canvas import Canvas, Point
from dossier.charts.chart import Chart, Row, assemble_chart
from dossier.charts.drawing import Box, Drawing
from dossier.charts.key import Key, draw_keys
from dossier.charts.marks import diamond_reach, draw_diamond, middle_of
from dossier.charts.wording import mark_language, say_qualified
from dossier.figures.totals import Comparison, RunningTotal, compare_totals, running_totals
from dossier.library import Library
from dossier.model.dates import PartialDate
from dossier.model.texts import choose_wording
from dossier.words.speech import Speech

_LINES = 15
_AGREES, _DIFFERS = "chart-solid", "chart-hollow"


def draw_totals(library: Library, speech: Speech) -> Chart:
    """Return the chart of the running total with the totals as stated."""
    running, stated = running_totals(library), compare_totals(library)
    rows = [
        *((library.releases[total.wave].day, _row_of_wave(library, total, speech)) for total in running),
        *((comparison.total.date, _row_of_total(library, comparison, speech)) for comparison in stated),
    ]
    steps = [(library.releases[total.wave].day, total.value) for total in running]
    return assemble_chart(
        "totals",
        title=speech.say("People freed in all, as added up and as stated"),
        description=_describe(running, stated, speech),
        draw=lambda canvas: _draw(canvas, steps, stated, speech),
        columns=[speech.say("Day"), speech.say("People in all"), speech.say("Where from"), speech.say("Remark")],
        csv_columns=["record", "day", "value", "qualifier", "basis", "sum_of_waves", "difference", "agrees"],
        rows=[row for _, row in sorted(rows, key=lambda pair: (pair[0].last or date.max, pair[0].sort_key))],
    )


def _describe(running: list[RunningTotal], stated: list[Comparison], speech: Speech) -> str:
    if not running and not stated:
        return speech.say("No release wave is known.")
    return " ".join(
        (
            speech.say(
                "The line is the sum of the waves up to each day, %(number)s people in the end; each mark is a total "
                "that a source stated.",
                number=speech.number(running[-1].value if running else 0),
            ),
            speech.say(
                "A filled mark agrees with the sum, a hollow one does not; a fine line shows how far it is from it."
            ),
        )
    )


def _row_of_wave(library: Library, total: RunningTotal, speech: Speech) -> Row:
    release = library.releases[total.wave]
    return Row(
        (
            speech.date(release.day),
            speech.number(total.value),
            speech.say("sum of the waves"),
            speech.say("this wave adds %(number)s", number=speech.number(total.added)),
        ),
        (total.wave, release.day.iso(), total.value, "exact", "added", total.value, 0, None),
        release.sources,
    )


def _row_of_total(library: Library, comparison: Comparison, speech: Speech) -> Row:
    total = comparison.total
    computed = speech.number(comparison.computed)
    remark = speech.say("agrees with the sum of the waves")
    if not comparison.agrees:
        remark = speech.say("differs from the sum of the waves, %(number)s", number=computed)
    if total.counts:
        counted = choose_wording(total.counts, library.languages.chain(speech.code))
        remark = Markup("{}; {} {}").format(remark, speech.say("it counts:"), mark_language(counted, speech))
    return Row(
        (
            speech.date(total.date),
            say_qualified(speech.number(total.value), total.qualifier, speech),
            speech.say("stated by a source"),
            remark,
        ),
        (
            comparison.identifier,
            total.date.iso(),
            total.value,
            total.qualifier,
            "stated",
            comparison.computed,
            comparison.difference,
            comparison.agrees,
        ),
        total.sources,
    )


def _draw(canvas: Canvas, steps: list[tuple[PartialDate, int]], stated: list[Comparison], speech: Speech) -> Drawing:
    y = draw_keys(canvas, list(_keys(stated, speech)), 0) + canvas.size
    days = [_day(day) for day, _ in steps] + [_day(comparison.total.date) for comparison in stated]
    largest = max([value for _, value in steps] + [comparison.total.value for comparison in stated])
    numbers, column = column_of_numbers(canvas, largest, 5, speech)
    height = _LINES * canvas.line_height
    plot = draw_plot(canvas, min(days), max(days), numbers, column=column, top=y, height=height)
    draw_numbers(canvas, plot, numbers, speech)
    end = draw_years(canvas, plot)
    line = list(_line(plot, steps))
    for comparison in stated:
        x = plot.days(_day(comparison.total.date))
        said, computed = plot.numbers(comparison.total.value), plot.numbers(comparison.computed)
        # A line that the mark itself covers would tell nothing.
        if not comparison.agrees and abs(said - computed) > diamond_reach(canvas):
            canvas.line("chart-lead", (x, said), (x, computed))
    if line:
        canvas.line("chart-line-1", *line, solid=True)
    places = [(plot.days(_day(comparison.total.date)), plot.numbers(comparison.total.value)) for comparison in stated]
    for comparison, place in zip(stated, places, strict=True):
        draw_diamond(canvas, _AGREES if comparison.agrees else _DIFFERS, *place)
    if line:
        _label(canvas, plot, speech.number(steps[-1][1]), line[-1])
    # Those that differ are named first, as long as there is room.
    for comparison, place in sorted(zip(stated, places, strict=True), key=lambda pair: pair[0].agrees):
        _label(canvas, plot, speech.number(comparison.total.value), place)
    return canvas.finish(end)


def _line(plot: Plot, steps: list[tuple[PartialDate, int]]) -> Iterator[Point]:
    """Yield the corners of the stepped line, from nobody before the first wave to the end of the plot."""
    before = 0
    for day, value in steps:
        x = plot.days(_day(day))
        yield x, plot.numbers(before)
        yield x, plot.numbers(value)
        before = value
    if steps:
        yield plot.days.end, plot.numbers(before)


def _day(day: PartialDate) -> date:
    """Return the day by which something has certainly happened, as sums count it."""
    return day.last or day.sort_key[1]


def _label(canvas: Canvas, plot: Plot, words: str, place: Point) -> None:
    x, y = place
    far, near = canvas.size * 0.6, canvas.size * 0.35
    canvas.place(
        words,
        [
            (x - far, y + near, "end"),
            (x + far, y + near, ""),
            (x, y + far + canvas.size * 0.7, "middle"),
            (x, y - far, "middle"),
            (x - far, y - near, "end"),
            (x + far, y + canvas.size, ""),
        ],
        within=Box(plot.left, 0, canvas.width, plot.foot),
    )


def _keys(stated: list[Comparison], speech: Speech) -> Iterator[Key]:
    yield Key(speech.say("sum of the waves, added up by the dossier"), _draw_line)
    if any(comparison.agrees for comparison in stated):
        yield Key(speech.say("stated by a source, agrees"), _draw_agreeing)
    if not all(comparison.agrees for comparison in stated):
        yield Key(speech.say("stated by a source, differs"), _draw_differing)


def _draw_line(canvas: Canvas, box: Box) -> None:
    middle = (box.left + box.right) / 2
    corners = [(box.left, box.bottom - 1), (middle, box.bottom - 1), (middle, box.top + 1), (box.right, box.top + 1)]
    canvas.line("chart-line-1", *corners)


def _draw_agreeing(canvas: Canvas, box: Box) -> None:
    draw_diamond(canvas, _AGREES, *middle_of(box))


def _draw_differing(canvas: Canvas, box: Box) -> None:
    draw_diamond(canvas, _DIFFERS, *middle_of(box))

"""Takes the stated numbers of political prisoners, gives the chart of those held and of those recognised since 2020."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from dossier.charts.axes import Plot, column_of_numbers, draw_numbers, draw_plot, draw_years
from dossier.charts.canvas import Canvas, Point
from dossier.charts.chart import Chart, Row, assemble_chart
from dossier.charts.drawing import Box, Drawing
from dossier.charts.key import Key, draw_keys
from dossier.charts.marks import MARK_OF, Mark, draw_mark, mark_width, middle_of
from dossier.charts.wording import mark_language, say_label, say_qualified
from dossier.library import Library, sorted_by
from dossier.model.count import PrisonerCount
from dossier.model.dates import PartialDate
from dossier.model.texts import choose_wording
from dossier.words.speech import Speech

# A line joins two numbers of a body only if no quarter of a year, with some days' grace, went by without one.
LONGEST_LINE = timedelta(days=100)
# The measures that the chart shows: the height of its panel in lines of type, and the number of its colour.
_PANELS = {"held": (11, "1"), "recognised-since-2020": (7, "2")}


@dataclass(frozen=True)
class _Panel:
    measure: str
    counts: list[PrisonerCount]
    lines: int
    colour: str


def draw_recognised(library: Library, speech: Speech) -> Chart:
    """Return the chart of the numbers as stated, oldest first."""
    counts = {key: count for key, count in library.counts.items() if count.measure in _PANELS}
    ordered = sorted_by(counts, lambda count: count.date.sort_key)
    chain = library.languages.chain(speech.code)
    return assemble_chart(
        "recognised",
        title=speech.say("Political prisoners in Belarus, as stated from 2020 on"),
        description=_describe(speech) if ordered else speech.say("No number is known."),
        draw=lambda canvas: _draw(canvas, [count for _, count in ordered], speech),
        columns=[speech.say("Day"), speech.say("People"), speech.say("What is counted"), speech.say("Counted by")],
        csv_columns=["count", "day", "people", "qualifier", "measure"],
        rows=[_row(key, count, chain, speech) for key, count in ordered],
    )


def say_count(count: PrisonerCount, speech: Speech) -> str:
    """Return a stated number with its qualifier."""
    return say_qualified(speech.number(count.value), count.qualifier, speech)


def _describe(speech: Speech) -> str:
    return " ".join(
        (
            speech.say("Each mark is a number that a source stated for a day, a month or a year."),
            speech.say(
                "A line joins exact numbers of the same body that are at most %(number)s days apart; where there is "
                "none, nothing is known of the time between.",
                number=speech.number(LONGEST_LINE.days),
            ),
            speech.say("Numbers for the same day stand side by side."),
        )
    )


def _row(key: str, count: PrisonerCount, chain: tuple[str, ...], speech: Speech) -> Row:
    counted_by = speech.say("not stated")
    if count.counted_by:
        counted_by = mark_language(choose_wording(count.counted_by, chain), speech)
    measure = say_label("measure", count.measure, speech)
    return Row(
        (speech.date(count.date), say_count(count, speech), measure, counted_by),
        (key, count.date.iso(), count.value, count.qualifier, count.measure),
        count.sources,
    )


def _draw(canvas: Canvas, counts: list[PrisonerCount], speech: Speech) -> Drawing:
    panels = [
        _Panel(measure, [count for count in counts if count.measure == measure], lines, colour)
        for measure, (lines, colour) in _PANELS.items()
    ]
    y = draw_keys(canvas, list(_keys(counts, speech)), 0)
    largest = max(count.value for count in counts)
    column = column_of_numbers(canvas, largest, 3, speech)[1]
    first = min(count.date.sort_key[0] for count in counts)
    last = max(count.date.last or count.date.sort_key[1] for count in counts)
    for panel in panels:
        if panel.counts:
            y = _draw_panel(canvas, panel, speech, span=(first, last), column=column, top=y + canvas.size)
    return canvas.finish(y)


def _draw_panel(
    canvas: Canvas, panel: _Panel, speech: Speech, *, span: tuple[date, date], column: float, top: float
) -> float:
    words = canvas.wrap(say_label("measure", panel.measure, speech), canvas.width)
    top = canvas.text_lines(words, 0, top + canvas.size, "chart-strong")
    steps = column_of_numbers(canvas, max(count.value for count in panel.counts), 3, speech)[0]
    plot = draw_plot(canvas, *span, steps, column=column, top=top, height=panel.lines * canvas.line_height)
    draw_numbers(canvas, plot, steps, speech)
    end = draw_years(canvas, plot)
    _draw_lines(canvas, plot, panel)
    places = _places(canvas, plot, panel.counts)
    for count, (x, y) in zip(panel.counts, places, strict=True):
        _draw_span(canvas, plot, count.date, y)
        draw_mark(canvas, MARK_OF[count.qualifier], panel.colour, x, y)
    _draw_labels(canvas, plot, panel.counts, places, speech)
    return end


def _draw_lines(canvas: Canvas, plot: Plot, panel: _Panel) -> None:
    bodies: dict[str, list[PrisonerCount]] = {}
    for count in panel.counts:
        # A disputed number has no line, since it is not known which of several the line should reach.
        if count.counted_by and MARK_OF[count.qualifier] == "exact" and count.confidence != "disputed":
            bodies.setdefault(repr(sorted(count.counted_by.items())), []).append(count)
    for numbers in bodies.values():
        for one, other in pairwise(count for count in numbers if count.date.precision == "day"):
            if other.date.sort_key[0] - one.date.sort_key[0] <= LONGEST_LINE:
                points = [(plot.days(count.date.sort_key[0]), plot.numbers(count.value)) for count in (one, other)]
                canvas.line(f"chart-line-{panel.colour}", *points)


def _places(canvas: Canvas, plot: Plot, counts: list[PrisonerCount]) -> list[Point]:
    """Return where the marks stand: in the middle of their time, side by side for the same time."""
    together = Counter(count.date.iso() for count in counts)
    before: Counter[str] = Counter()
    places = []
    for count in counts:
        name = count.date.iso()
        shift = (before[name] - (together[name] - 1) / 2) * mark_width(canvas)
        before[name] += 1
        first, last = _span(plot, count.date)
        x = (first + last) / 2 + shift
        places.append((min(max(x, plot.left), plot.right), plot.numbers(count.value)))
    return places


def _draw_span(canvas: Canvas, plot: Plot, day: PartialDate, y: float) -> None:
    if day.precision != "day":
        first, last = _span(plot, day)
        canvas.line("chart-lead", (first, y), (last, y))


def _span(plot: Plot, day: PartialDate) -> tuple[float, float]:
    """Return from where to where a time reaches; an open side reaches to the edge."""
    first = plot.days(day.first) if day.first else plot.left
    return first, plot.days(day.last) if day.last else plot.right


def _draw_labels(canvas: Canvas, plot: Plot, counts: list[PrisonerCount], places: list[Point], speech: Speech) -> None:
    """Write the newest, the oldest and the largest number beside their marks, where there is room."""
    order = range(len(counts))
    largest = max(order, key=lambda index: (MARK_OF[counts[index].qualifier] == "exact", counts[index].value))
    far, near = canvas.size * 0.6, canvas.size * 0.35
    for index in dict.fromkeys((len(counts) - 1, 0, largest)):
        x, y = places[index]
        sides = [(x, y - far, "middle"), (x, y + far + canvas.size * 0.7, "middle")]
        sides += [(x - far, y + near, "end"), (x + far, y + near, ""), (x, y - far, "end"), (x, y - far, "")]
        if index != largest:
            # At the ends of the row a number stays with its mark even a line further off.
            sides += [(x, y + way, side) for way in (canvas.size * 2.2, -canvas.size * 1.6) for side in ("end", "")]
        canvas.place(say_count(counts[index], speech), sides, within=Box(plot.left, 0, canvas.width, plot.foot))


def _keys(counts: list[PrisonerCount], speech: Speech) -> Iterator[Key]:
    told: dict[Mark, str] = {
        "exact": speech.say("exact number"),
        "above": speech.say("at least or over: it may be higher"),
        "around": speech.say("about, nearly or estimated"),
    }
    used = {MARK_OF[count.qualifier] for count in counts}
    for mark, words in told.items():
        if mark in used:
            yield Key(words, partial(_draw_key, mark=mark))
    if any(count.date.precision != "day" for count in counts):
        yield Key(speech.say("only the month or year is known"), _draw_time)
    yield Key(
        speech.say("exact numbers of one body, at most %(number)s days apart", number=speech.number(LONGEST_LINE.days)),
        _draw_line,
    )


def _draw_key(canvas: Canvas, box: Box, mark: Mark) -> None:
    draw_mark(canvas, mark, "1", *middle_of(box))


def _draw_line(canvas: Canvas, box: Box) -> None:
    canvas.line("chart-line-1", (box.left, box.bottom), (box.right, box.top))


def _draw_time(canvas: Canvas, box: Box) -> None:
    _, y = middle_of(box)
    canvas.line("chart-lead", (box.left, y), (box.right, y))

"""Takes the release waves and the dated events, gives the chart that shows both on one time axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dossier.charts.canvas import Canvas
from dossier.charts.chart import Chart, Row, assemble_chart
from dossier.charts.drawing import Box, Drawing
from dossier.charts.key import Key, draw_keys
from dossier.charts.marks import middle_of
from dossier.charts.scale import Scale, TimeScale
from dossier.charts.spread import spread_out
from dossier.charts.wording import mark_language, say_label, say_qualified
from dossier.figures.waves import Wave, waves_by_day
from dossier.library import Library
from dossier.model.dates import PartialDate
from dossier.model.moment import Moment
from dossier.model.release import Release
from dossier.model.texts import Wording, choose_wording
from dossier.words.speech import Speech

_BAR = 3.0
_DOT = 2.25
# The column of waves, as a part of the width.
_WAVES = {"narrow": 0.3, "wide": 0.28}
# Room for the lines that lead from the axis to the words, in sizes of type.
_LEADS = 2.2
# More height than the words need brings them nearer to their days.
_SLACK = 1.15


@dataclass(frozen=True)
class _Event:
    """An event with its words and the day that stands before them where there is room."""

    day: PartialDate
    title: Wording
    said: str


def draw_timeline(library: Library, speech: Speech) -> Chart:
    """Return the chart of waves and events, newest first."""
    chain = library.languages.chain(speech.code)
    waves = waves_by_day(library)
    moments = sorted(library.timeline.items(), key=lambda pair: (pair[1].date.sort_key, pair[0]), reverse=True)
    events = [
        _Event(moment.date, choose_wording(moment.title, chain), speech.date(moment.date)) for _, moment in moments
    ]
    rows = [
        *((release.day, _row_of_wave(key, release, speech)) for key, release in waves),
        *((moment.date, _row_of_event(key, moment, chain, speech)) for key, moment in moments),
    ]
    return assemble_chart(
        "timeline",
        title=speech.say("Release waves and other events"),
        description=_describe(waves, events, speech),
        draw=lambda canvas: _draw(canvas, waves, events, speech),
        columns=[speech.say("Day"), speech.say("Kind"), speech.say("What happened")],
        csv_columns=["record", "day", "kind", "people", "qualifier"],
        rows=[row for _, row in sorted(rows, key=lambda pair: pair[0].sort_key, reverse=True)],
    )


def _describe(waves: list[Wave], events: list[_Event], speech: Speech) -> str:
    if not waves and not events:
        return speech.say("No event is known.")
    counted = speech.listing(
        [
            speech.quantity("%(number)s wave", "%(number)s waves", len(waves)),
            speech.quantity("%(number)s entry of the timeline", "%(number)s entries of the timeline", len(events)),
        ]
    )
    reading = speech.say("Bars left of the axis are waves, as long as the number of people; dots on it are events.")
    return f"{counted[0].upper()}{counted[1:]}. {reading}"


def _row_of_wave(key: str, release: Release, speech: Speech) -> Row:
    people = speech.quantity("%(number)s person", "%(number)s people", release.count.total)
    people = say_qualified(people, release.count.qualifier, speech)
    told = f"{people}: {say_label('release', release.kind, speech)}"
    return Row(
        (speech.date(release.day), speech.say("release wave"), f"{told[0].upper()}{told[1:]}"),
        (key, release.day.iso(), "wave", release.count.total, release.count.qualifier),
        release.sources,
    )


def _row_of_event(key: str, moment: Moment, chain: tuple[str, ...], speech: Speech) -> Row:
    title = mark_language(choose_wording(moment.title, chain), speech)
    return Row(
        (speech.date(moment.date), speech.say("event of the timeline"), title),
        (key, moment.date.iso(), "event", None, None),
        moment.sources,
    )


def _draw(canvas: Canvas, waves: list[Wave], events: list[_Event], speech: Speech) -> Drawing:
    keys = [
        Key(speech.say("release wave, number of people"), _draw_key_of_waves),
        Key(speech.say("event of the timeline"), _draw_key_of_events),
    ]
    top = draw_keys(canvas, keys, 0) + canvas.size
    axis = canvas.width * _WAVES[canvas.form.name]
    dates = _column_of_days(canvas, events)
    left = axis + canvas.size * (_LEADS + 0.3)
    lines = [canvas.wrap(event.title.text, canvas.width - left - dates) for event in events]
    heights = [canvas.line_height * len(texts) + canvas.size * 0.3 for texts in lines]
    known = [day for _, release in waves for day in _ends(release.day)] + [d for e in events for d in _ends(e.day)]
    years = max(known).year - min(known).year + 1
    height = max(sum(heights) * _SLACK, years * canvas.line_height * 3)
    # Newest on top, as in all lists of the site.
    days = TimeScale(min(known), max(known), top + height, top)
    canvas.line("chart-axis", (axis, days.start), (axis, days.end))
    bars = _draw_waves(canvas, waves, days, axis)
    _draw_years(canvas, days, axis)
    for people, x, y in bars:
        canvas.place(
            speech.number(people),
            [(x - canvas.size * 0.3, y + canvas.size * 0.36, "end")],
            within=Box(0, 0, axis, days.start + canvas.size),
        )
    times = [(days(_ends(event.day)[0]), days(_ends(event.day)[1])) for event in events]
    places = spread_out([sum(time) / 2 for time in times], heights, top, top + height)
    for event, texts, time, place in zip(events, lines, times, places, strict=True):
        _draw_event(canvas, axis, time, place)
        base = place + canvas.size * 0.35 - canvas.line_height * (len(texts) - 1) / 2
        if dates:
            canvas.text(event.said, left, base)
        language = event.title.language if event.title.language != speech.code else ""
        canvas.text_lines(texts, left + dates, base, "chart-strong", lang=language)
    return canvas.finish(top + height + canvas.size)


def _column_of_days(canvas: Canvas, events: Sequence[_Event]) -> float:
    """Return how wide a column of days is; 0 where it would take too much from the words."""
    width = max((canvas.measure(event.said) for event in events), default=0) + canvas.size * 0.8
    return width if width < canvas.width * 0.25 else 0


def _ends(day: PartialDate) -> tuple[date, date]:
    """Return the first and last day of a date; of an open one the known side twice."""
    return day.sort_key[0], day.last or day.sort_key[1]


def _draw_years(canvas: Canvas, days: TimeScale, axis: float) -> None:
    for year, begins, ends in days.years():
        canvas.line("chart-grid", (0, begins), (axis, begins))
        # The name of a year stands at its foot, where it begins.
        if begins - ends >= canvas.line_height:
            canvas.text_on_grid(str(year), 0, begins - canvas.size * 0.35, "chart-text")


def _draw_waves(canvas: Canvas, waves: list[Wave], days: TimeScale, axis: float) -> list[tuple[int, float, float]]:
    """Draw the waves as bars that end at the axis, those of one day end to end.

    Return how many people each freed and where its bar begins, the largest first.
    """
    together = [(day, list(group)) for day, group in groupby(waves, key=lambda wave: wave[1].day)]
    sums = [sum(release.count.total for _, release in group) for _, group in together]
    scale = Scale(max(sums, default=0), 0, axis - canvas.measure(str(max(sums, default=0))) - canvas.size * 0.5)
    bars = []
    for day, group in together:
        first, last = _ends(day)
        y, x = (days(first) + days(last)) / 2, axis
        for _, release in group:
            width = min(x, max(1.0, scale(release.count.total)))
            canvas.rect("chart-fill-1", x - width, y - _BAR / 2, width, _BAR)
            x -= width
            bars.append((release.count.total, x, y))
    return sorted(bars, key=lambda bar: -bar[0])


def _draw_event(canvas: Canvas, axis: float, time: tuple[float, float], place: float) -> None:
    """Draw an event on the axis, as long as its time is uncertain, and the line to its words."""
    first, last = time
    if first - last > 2 * _DOT:
        canvas.line("chart-line", (axis, first), (axis, last))
    middle = (first + last) / 2
    canvas.circle("chart-solid", axis, middle, _DOT)
    canvas.line("chart-lead", (axis + _DOT, middle), (axis + canvas.size * _LEADS, place))


def _draw_key_of_waves(canvas: Canvas, box: Box) -> None:
    _, y = middle_of(box)
    canvas.rect("chart-fill-1", box.left, y - _BAR / 2, box.right - box.left, _BAR)


def _draw_key_of_events(canvas: Canvas, box: Box) -> None:
    canvas.circle("chart-solid", *middle_of(box), _DOT)

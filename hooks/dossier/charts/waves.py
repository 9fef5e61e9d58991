"""Takes the release waves, gives the chart of people freed by month, each wave a part of its month's bar."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from dossier.charts.canvas import Canvas
from dossier.charts.chart import Chart, Row, assemble_chart
from dossier.charts.drawing import Box, Drawing
from dossier.charts.key import draw_keys
from dossier.charts.kinds import GROUP_OF, GROUPS, draw_bar, keys_of
from dossier.charts.wording import say_label, say_qualified
from dossier.figures.waves import Wave, waves_by_day
from dossier.library import Library
from dossier.model.dates import PartialDate, parse_partial_date
from dossier.model.release import Release
from dossier.words.speech import Speech

_BAR = 0.8
_GAP = 6.0
_SEAM = 4.0
# As narrow as a bar can be and still be seen; one person is less than that beside hundreds.
_LEAST = 1.5
CSV_COLUMNS = ("release", "day", "people", "qualifier", "political", "kind", "group")


@dataclass(frozen=True)
class Month:
    """A row of the chart: a month with its waves, oldest first, or a time that is no one month."""

    time: PartialDate
    waves: tuple[Wave, ...]

    @property
    def total(self) -> int:
        return sum(release.count.total for _, release in self.waves)


def draw_waves(library: Library, speech: Speech) -> Chart:
    """Return the chart of the waves, newest first."""
    waves = waves_by_day(library)
    months = months_of(waves)
    reading = speech.say(
        "Each bar is a month; each part of it is a wave, as long as the number of people "
        "that the dossier counts for it."
    )
    return assemble_chart(
        "waves",
        title=speech.say("People freed, by month and kind of release"),
        description=f"{describe_waves(waves, speech)} {reading}" if waves else describe_waves(waves, speech),
        draw=lambda canvas: _draw(canvas, months, speech),
        columns=name_columns(speech),
        csv_columns=CSV_COLUMNS,
        rows=[row_of_wave(key, release, speech) for key, release in waves],
    )


def name_columns(speech: Speech) -> list[str]:
    """Return the headings of a table of waves."""
    return [
        speech.say("Day"),
        speech.say("People"),
        speech.say("In political cases"),
        speech.say("Kind"),
        speech.say("Shown as"),
    ]


def describe_waves(waves: list[Wave], speech: Speech) -> str:
    """Return how many waves there are, from when to when, and how large the largest is."""
    if not waves:
        return speech.say("No release wave is known.")
    return speech.say(
        "%(count)s waves from %(first)s to %(last)s; the largest freed %(largest)s people.",
        count=speech.number(len(waves)),
        first=speech.date(waves[-1][1].day),
        last=speech.date(waves[0][1].day),
        largest=speech.number(max(release.count.total for _, release in waves)),
    )


def months_of(waves: list[Wave]) -> list[Month]:
    """Return the months from the newest wave back to the oldest, also those without a wave.

    A wave whose month is not known has a row of its own.
    """
    by_month: dict[str, list[Wave]] = {}
    apart = []
    for wave in reversed(waves):
        if wave[1].day.precision in ("day", "month"):
            by_month.setdefault(wave[1].day.iso()[:7], []).append(wave)
        else:
            apart.append(Month(wave[1].day, (wave,)))
    names = sorted(by_month)
    months = [Month(parse_partial_date(name), tuple(by_month.get(name, ()))) for name in _every_month(names)]
    return sorted([*months, *apart], key=lambda month: month.time.sort_key, reverse=True)


def say_people(release: Release, speech: Speech) -> str:
    """Return the number of people of a wave with its qualifier ('at least 18')."""
    return say_qualified(speech.number(release.count.total), release.count.qualifier, speech)


def _every_month(names: list[str]) -> list[str]:
    if not names:
        return []
    (year, month), last, found = map(int, names[0].split("-")), names[-1], [names[0]]
    while found[-1] != last:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        found.append(f"{year:04}-{month:02}")
    return found


def row_of_wave(key: str, release: Release, speech: Speech) -> Row:
    """Return what tables say of a wave."""
    count, group = release.count, GROUP_OF[release.kind]
    political = speech.say("not stated") if count.political is None else speech.number(count.political)
    kind = say_label("release", release.kind, speech)
    return Row(
        (speech.date(release.day), say_people(release, speech), political, kind, speech.say(group.words)),
        (key, release.day.iso(), count.total, count.qualifier, count.political, release.kind, group.name),
        release.sources,
    )


def _draw(canvas: Canvas, months: list[Month], speech: Speech) -> Drawing:
    shown = {GROUP_OF[release.kind].name for month in months for _, release in month.waves}
    y = draw_keys(canvas, keys_of([group for group in GROUPS if group.name in shown], speech), 0) + canvas.size * 0.5
    names = [canvas.wrap(_name(month.time, speech), canvas.width * 0.4) for month in months]
    start = max(canvas.measure(line) for lines in names for line in lines) + _GAP
    said = [" + ".join(say_people(release, speech) for _, release in month.waves) for month in months]
    sums = [canvas.wrap(words, (canvas.width - start) * 0.5) for words in said]
    room = [canvas.width - start - _GAP - max(map(canvas.measure, lines)) for lines in sums]
    unit = min((width / month.total for width, month in zip(room, months, strict=True) if month.total), default=1.0)
    year = 0
    for month, name, numbers in zip(months, names, sums, strict=True):
        if month.time.year != year:
            year = month.time.year
            y = _draw_year(canvas, str(year), start, y)
        canvas.text_lines(name, 0, y + canvas.size)
        x = _draw_month(canvas, month, start, y + canvas.size * (1.05 - _BAR), unit)
        if month.waves:
            canvas.text_lines(numbers, x + _GAP, y + canvas.size, "chart-strong")
        y += canvas.line_height * max(len(name), len(numbers)) + 2
    return canvas.finish(y + 2)


def _name(time: PartialDate, speech: Speech) -> str:
    return speech.month_and_day(time) or speech.date(time)


def _draw_year(canvas: Canvas, year: str, start: float, y: float) -> float:
    y += canvas.size * 0.4
    canvas.text(year, 0, y + canvas.size, "chart-strong")
    canvas.line("chart-grid", (start, y + canvas.size * 0.65), (canvas.width, y + canvas.size * 0.65))
    return y + canvas.line_height + 2


def _draw_month(canvas: Canvas, month: Month, start: float, top: float, unit: float) -> float:
    """Draw the waves of a month side by side; return where they end."""
    x, bottom = start, top + canvas.size * _BAR
    parts = []
    for _, release in month.waves:
        width = release.count.total * unit
        parts.append(Box(x, top, x + (max(width, _LEAST) if width else 0), bottom))
        draw_bar(canvas, parts[-1], GROUP_OF[release.kind])
        x = parts[-1].right
    # A fine line of paper keeps neighbours apart where both are wide enough to lose some of it.
    seams = [
        part.right for part, after in pairwise(parts) if min(part.right - part.left, after.right - after.left) >= _SEAM
    ]
    canvas.strokes("chart-seam", (((seam, top), (seam, bottom)) for seam in seams))
    return x

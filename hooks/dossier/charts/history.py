"""Takes a person's record, gives the bar of the times in prison and free, as far as sources know them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from dossier.charts.canvas import Canvas
from dossier.charts.chart import Chart, Row, assemble_chart
from dossier.charts.drawing import Box, Drawing
from dossier.charts.key import Key, draw_keys
from dossier.charts.scale import TimeScale
from dossier.charts.stretches import Course, course_of
from dossier.charts.wording import say_label
from dossier.figures.status import Span, State, state_after
from dossier.library import Library
from dossier.model.prisoner import Prisoner, Step
from dossier.model.texts import choose_wording
from dossier.words.speech import Speech

_INSET = 1.0
_TICK = 4.0
_NEAR = 4.0
_STYLES: dict[State | None, str] = {
    "held": "chart-solid",
    "free": "chart-hollow",
    "dead": "chart-line",
    "unknown": "chart-soft",
    None: "chart-soft",
}


@dataclass(frozen=True)
class _Note:
    """Words that name a day of the bar; they stand right of it (`below` the bar) or left of it (above)."""

    x: float
    lines: tuple[str, ...]
    below: bool


@dataclass(frozen=True)
class _Words:
    """What both drawings say: of each change, of the last known day, and what the symbols mean."""

    changes: tuple[str, ...]
    known: str
    keys: tuple[Key, ...]


def draw_person(library: Library, prisoner_id: str, speech: Speech) -> Chart:
    """Return the chart of one person; raises KeyError where the library has no such record."""
    prisoner = library.prisoners[prisoner_id]
    names = {language: spellings[0] for language, spellings in prisoner.names.items()}
    name = choose_wording(names, library.languages.chain(speech.code)).text
    course = course_of(prisoner)
    words = _word(prisoner, course, speech) if course else None
    return assemble_chart(
        "history",
        title=speech.say("%(name)s: times in prison and free", name=name),
        description=_describe(prisoner, words.changes if words else (), speech),
        draw=lambda canvas: _draw(canvas, prisoner, course, words) if course and words else canvas.finish(0),
        columns=[speech.say("Day"), speech.say("What happened")],
        csv_columns=["step", "day", "event", "confidence"],
        rows=[_row(number, step, speech) for number, step in enumerate(prisoner.history, start=1)] if course else [],
    )


def _word(prisoner: Prisoner, course: Course, speech: Speech) -> _Words:
    return _Words(
        tuple([_say_change(prisoner, span, speech) for span, _ in course.changes]),
        speech.say("as of %(date)s", date=speech.date(prisoner.status.as_of)),
        tuple(_keys(course, speech)),
    )


def _describe(prisoner: Prisoner, changes: tuple[str, ...], speech: Speech) -> str:
    known = speech.say("as of %(date)s; nothing is said of the time after it", date=speech.date(prisoner.status.as_of))
    # No full stop ends it, since a Belarusian date has one of its own.
    return "; ".join([*changes, known])


def _say_change(prisoner: Prisoner, span: Span, speech: Speech) -> str:
    """Return the step with which a time begins, in words."""
    begins = next(step for step in prisoner.history if step.date == span.start and state_after(step) == span.state)
    event = say_label("history", begins.event, speech)
    return speech.say("%(event)s: %(date)s", event=event, date=speech.date(begins.date))


def _row(number: int, step: Step, speech: Speech) -> Row:
    day = speech.date(step.date) if step.date else speech.say("undated")
    return Row(
        (day, say_label("history", step.event, speech)),
        (number, step.date.iso() if step.date else None, step.event, step.confidence),
        step.sources,
    )


def _draw(canvas: Canvas, prisoner: Prisoner, course: Course, words: _Words) -> Drawing:
    size = canvas.size
    begin = min(*(stretch.first for stretch in course.stretches), *(day for _, day in course.changes), course.known)
    # The last known status is a square after the bar.
    days = TimeScale(begin, course.known, _INSET, canvas.width - size * 1.5)
    y = draw_keys(canvas, words.keys, 0) + size * 0.6
    notes = [_note(canvas, days(day), said) for (_, day), said in zip(course.changes, words.changes, strict=True)]
    notes.append(_note(canvas, days(course.known) + size * 0.7, words.known))
    above, below = ([note for note in notes if note.below is side] for side in (False, True))
    bar = y + canvas.line_height * sum(len(note.lines) for note in above) + _TICK
    foot = bar + size
    end = foot + _TICK + canvas.line_height * sum(len(note.lines) for note in below) + size * 0.2
    _draw_years(canvas, days, foot + _TICK, end)
    _draw_notes(canvas, above, y, bar)
    _draw_notes(canvas, below, foot + _TICK, foot)
    for stretch in course.stretches:
        canvas.rect(_STYLES[stretch.state], days(stretch.first), bar, days(stretch.last) - days(stretch.first), size)
    _draw_state(canvas, Box(days(course.known) + size * 0.3, bar, days(course.known) + size * 1.3, foot), course.state)
    _draw_steps(canvas, prisoner, days, foot)
    return canvas.finish(end + canvas.line_height)


def _note(canvas: Canvas, x: float, words: str) -> _Note:
    """Return the words as they stand best: right of their day, left of it, or in lines where there is more room."""
    right, left = canvas.width - x - _NEAR, x - _NEAR
    width = canvas.measure(words)
    below = width <= right or (width > left and right >= left)
    return _Note(x, tuple(canvas.wrap(words, right if below else left)), below)


def _draw_notes(canvas: Canvas, notes: list[_Note], top: float, edge: float) -> None:
    """Draw the notes of one side one below the other from `top` on, each with a line to the bar's `edge`.

    The earliest above the bar, and the latest below it, is nearest: so no line crosses another's words.
    """
    y = top
    for note in reversed(notes):
        canvas.line("chart-lead", (note.x, y + canvas.size * (1 if note.below else 0.2)), (note.x, edge))
        for line in note.lines:
            x = note.x + _NEAR if note.below else note.x - _NEAR - canvas.measure(line)
            canvas.text_on_grid(line, x, y + canvas.size)
            y += canvas.line_height


def _draw_years(canvas: Canvas, days: TimeScale, top: float, foot: float) -> None:
    canvas.line("chart-axis", (days.start, foot), (days.end, foot))
    for year, begins, ends in days.years():
        if begins > days.start:
            canvas.line("chart-grid", (begins, top), (begins, foot))
        name = str(year)
        if canvas.measure(name) < ends - begins:
            canvas.text(name, (begins + ends) / 2, foot + canvas.size * 1.1, anchor="middle")


def _draw_steps(canvas: Canvas, prisoner: Prisoner, days: TimeScale, foot: float) -> None:
    """Draw a tick for each dated step, as long as its time is uncertain."""
    for step in prisoner.history:
        if step.date:
            first, last = step.date.sort_key
            x, end = days.within(first), days.within(last)
            canvas.strokes("chart-axis", [((x, foot), (x, foot + _TICK))])
            if end - x >= 1:
                canvas.line("chart-axis", (x, foot + _TICK), (end, foot + _TICK), (end, foot))


def _draw_state(canvas: Canvas, box: Box, state: State) -> None:
    if state == "dead":
        canvas.strokes(
            "chart-line",
            [((box.left, box.top), (box.right, box.bottom)), ((box.left, box.bottom), (box.right, box.top))],
        )
    else:
        canvas.rect(_STYLES[state], box.left, box.top, box.right - box.left, box.bottom - box.top)


def _keys(course: Course, speech: Speech) -> Iterator[Key]:
    shown = {course.state, *(stretch.state for stretch in course.stretches)}
    told: tuple[tuple[State, str], ...] = (
        ("held", say_label("status", "imprisoned", speech)),
        ("free", say_label("status", "free", speech)),
        ("dead", say_label("status", "dead", speech)),
    )
    for state, words in told:
        if state in shown:
            yield Key(words, partial(_draw_key, state=state))
    if None in shown:
        yield Key(speech.say("exact day not known"), partial(_draw_key, state=None))


def _draw_key(canvas: Canvas, box: Box, state: State | None) -> None:
    # A square, as it stands after the bar.
    side = box.bottom - box.top
    if state is None:
        canvas.rect("chart-soft", box.left, box.top, side, side)
    else:
        _draw_state(canvas, Box(box.left, box.top, box.left + side, box.bottom), state)

"""Takes a person's history, gives the status on any day and the days in prison."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dossier.figures.waves import is_until
from dossier.model.dates import PartialDate
from dossier.model.prisoner import FREEING, HOLDING, KnownStatus, Prisoner, Step

State = Literal["held", "free", "dead", "unknown"]
_LEAVING = frozenset({"released", "exchanged", "deported"})


@dataclass(frozen=True)
class StatusOnDay:
    """What the history says for a day; `step` is the one that says it, None where the state is not known."""

    state: State
    step: Step | None


@dataclass(frozen=True)
class Span:
    """A time in one state: from `start` to `end`; `end` is None where no step ends it."""

    state: State
    start: PartialDate
    end: PartialDate | None


def state_after(step: Step) -> State | None:
    """Return the state in which a step leaves the person; None for one that changes nothing, such as an award."""
    if step.event == "died":
        return "dead"
    if step.event in FREEING:
        return "free"
    return "held" if step.event in HOLDING else None


def _decisive_steps(prisoner: Prisoner) -> Iterator[tuple[State, Step]]:
    """Yield the steps that decide, with the state after each.

    A pardon does not decide where the history tells on which later day the person then left.
    """
    decisive = [(state, step) for step in prisoner.history if (state := state_after(step))]
    for number, (state, step) in enumerate(decisive, start=1):
        following = decisive[number][1] if number < len(decisive) else None
        if step.event == "pardoned" and following and following.event in _LEAVING and _is_later(following, step):
            continue
        yield state, step


def _is_later(step: Step, other: Step) -> bool:
    return step.date is not None and other.date is not None and step.date.is_after(other.date)


def status_on(prisoner: Prisoner, day: PartialDate) -> StatusOnDay:
    """Return the status on a day: that of the last decisive step which was certainly over by then."""
    found = StatusOnDay("unknown", None)
    for state, step in _decisive_steps(prisoner):
        if step.date and is_until(step.date, day):
            found = StatusOnDay(state, step)
    return found


def spans_of(prisoner: Prisoner) -> list[Span]:
    """Return the times held and free in their order, from the dated decisive steps."""
    spans: list[Span] = []
    for state, step in _decisive_steps(prisoner):
        if step.date is None or (spans and spans[-1].state == state):
            continue
        if spans:
            spans[-1] = Span(spans[-1].state, spans[-1].start, step.date)
        spans.append(Span(state, step.date, None))
    return spans


def days_held(prisoner: Prisoner, until: PartialDate) -> tuple[int, bool] | None:
    """Return the days in prison up to `until`, first and last day included, and whether every day is exact.

    None where the history names no dated arrest by then. A time that nothing ended is counted up to the last day on
    which a source knew the person in prison, never further; no day is counted twice.
    """
    days, exact = 0, True
    counted: date | None = None
    for span in spans_of(prisoner):
        if span.state != "held":
            continue
        last, end_is_exact = _end_of(span.end or _last_known(prisoner), until)
        if span.start.first is None or span.start.last is None or span.start.last > last:
            continue
        first = max(span.start.first, counted + timedelta(days=1)) if counted else span.start.first
        days += max(0, (last - first).days + 1)
        exact = exact and span.start.precision == "day" and end_is_exact
        counted = last
    return (days, exact) if counted else None


def _end_of(end: PartialDate, until: PartialDate) -> tuple[date, bool]:
    """Return the last day of a time that is counted up to `until`, and whether it is certain to be its last."""
    last = end.last or end.first
    assert last is not None
    if until.last is None or until.last >= last:
        return last, end.precision == "day"
    return until.last, until.precision == "day" and end.first is not None and until.last < end.first


def _last_known(prisoner: Prisoner) -> PartialDate:
    """Return the last day on which a source knew a person in prison whose time there no dated step ends."""
    if prisoner.status.value == "imprisoned":
        return prisoner.status.as_of
    return [step.date for step in prisoner.history if step.date and state_after(step) == "held"][-1]


def is_unconfirmed(status: KnownStatus, today: date, limit_days: int) -> bool:
    """Tell whether a status is older than the limit on the day `today`, or marked as to be checked."""
    known = status.as_of.sort_key[1]
    return status.to_check or (today - known).days > limit_days

"""Takes a person's record, gives the times in prison and free as stretches of a bar, certain and possible ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dossier.figures.status import Span, State, spans_of
from dossier.model.prisoner import Prisoner

# How much of a side that a source leaves open is drawn.
_OPEN = timedelta(days=182)


@dataclass(frozen=True)
class Stretch:
    """A part of the bar; `state` is None where the change falls on a day of it that is not known."""

    state: State | None
    first: date
    last: date


@dataclass(frozen=True)
class Course:
    """What is known of a person's time: the changes with the day that names each, and the stretches between.

    Nothing is claimed after `known`; `state` is that of the last change.
    """

    changes: tuple[tuple[Span, date], ...]
    stretches: tuple[Stretch, ...]
    known: date
    state: State


def course_of(prisoner: Prisoner) -> Course | None:
    """Return the course of a person's history up to the day of the last known status; None without a dated change."""
    as_of = prisoner.status.as_of
    # An open day counts by the side that the source names.
    known_from, known = as_of.sort_key
    changes: list[tuple[Span, date]] = []
    stretches: list[Stretch] = []
    for span in spans_of(prisoner):
        earliest = span.start.first or span.start.sort_key[0] - _OPEN
        latest = span.start.last or min(span.start.sort_key[0] + _OPEN, known)
        if changes:
            # Steps stand in their order, so that no change comes before the one before it.
            before = max(changes[-1][1], _end_of(stretches))
            stretches += _between(changes[-1][0].state, before, earliest)
            earliest, latest = max(earliest, before), max(latest, before)
        stretches += _between(None, earliest, latest)
        changes.append((span, latest))
    if not changes:
        return None
    state = changes[-1][0].state
    stretches += _between(state, changes[-1][1], known_from)
    stretches += _between(None, max(known_from, changes[-1][1]), known)
    return Course(tuple(changes), tuple(stretches), max(known, _end_of(stretches), changes[-1][1]), state)


def _end_of(stretches: list[Stretch]) -> date:
    return max((stretch.last for stretch in stretches), default=date.min)


def _between(state: State | None, first: date, last: date) -> Iterator[Stretch]:
    if first < last and state != "dead":
        yield Stretch(state, first, last)

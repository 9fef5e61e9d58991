"""Figures about people in prison: as bodies count them, and as the dossier's own records tell."""

from __future__ import annotations

from dossier.figures.figure import Figure
from dossier.figures.newest import day_covered, newest_count
from dossier.figures.query import FigureRefused, Query
from dossier.figures.status import State, days_held, status_on
from dossier.model.dates import PartialDate


def held(query: Query) -> Figure:
    """How many people were held as political prisoners, as last stated by then."""
    return _newest_count(query, "held")


def recognised_since_2020(query: Query) -> Figure:
    """How many people had been recognised as political prisoners since 2020, as last stated by then."""
    return _newest_count(query, "recognised-since-2020")


def incommunicado(query: Query) -> Figure:
    """How many people were held without contact to the outside world, as last stated by then."""
    return _newest_count(query, "incommunicado")


def women_held(query: Query) -> Figure:
    """How many women were held as political prisoners, as last stated by then."""
    return _newest_count(query, "held", women=True)


def stated_count(query: Query) -> Figure:
    """A number of political prisoners as a body stated it for a day."""
    key, count = query.record("count")
    return Figure(count.value, count.qualifier, count.date, count.sources, ("count", key))


def _newest_count(query: Query, measure: str, *, women: bool = False) -> Figure:
    found = newest_count(query.library, measure, query.as_of, women=women)
    if found is None:
        raise FigureRefused("no number is stated for this day or before it", "check `as_of`, or add the count to data/")
    return found


def days_in_prison(query: Query) -> Figure:
    """How many days a person was held, first and last day included, as far as sources tell."""
    key, prisoner = query.record("prisoner")
    until = min(query.as_of, prisoner.status.as_of, key=_latest)
    found = days_held(prisoner, query.as_of)
    if found is None:
        raise FigureRefused(
            f"the history of `{key}` names no dated arrest by this day", "say in words that it is not known"
        )
    days, exact = found
    sources = tuple(dict.fromkeys(source for step in prisoner.history for source in step.sources[:1]))
    return Figure(days, "exact" if exact else "about", until, sources, ("prisoner", key), derived=True)


def _latest(day: PartialDate) -> str:
    return day.last.isoformat() if day.last else "9999"


def people_recorded(query: Query) -> Figure:
    """How many prisoners the dossier records by name."""
    return _recorded(query, None)


def recorded_in_prison(query: Query) -> Figure:
    """How many of the people recorded here were in prison on the day, as their histories tell."""
    return _recorded(query, "held")


def recorded_free(query: Query) -> Figure:
    """How many of the people recorded here were free on the day, as their histories tell."""
    return _recorded(query, "free")


def _recorded(query: Query, state: State | None) -> Figure:
    people = query.library.prisoners
    found = {
        key: prisoner
        for key, prisoner in people.items()
        if state is None or status_on(prisoner, query.as_of).state == state
    }
    last_steps = [prisoner.history[-1] for prisoner in found.values()]
    sources = tuple(sorted({source for step in last_steps for source in step.sources[:1]}))
    day = day_covered(query.library) if query.as_of.last is None else query.as_of
    if day is None:
        raise FigureRefused("the dossier has no dated record", "add one to data/")
    return Figure(len(found), "exact", day, sources, ("list", "prisoners"), derived=True)

"""Figures from single statements, and numbers of the dossier's own records."""

from __future__ import annotations

from dossier.figures.figure import Figure
from dossier.figures.newest import day_covered
from dossier.figures.query import FigureRefused, Query
from dossier.model.dates import PartialDate


def statement(query: Query) -> Figure:
    """A number that a source stated, from data/statements/."""
    key, stated = query.record("statement")
    return Figure(stated.value, stated.qualifier, stated.date, stated.sources, ("statement", key))


def note(query: Query) -> Figure:
    """The number of a remark on a data set, from data/notes/."""
    key, remark = query.record("note")
    if remark.value is None:
        raise FigureRefused(f"the note `{key}` has no number", "add `value:` to it")
    return Figure(remark.value, "exact", _covered(query), remark.sources, ("note", key))


def ways_to_help(query: Query) -> Figure:
    """How many ways to help the dossier describes."""
    return Figure(len(query.library.ways), "exact", _covered(query), (), ("page", "act"), derived=True)


def sources_read(query: Query) -> Figure:
    """How many sources the dossier rests on."""
    return Figure(len(query.library.sources), "exact", _covered(query), (), ("list", "sources"), derived=True)


def listed_organisations(query: Query) -> Figure:
    """How many of the organisations recorded here are known to be listed as extremist in Belarus."""
    listed = [item for item in query.library.organisations.values() if item.legal_risk]
    sources = tuple(
        dict.fromkeys(source for item in listed if item.legal_risk for source in item.legal_risk.sources[:1])
    )
    return Figure(len(listed), "exact", _covered(query), sources, ("list", "organisations"), derived=True)


def _covered(query: Query) -> PartialDate:
    covered = day_covered(query.library)
    if covered is None:
        raise FigureRefused("the dossier has no dated record", "add one to data/")
    return covered

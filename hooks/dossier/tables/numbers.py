"""The tables of stated numbers: totals beside the sums of waves, counts of prisoners, notes, numbers of texts."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.figures.totals import compare_totals
from dossier.library import Library
from dossier.model.base import Identifier, Number
from dossier.model.count import Note, PrisonerCount
from dossier.model.statement import Statement
from dossier.model.total import StatedTotal
from dossier.tables.column import Item, computed, evidence, key, stored
from dossier.tables.table import Table, each
from dossier.words.labels import _


def _comparisons(library: Library) -> Iterator[Item]:
    for found in sorted(compare_totals(library), key=lambda comparison: comparison.identifier):
        yield Item(library, found.total, (found.identifier,), beside=found)


TOTALS = Table(
    name="totals",
    title=_("Stated totals"),
    description=_("Totals of people freed that sources state, each beside the sum of the waves up to its day."),
    items=_comparisons,
    columns=(
        key("id", _("The record’s id.")),
        stored("date", StatedTotal, "date", _("The day for which the number was stated.")),
        stored("since", StatedTotal, "since", _("The day from which the source counts.")),
        stored("value", StatedTotal, "value", _("The number of people.")),
        stored("qualifier", StatedTotal, "qualifier", _("How exact the number is."), "qualifier"),
        computed("computed", Number, lambda item: item.beside.computed, _("The sum of the waves up to that day.")),
        computed("difference", int, lambda item: item.beside.difference, _("The stated number less the sum.")),
        computed(
            "agrees",
            bool,
            lambda item: item.beside.agrees,
            _("Whether the sum is what the source states, as exact as it is."),
        ),
        computed(
            "waves", tuple[Identifier, ...], lambda item: item.beside.waves, _("The waves in the sum, by their ids.")
        ),
        stored("counts", StatedTotal, "counts", _("What the source counts, where the dossier counts differently.")),
        stored("explanation", StatedTotal, "explanation", _("Why the total is not the sum.")),
        *evidence(StatedTotal),
    ),
)

COUNTS = Table(
    name="counts",
    title=_("Numbers of political prisoners"),
    description=_("How many people were political prisoners on a day, as a body stated it."),
    items=each("count"),
    columns=(
        key("id", _("The record’s id.")),
        stored("measure", PrisonerCount, "measure", _("Who is counted."), "measure"),
        stored("date", PrisonerCount, "date", _("The day for which the number was stated.")),
        stored("value", PrisonerCount, "value", _("The number of people.")),
        stored("qualifier", PrisonerCount, "qualifier", _("How exact the number is."), "qualifier"),
        stored("women", PrisonerCount, "women", _("How many of them are women.")),
        stored("counted_by", PrisonerCount, "counted_by", _("Who counted.")),
        stored("note", PrisonerCount, "note", _("A remark.")),
        *evidence(PrisonerCount),
    ),
)

NOTES = Table(
    name="notes",
    title=_("Notes on the numbers"),
    description=_("Sourced remarks on how to read a data set, which are none of its rows."),
    items=each("note"),
    columns=(
        key("id", _("The record’s id.")),
        stored("about", Note, "about", _("The data set that it is about.")),
        stored("text", Note, "text", _("The text.")),
        stored("value", Note, "value", _("The number that it mentions.")),
        *evidence(Note),
    ),
)

STATEMENTS = Table(
    name="statements",
    title=_("Other stated numbers"),
    description=_("Numbers that texts of the dossier use, such as votes or signatures, as sources state them."),
    items=each("statement"),
    columns=(
        key("id", _("The record’s id.")),
        stored("about", Statement, "about", _("What the number counts.")),
        stored("date", Statement, "date", _("The day for which the number was stated.")),
        stored("value", Statement, "value", _("The number.")),
        stored("unit", Statement, "unit", _("The unit of the number.")),
        stored("qualifier", Statement, "qualifier", _("How exact the number is."), "qualifier"),
        *evidence(Statement),
    ),
)

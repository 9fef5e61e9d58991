"""The tables of what happened and of what is in doubt: the timeline, conflicts between sources, remarks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from dossier.library import Library
from dossier.model.conflict import Conflict, Position
from dossier.model.moment import Moment
from dossier.model.prisoner import Prisoner
from dossier.model.release import Release
from dossier.model.texts import LocalText
from dossier.tables.column import Column, Item, computed, evidence, key, ordinal, stored
from dossier.tables.table import Table, each
from dossier.words.labels import _

# The kinds of records that have conflicts and remarks.
Doubtful = Literal["moment", "prisoner", "release"]
_KINDS: tuple[Doubtful, ...] = ("moment", "prisoner", "release")

TIMELINE = Table(
    name="timeline",
    title=_("Timeline"),
    description=_("What happened when, from 2020 on, with its sources."),
    items=each("moment"),
    columns=(
        key("id", _("The record’s id.")),
        stored("date", Moment, "date", _("When it happened.")),
        stored("title", Moment, "title", _("The title.")),
        stored("detail", Moment, "detail", _("The text.")),
        stored("topics", Moment, "topics", _("The topics, by their ids.")),
        *evidence(Moment),
    ),
)

_RECORD: tuple[Column, ...] = (
    computed(
        "record_kind",
        Doubtful,
        lambda item: item.keys[0],
        _("The kind of record that the row belongs to."),
        labels="kind",
    ),
    key("record", _("The record that the row belongs to, by its id."), 1),
)


def _positions(library: Library) -> Iterator[Item]:
    """Yield each position of each conflict, with the conflict beside it."""
    for kind in _KINDS:
        for item in each(kind)(library):
            for number, conflict in enumerate(item.record.conflicts, start=1):
                for place, position in enumerate(conflict.positions, start=1):
                    yield Item(library, position, (kind, *item.keys), (number, place), beside=conflict)


CONFLICTS = Table(
    name="conflicts",
    title=_("Where sources disagree"),
    description=_(
        "Questions that sources answer differently, one row an answer, and which one the dossier counts with."
    ),
    items=_positions,
    columns=(
        *_RECORD,
        ordinal("conflict", _("The place of the question among those of the record, from 1 on.")),
        ordinal("position", _("The place of the answer among those to the question, from 1 on."), 1),
        computed("about", LocalText, lambda item: item.beside.about, _("The question."), origins=[(Conflict, "about")]),
        stored("says", Position, "says", _("The answer of this side.")),
        stored("as_of", Position, "as_of", _("The day for which it was stated.")),
        stored("counted", Position, "counted", _("Whether it is the answer that the dossier counts with.")),
        computed(
            "why",
            LocalText,
            lambda item: item.beside.why,
            _("Why the dossier counts so, or with none of them."),
            origins=[(Conflict, "why")],
        ),
        *evidence(Position),
    ),
    primary_key=("record_kind", "record", "conflict", "position"),
    parts=(
        (Conflict, "positions"),
        (Moment, "conflicts"),
        (Prisoner, "conflicts"),
        (Release, "conflicts"),
    ),
)


def _remarks(library: Library) -> Iterator[Item]:
    for kind in _KINDS:
        for item in each(kind)(library):
            for number, remark in enumerate(item.record.remarks, start=1):
                yield Item(library, remark, (kind, *item.keys), (number,))


REMARKS = Table(
    name="remarks",
    title=_("Remarks"),
    description=_("What else is to be known of a prisoner, a wave or an entry of the timeline; [@id] names a source."),
    items=_remarks,
    columns=(
        *_RECORD,
        ordinal("number", _("The place of the row among its siblings, from 1 on.")),
        computed("text", LocalText, lambda item: item.record, _("The text.")),
    ),
    primary_key=("record_kind", "record", "number"),
    parts=((Moment, "remarks"), (Prisoner, "remarks"), (Release, "remarks")),
)

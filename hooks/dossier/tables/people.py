"""The tables of authors and speakers, their parts in works, and the topics and series that group works."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from dossier.library import Library
from dossier.model.event import EventBase
from dossier.model.person import Person
from dossier.model.publication import Involved, Published
from dossier.model.topic import Series, Topic
from dossier.tables.column import Item, computed, key, ordinal, stored
from dossier.tables.table import ForeignKey, Table, each
from dossier.words.labels import _

Work = Literal["event", "publication"]
_WORKS: tuple[Work, ...] = ("event", "publication")

PEOPLE = Table(
    name="people",
    title=_("Authors and speakers"),
    description=_("Authors and speakers, in the public role in which the institute named them."),
    items=each("person"),
    columns=(
        key("id", _("The record’s id.")),
        stored("name", Person, "name", _("The name.")),
        stored("sort_name", Person, "sort_name", _("The name as lists sort it, the surname first.")),
        stored("affiliation", Person, "affiliation", _("The organisation to which the person belonged, by its id.")),
        stored(
            "affiliation_text", Person, "affiliation_text", _("The affiliation, where the organisation has no record.")
        ),
        stored("as_stated", Person, "as_stated", _("The role that the source gave at the time.")),
        stored("sources", Person, "sources", _("The sources, by their ids.")),
    ),
    foreign_keys=(ForeignKey("affiliation", "organisations"),),
)


def _parts_in_works(library: Library) -> Iterator[Item]:
    for kind in _WORKS:
        for item in each(kind)(library):
            for number, involved in enumerate(item.record.people, start=1):
                yield Item(library, involved, (kind, *item.keys), (number,))


INVOLVED = Table(
    name="involved",
    title=_("Parts in publications and events"),
    description=_("Who took which part in a publication or event."),
    items=_parts_in_works,
    columns=(
        computed(
            "record_kind",
            Work,
            lambda item: item.keys[0],
            _("The kind of record that the row belongs to."),
            labels="kind",
        ),
        key("record", _("The record that the row belongs to, by its id."), 1),
        ordinal("number", _("The place of the row among its siblings, from 1 on.")),
        stored("person", Involved, "person", _("The person, by the id of the record.")),
        stored("role", Involved, "role", _("The part that the person took."), "role"),
        stored("affiliation", Involved, "affiliation", _("The organisation to which the person belonged, by its id.")),
        stored(
            "affiliation_text",
            Involved,
            "affiliation_text",
            _("The affiliation, where the organisation has no record."),
        ),
        stored("as_stated", Involved, "as_stated", _("The role that the source gave at the time.")),
    ),
    primary_key=("record_kind", "record", "number"),
    foreign_keys=(ForeignKey("person", "people"), ForeignKey("affiliation", "organisations")),
    parts=((EventBase, "people"), (Published, "people")),
)

TOPICS = Table(
    name="topics",
    title=_("Topics"),
    description=_("The subjects under which publications, events and the timeline are grouped."),
    items=each("topic"),
    columns=(
        key("id", _("The record’s id.")),
        stored("label", Topic, "label", _("The name.")),
        stored("description", Topic, "description", _("What belongs to it.")),
    ),
)

SERIES = Table(
    name="series",
    title=_("Series"),
    description=_("Rows of publications or events that the institute numbers or names."),
    items=each("series"),
    columns=(
        key("id", _("The record’s id.")),
        stored("label", Series, "label", _("The name.")),
        stored("description", Series, "description", _("What belongs to it.")),
    ),
)

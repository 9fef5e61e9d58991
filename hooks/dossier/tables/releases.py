"""The tables of release waves: the waves, what sources state of their size, who was named, how they are numbered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.figures.totals import running_totals
from dossier.figures.waves import added_by, ordinals_of
from dossier.library import Library
from dossier.model.base import Number
from dossier.model.dates import PartialDate
from dossier.model.release import Named, Numbering, Release, StatedCount
from dossier.tables.column import Column, Item, computed, evidence, key, ordinal, stored
from dossier.tables.table import ForeignKey, Table, each, each_part
from dossier.words.labels import _


@dataclass(frozen=True, slots=True)
class _Sums:
    """What a wave adds to the running total, the total after it, and its place among the waves that add to it."""

    added: int
    running: int | None
    ordinal: int | None


def _waves(library: Library) -> Iterator[Item]:
    running = {total.wave: total.value for total in running_totals(library)}
    ordinals = ordinals_of(library)
    for item in each("release")(library):
        (wave,) = item.keys
        sums = _Sums(added_by(item.record), running.get(wave), ordinals.get(wave))
        yield Item(library, item.record, item.keys, beside=sums)


_WAVE = key("release", _("The release wave, by the id of the record."))
_OF_WAVE = (ForeignKey("release", "releases"),)

RELEASES = Table(
    name="releases",
    title=_("Releases"),
    description=_("Release waves: people who left prison by one decree, exchange or negotiation."),
    items=_waves,
    columns=(
        key("id", _("The record’s id.")),
        computed("day", PartialDate, lambda item: item.record.day, _("The day by which waves are ordered and called.")),
        stored("decree", Release, "decree", _("The day of the decree.")),
        stored("decree_note", Release, "decree_note", _("A remark on the day of the decree.")),
        stored("released", Release, "released", _("When the people left prison.")),
        stored("kind", Release, "kind", _("The kind of release."), "release"),
        stored("total", Release, "count.total", _("How many people left prison, as the dossier counts.")),
        stored("qualifier", Release, "count.qualifier", _("How exact the number is."), "qualifier"),
        stored(
            "political",
            Release,
            "count.political",
            _("How many of them were convicted over protest or extremism, or are counted as political by a source."),
        ),
        stored("women", Release, "count.women", _("How many of them are women.")),
        stored("men", Release, "count.men", _("How many of them are men.")),
        stored(
            "men_derived", Release, "count.men_derived", _("Whether the number of men is the total less the women.")
        ),
        stored("count_note", Release, "count.note", _("A remark on the numbers.")),
        stored("legal_basis", Release, "legal_basis", _("The legal basis, as sources state it.")),
        stored("taken_to", Release, "taken_to", _("Where the people were taken, or that they stayed in Belarus.")),
        stored("foreigners", Release, "foreigners", _("The foreign citizens among them, as sources state it.")),
        stored(
            "adds_to_total",
            Release,
            "adds_to_total",
            _(
                "Whether the wave belongs to the running total of people freed in politically motivated cases "
                "since July 2024."
            ),
        ),
        stored(
            "left_out_because", Release, "left_out_because", _("Why the wave does not belong to the running total.")
        ),
        computed(
            "added", Number, lambda item: item.beside.added, _("How many people the wave adds to the running total.")
        ),
        computed(
            "running_total", Number | None, lambda item: item.beside.running, _("The running total after the wave.")
        ),
        computed(
            "ordinal",
            Number | None,
            lambda item: item.beside.ordinal,
            _("The place of the wave among those that add to the running total, from 1 on."),
        ),
        *evidence(Release),
    ),
)


def _number_of(name: str, description: str) -> Column:
    return stored(name, StatedCount, name, description)


STATED_COUNTS = Table(
    name="release-stated-counts",
    title=_("Sizes of releases as stated"),
    description=_(
        "What each source said of the size of a wave; the table of releases says what the dossier counts with."
    ),
    items=each_part("release", "stated_counts"),
    columns=(
        _WAVE,
        ordinal("number", _("The place of the row among its siblings, from 1 on.")),
        _number_of("as_of", _("The day for which the number was stated.")),
        _number_of("value", _("The number of people.")),
        _number_of("women", _("How many of them are women.")),
        _number_of("men", _("How many of them are men.")),
        *evidence(StatedCount),
    ),
    primary_key=("release", "number"),
    foreign_keys=_OF_WAVE,
    parts=((Release, "stated_counts"),),
)

NAMED = Table(
    name="release-named",
    title=_("People named with releases"),
    description=_("Who was named with each wave: a prisoner with a record, a name without one, or a description."),
    items=each_part("release", "named"),
    columns=(
        _WAVE,
        ordinal("number", _("The place of the row among its siblings, from 1 on.")),
        stored("prisoner", Named, "prisoner", _("The person, by the id of the record.")),
        stored("name", Named, "name", _("The name, where the person has no record.")),
        stored("description", Named, "description", _("What stands in place of a name.")),
        stored("note", Named, "note", _("A remark.")),
    ),
    primary_key=("release", "number"),
    foreign_keys=(*_OF_WAVE, ForeignKey("prisoner", "prisoners")),
    parts=((Release, "named"),),
)

NUMBERING = Table(
    name="release-numbering",
    title=_("How sources number the releases"),
    description=_("The numbers that sources give the waves, such as the fourth since July, with what they count from."),
    items=each_part("release", "numbered"),
    columns=(
        _WAVE,
        ordinal("entry", _("The place of the row among its siblings, from 1 on.")),
        stored("number", Numbering, "number", _("The number that the source gives the wave.")),
        stored("scope", Numbering, "scope", _("Among which waves the source counts.")),
        *evidence(Numbering),
    ),
    primary_key=("release", "entry"),
    foreign_keys=_OF_WAVE,
    parts=((Release, "numbered"),),
)

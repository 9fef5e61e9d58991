"""A release wave: people who left prison by one decree, exchange or negotiation."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from dossier.model.base import Confidence, Identifier, Line, Model, Number, Qualifier
from dossier.model.conflict import Conflict
from dossier.model.dates import Dated, PartialDate
from dossier.model.texts import LocalText, Translated

ReleaseKind = Literal[
    "pardon-decree",
    "pardon-beside-amnesty",
    "individual-pardon",
    "individual-pardons",
    "pardon-and-exchange",
    "pardon-and-deportation",
    "pardon-partly-deportation",
    "pardon-and-handover",
    "individual-release-unilateral",
    "negotiated-release",
    "negotiated-individual-release",
    "release-from-reimprisonment",
]


class Count(Model):
    """How many people a wave freed, as the dossier counts; None is not stated."""

    total: Number
    """How many people the wave freed, as the dossier counts."""
    qualifier: Qualifier = "exact"
    """How exact the number is."""
    political: Number | None
    """How many of them were political prisoners; null where that was not stated."""
    women: Number | None
    """How many were women; null where that was not stated."""
    men: Number | None
    """How many were men; null where that was not stated."""
    men_derived: bool = False
    """Whether the number of men was worked out from the others."""
    note: LocalText | None = None
    """What a reader should know about the count, in each language."""


class StatedCount(Model):
    """What one source said on one day about a wave's size."""

    as_of: Dated
    """The day on which the source said it."""
    value: Number
    """The number that the source gave."""
    women: Number | None = None
    """How many women the source gave."""
    men: Number | None = None
    """How many men the source gave."""
    sources: tuple[Identifier, ...] = ()
    """The sources that gave this number."""


class Named(Model):
    """Someone named with a wave: a prisoner's record, a name without one, or a description in place of a name."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                {"required": [name], "properties": {name: {"not": {"type": "null"}}}}
                for name in ("prisoner", "name", "description")
            ]
        }
    )

    prisoner: Identifier | None = None
    """The person's record in data/prisoners/."""
    name: Line | None = None
    """The person's name, where there is no record."""
    description: LocalText | None = None
    """A description in place of a name, in each language."""
    note: LocalText | None = None
    """What a reader should know about it, in each language."""

    @model_validator(mode="after")
    def _is_one_of_three(self) -> Named:
        if sum(value is not None for value in (self.prisoner, self.name, self.description)) != 1:
            raise PydanticCustomError("one_of", "give exactly one of `prisoner`, `name` and `description`")
        return self


class Numbering(Model):
    """How a source numbers the wave, such as the fourth of those since July."""

    number: Annotated[int, Field(ge=1, le=100)]
    """The number that sources give the wave."""
    scope: LocalText
    """Of which waves it is the number, in each language."""
    sources: tuple[Identifier, ...] = ()
    """The sources that number it so."""


class Release(Translated):
    """A release wave with its counts, legal basis, people named and the points on which sources differ.

    `adds_to_total` says whether it belongs to the running total of those freed in politically motivated cases since
    July 2024; where not, `left_out_because` gives the reason.
    """

    decree: Dated | None
    """The day of the decree; null where there was none or it is not known."""
    decree_note: LocalText | None = None
    """Why the decree has this day or none, in each language."""
    released: Dated
    """The day on which people left prison, or the month where no more is known."""
    kind: ReleaseKind
    """How they were freed."""
    count: Count
    """How many people, as the dossier counts."""
    stated_counts: tuple[StatedCount, ...] = ()
    """What each source said about the number, with its day."""
    legal_basis: LocalText | None
    """On which basis they were freed, in each language; null where it was not stated."""
    taken_to: LocalText | None
    """Where they were taken, in each language; null where it was not stated."""
    foreigners: LocalText | None = None
    """Citizens of other states among them, in each language."""
    named: tuple[Named, ...] = ()
    """Those whom the press names widely; each by record, name or description."""
    adds_to_total: bool
    """Whether it counts in the running total of people freed since July 2024."""
    left_out_because: LocalText | None = None
    """Why it does not count in the running total, in each language."""
    numbered: tuple[Numbering, ...] = ()
    """How sources number the wave."""
    confidence: Confidence
    """How well it is known: several sources, one, sources that differ, or worked out by the dossier."""
    conflicts: tuple[Conflict, ...] = ()
    """The points on which sources differ."""
    remarks: tuple[LocalText, ...] = ()
    """What else a reader should know, each in each language."""
    sources: tuple[Identifier, ...] = ()
    """The sources for the wave and its count."""
    aliases: tuple[Line, ...] = ()
    """Old addresses of the page, without the language: `releases/old-name/`."""

    @property
    def day(self) -> PartialDate:
        """The day by which waves are ordered and called: the release's where it is exact, else the decree's."""
        return self.released if self.released.precision == "day" or self.decree is None else self.decree

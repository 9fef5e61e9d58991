"""A release wave: people who left prison by one decree, exchange or negotiation."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
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
    qualifier: Qualifier = "exact"
    political: Number | None
    women: Number | None
    men: Number | None
    men_derived: bool = False
    note: LocalText | None = None


class StatedCount(Model):
    """What one source said on one day about a wave's size."""

    as_of: Dated
    value: Number
    women: Number | None = None
    men: Number | None = None
    sources: tuple[Identifier, ...] = ()


class Named(Model):
    """Someone named with a wave: a prisoner's record, a name without one, or a description in place of a name."""

    prisoner: Identifier | None = None
    name: Line | None = None
    description: LocalText | None = None
    note: LocalText | None = None

    @model_validator(mode="after")
    def _is_one_of_three(self) -> Named:
        if sum(value is not None for value in (self.prisoner, self.name, self.description)) != 1:
            raise PydanticCustomError("one_of", "give exactly one of `prisoner`, `name` and `description`")
        return self


class Numbering(Model):
    """How a source numbers the wave, such as the fourth of those since July."""

    number: Annotated[int, Field(ge=1, le=100)]
    scope: LocalText
    sources: tuple[Identifier, ...] = ()


class Release(Translated):
    """A release wave with its counts, legal basis, people named and the points on which sources differ.

    `adds_to_total` says whether it belongs to the running total of those freed in politically motivated cases since
    July 2024; where not, `left_out_because` gives the reason.
    """

    decree: Dated | None
    decree_note: LocalText | None = None
    released: Dated
    kind: ReleaseKind
    count: Count
    stated_counts: tuple[StatedCount, ...] = ()
    legal_basis: LocalText | None
    taken_to: LocalText | None
    foreigners: LocalText | None = None
    named: tuple[Named, ...] = ()
    adds_to_total: bool
    left_out_because: LocalText | None = None
    numbered: tuple[Numbering, ...] = ()
    confidence: Confidence
    conflicts: tuple[Conflict, ...] = ()
    remarks: tuple[LocalText, ...] = ()
    sources: tuple[Identifier, ...] = ()
    aliases: tuple[Line, ...] = ()

    @property
    def day(self) -> PartialDate:
        """The day by which waves are ordered and called: the release's where it is exact, else the decree's."""
        return self.released if self.released.precision == "day" or self.decree is None else self.decree

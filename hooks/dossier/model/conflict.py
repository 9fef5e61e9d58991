"""A point on which sources disagree: what each side says, and which one the dossier counts with."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from dossier.model.base import Identifier, Model
from dossier.model.dates import Dated
from dossier.model.texts import LocalText


class Position(Model):
    """What one side says, with its sources; `counted` marks the one that the dossier counts with."""

    says: LocalText
    """What this side says, in each language."""
    as_of: Dated | None = None
    """The day for which this side says it."""
    sources: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    """The sources that say so; at least one."""
    counted: bool = False
    """Whether the dossier counts with this side; at most one is marked."""


class Conflict(Model):
    """A question that sources answer differently; `why` says which answer the dossier counts with, or why none."""

    about: LocalText
    """The question on which sources differ, in each language."""
    positions: Annotated[tuple[Position, ...], Field(min_length=2)]
    """What each side says; at least two."""
    why: LocalText
    """Why the dossier counts with the marked side, or with none."""

    @model_validator(mode="after")
    def _counts_at_most_one(self) -> Conflict:
        if sum(position.counted for position in self.positions) > 1:
            raise PydanticCustomError("one_of", "mark at most one position as `counted`")
        return self

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
    as_of: Dated | None = None
    sources: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    counted: bool = False


class Conflict(Model):
    """A question that sources answer differently; `why` says which answer the dossier counts with, or why none."""

    about: LocalText
    positions: Annotated[tuple[Position, ...], Field(min_length=2)]
    why: LocalText

    @model_validator(mode="after")
    def _counts_at_most_one(self) -> Conflict:
        if sum(position.counted for position in self.positions) > 1:
            raise PydanticCustomError("one_of", "mark at most one position as `counted`")
        return self

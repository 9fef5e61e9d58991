"""A number that a source stated on a day and that texts use, such as votes or signatures."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dossier.model.base import Confidence, Identifier, Qualifier
from dossier.model.dates import Dated
from dossier.model.texts import LocalText, Translated

Unit = Literal["people", "votes", "signatures", "percent", "years", "things"]


class Statement(Translated):
    """A stated number; `about` says of what, `unit` in which unit it is counted."""

    about: LocalText
    date: Dated
    value: Annotated[int, Field(ge=0, le=10_000_000)] | Annotated[float, Field(ge=0, le=10_000_000)]
    unit: Unit
    qualifier: Qualifier = "exact"
    confidence: Confidence
    sources: tuple[Identifier, ...] = ()

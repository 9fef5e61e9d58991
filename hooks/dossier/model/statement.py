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
    """What the number counts, in each language."""
    date: Dated
    """The day for which it was stated."""
    value: Annotated[int, Field(ge=0, le=10_000_000)] | Annotated[float, Field(ge=0, le=10_000_000)]
    """The number that was stated."""
    unit: Unit
    """What it is counted in."""
    qualifier: Qualifier = "exact"
    """How exact the source says the number is."""
    confidence: Confidence
    """How well it is known: several sources, one, sources that differ, or worked out by the dossier."""
    sources: tuple[Identifier, ...] = ()
    """The sources that state the number."""

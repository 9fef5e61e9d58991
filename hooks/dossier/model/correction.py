"""What the dossier had wrong, what is right, since when, and on which pages."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from dossier.model.base import Identifier, Model
from dossier.model.dates import Dated
from dossier.model.texts import LocalText, Translated

# A page as texts link to it: `release:2024-09-16-pardon`.
PageName = Annotated[str, StringConstraints(pattern=r"^[a-z]+:[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=100)]


class Correction(Translated):
    """One correction: `date` is the day it was made, `since` the day from which the wrong wording had stood."""

    id: Identifier
    date: Dated
    was: LocalText
    now: LocalText
    since: Dated | None = None
    pages: Annotated[tuple[PageName, ...], Field(min_length=1)]
    sources: tuple[Identifier, ...] = ()


class Corrections(Model):
    """All corrections, as data/corrections.yml lists them."""

    corrections: tuple[Correction, ...] = ()

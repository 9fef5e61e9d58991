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
    """The name of the correction in addresses: small letters, digits and hyphens."""
    date: Dated
    """The day on which the mistake was mended."""
    was: LocalText
    """What had been wrong, in each language."""
    now: LocalText
    """What is right, in each language."""
    since: Dated | None = None
    """The day from which the mistake had stood; leave out where it is not known."""
    pages: Annotated[tuple[PageName, ...], Field(min_length=1)]
    """The pages that had it wrong, written as links are: `release:2024-09-16-pardon`."""
    sources: tuple[Identifier, ...] = ()
    """The sources for what is right."""


class Corrections(Model):
    """All corrections, as data/corrections.yml lists them."""

    corrections: tuple[Correction, ...] = ()
    """All corrections, the newest first."""

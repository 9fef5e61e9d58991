"""A place of detention, with its postal address where a rights source published one."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from dossier.model.base import Confidence, Identifier, Line, Model
from dossier.model.dates import Dated
from dossier.model.texts import LocalText, Translated

PlaceKind = Literal[
    "pre-trial-prison",
    "pre-trial-prison-kgb",
    "prison",
    "penal-colony",
    "penal-colony-medium",
    "penal-colony-repeat",
    "penal-colony-special",
    "womens-colony",
    "womens-colony-repeat",
]


class PostalAddress(Model):
    """The address as published, the part after the name; `published` is when the source gave it."""

    cyrillic: Line
    """The address after the name, in Cyrillic letters as on an envelope."""
    latin: Line
    """The same in Latin letters."""
    postcode: Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")] | None
    """The postcode of six digits in quotes; null where it is not known."""
    published: Dated
    """When the source published the address."""


class FormerAddress(Model):
    """An address that must not be used any more, and the last day on which it was right."""

    cyrillic: Line
    """The old address in Cyrillic letters."""
    until: Dated
    """The last day on which it was right."""


class Place(Translated):
    """A prison or colony; `former_address` must not be used any more."""

    kind: PlaceKind
    """What kind of prison or colony it is."""
    number: int | None
    """Its official number; null where it has none."""
    name: LocalText
    """Its name in each language; an envelope needs it in `be` or `ru`."""
    town: LocalText
    """The town, as each language writes it."""
    region: LocalText
    """The region, in each language."""
    address: PostalAddress | None
    """The postal address as a rights source published it; null where none did."""
    former_address: FormerAddress | None = None
    """An address that must not be used any more."""
    confidence: Confidence
    """How well it is known: several sources, one, sources that differ, or worked out by the dossier."""
    note: LocalText | None = None
    """What a reader should know about it, in each language."""
    sources: tuple[Identifier, ...] = ()
    """The sources for what stands here."""
    aliases: tuple[Line, ...] = ()
    """Old addresses of the page, without the language: `places/old-name/`."""

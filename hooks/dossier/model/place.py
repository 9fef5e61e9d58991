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
    latin: Line
    postcode: Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")] | None
    published: Dated


class FormerAddress(Model):
    """An address that must not be used any more, and the last day on which it was right."""

    cyrillic: Line
    until: Dated


class Place(Translated):
    """A prison or colony; `former_address` must not be used any more."""

    kind: PlaceKind
    number: int | None
    name: LocalText
    town: LocalText
    region: LocalText
    address: PostalAddress | None
    former_address: FormerAddress | None = None
    confidence: Confidence
    note: LocalText | None = None
    sources: tuple[Identifier, ...] = ()
    aliases: tuple[Line, ...] = ()

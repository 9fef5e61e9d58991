"""A way to help, with the rules that sources give for it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dossier.model.base import Confidence, Identifier, Line, Model
from dossier.model.dates import Dated
from dossier.model.place import PlaceKind
from dossier.model.texts import LocalText, Translated, Translation


class Rule(Model):
    """One piece of advice, with the day of its source and what to mind about its age.

    `concerns` says where the letter desk repeats it: beside the address or beside the letter. At places of the kinds
    `warns_at_kinds`, and at those of `warns_at`, it stands on top of the place's page as a warning.
    """

    id: Identifier
    text: LocalText
    stated: Dated | None
    scope: Literal["belarus", "russia"]
    confidence: Confidence
    sources: tuple[Identifier, ...] = ()
    validity: LocalText | None = None
    conflict: LocalText | None = None
    concerns: Literal["address", "letter"] | None = None
    warns_at_kinds: tuple[PlaceKind, ...] = ()
    warns_at: tuple[Identifier, ...] = ()


class Phrase(Model):
    """A phrase for a letter in both languages that pass the censor, and what it means in the site's languages."""

    belarusian: Line
    russian: Line
    meaning: LocalText


class Phrases(Model):
    """The dossier's own phrases for a letter; `wording` says who put them into Belarusian and Russian."""

    wording: Translation
    opening: Annotated[tuple[Phrase, ...], Field(min_length=1)]
    closing: Annotated[tuple[Phrase, ...], Field(min_length=1)]


class Way(Translated):
    """A way to help; `services` are the organisations that the institute's archive page named for it.

    `phrases` are offered beside the sheet of a letter.
    """

    order: Annotated[int, Field(ge=1)]
    title: LocalText
    short: LocalText
    services: tuple[Identifier, ...] = ()
    weakly_sourced: bool = False
    gap: LocalText | None = None
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]
    phrases: Phrases | None = None
    aliases: tuple[Line, ...] = ()

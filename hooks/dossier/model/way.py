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
    """The name of the rule: small letters, digits and hyphens."""
    text: LocalText
    """The advice, in each language."""
    stated: Dated | None
    """The day on which the source gave it; null where that is not known."""
    scope: Literal["belarus", "russia"]
    """For prisoners in which country it holds."""
    confidence: Confidence
    """How well it is known: several sources, one, sources that differ, or worked out by the dossier."""
    sources: tuple[Identifier, ...] = ()
    """The sources that give the advice."""
    validity: LocalText | None = None
    """What to mind about its age, in each language."""
    conflict: LocalText | None = None
    """Where sources differ about it, in each language."""
    concerns: Literal["address", "letter"] | None = None
    """Where the letter desk repeats it: beside the address or beside the letter."""
    warns_at_kinds: tuple[PlaceKind, ...] = ()
    """Kinds of place at which it stands on top as a warning."""
    warns_at: tuple[Identifier, ...] = ()
    """Places at which it stands on top as a warning, by their ids."""


class Phrase(Model):
    """A phrase for a letter in both languages that pass the censor, and what it means in the site's languages."""

    belarusian: Line
    """The phrase in Belarusian."""
    russian: Line
    """The phrase in Russian."""
    meaning: LocalText
    """What it means, in each language."""


class Phrases(Model):
    """The dossier's own phrases for a letter; `wording` says who put them into Belarusian and Russian."""

    wording: Translation
    """Who put the phrases into Belarusian and Russian."""
    opening: Annotated[tuple[Phrase, ...], Field(min_length=1)]
    """Phrases to begin a letter with."""
    closing: Annotated[tuple[Phrase, ...], Field(min_length=1)]
    """Phrases to end a letter with."""


class Way(Translated):
    """A way to help; `services` are the organisations that the institute's archive page named for it.

    `phrases` are offered beside the sheet of a letter.
    """

    order: Annotated[int, Field(ge=1)]
    """Its place in the list of ways."""
    title: LocalText
    """What to do, in a few words, in each language."""
    short: LocalText
    """What to do, in a sentence, in each language."""
    services: tuple[Identifier, ...] = ()
    """The organisations that offer it, by their ids; none that may not be recommended."""
    weakly_sourced: bool = False
    """Whether sources say little about it; readers are told."""
    gap: LocalText | None = None
    """What is not known about it, in each language."""
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]
    """The advice that sources give; at least one piece."""
    phrases: Phrases | None = None
    """Phrases for a letter in the languages that pass the censor."""
    aliases: tuple[Line, ...] = ()
    """Old addresses of the page, without the language: `act/old-name/`."""

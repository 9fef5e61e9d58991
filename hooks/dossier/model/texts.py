"""Short texts that a record says in several languages, and where a translation comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from dossier.model.base import LanguageTag, Line, Model
from dossier.model.dates import Dated

LocalText = Annotated[dict[LanguageTag, Line], Field(min_length=1)]


@dataclass(frozen=True)
class Wording:
    """A text and the language that it is in."""

    text: str
    language: str


def choose_wording(text: dict[str, str], chain: Iterable[str]) -> Wording:
    """Return the text in the first language of `chain` that has one, else in its own first language."""
    for language in chain:
        if language in text:
            return Wording(text[language], language)
    language, words = next(iter(text.items()))
    return Wording(words, language)


class Review(Model):
    """Who read a translation against its original, and when."""

    by: Line
    """Who read the translation against its original."""
    on: Dated
    """The day on which it was read."""


class Translation(Model):
    """Where a translated text comes from.

    `translator` is a name, or `machine` for a machine-assisted one; `reviewed` is false until a person has read it.
    """

    origin: LanguageTag | None = Field(default=None, alias="from")
    """The language of the text that was translated."""
    translator: Line
    """The translator's name, or `machine` for a machine-assisted text."""
    reviewed: bool | Review = False
    """false until a person has read it, then who and when."""

    @property
    def is_machine(self) -> bool:
        return self.translator == "machine"


class Translated(Model):
    """A record whose texts exist in several languages; `translations` says where each language's wording comes from."""

    translations: dict[LanguageTag, Translation] = Field(default_factory=dict)
    """Who translated each language but the first."""

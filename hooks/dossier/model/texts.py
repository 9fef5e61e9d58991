"""Short texts that a record says in several languages, and where a translation comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

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

    `translator` is a name, or `machine` where only a machine translated; `machine_assisted` says that the person named
    let a machine help. `on` is the day of the translation; `reviewed` is false until a person has read it.
    """

    origin: LanguageTag | None = Field(default=None, alias="from")
    """The language of the text that was translated."""
    translator: Line
    """The translator's name, or `machine` where only a machine translated."""
    machine_assisted: bool = False
    """Whether the person named let a machine help."""
    on: Dated | None = None
    """The day of the translation."""
    reviewed: bool | Review = False
    """false until a person has read it, then who and when."""

    @property
    def is_machine(self) -> bool:
        """Whether nobody but a machine is named as the translator."""
        return self.translator == "machine"

    @property
    def is_assisted(self) -> bool:
        """Whether a machine had a part in it."""
        return self.is_machine or self.machine_assisted


class TextTranslation(Translation):
    """Where the text of a language file comes from.

    `blocks` has the digests of the title, the summary and each block of the original that the translation follows
    (prose/blocks.py); `dossier translated` writes them.
    """

    blocks: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(?: [0-9a-f]{8}){1,999}$")] | None = None
    """What each passage of the original was when it was translated; `dossier translated` writes it."""


class Translated(Model):
    """A record whose texts exist in several languages; `translations` says where each language's wording comes from."""

    translations: dict[LanguageTag, Translation] = Field(default_factory=dict)
    """Who translated each language but the first."""

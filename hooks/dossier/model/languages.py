"""The languages of the site: their names, their order, what each falls back to, and which texts each must have."""

from __future__ import annotations

from typing import Annotated, Literal

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from dossier.model.base import LanguageTag, Line, Model

TextKind = Literal["pages", "publications", "events"]


def _check_locale(name: str) -> str:
    try:
        Locale.parse(name)
    except (ValueError, UnknownLocaleError):
        raise PydanticCustomError("unknown_locale", "CLDR has no locale `{name}`", {"name": name}) from None
    return name


class Language(Model):
    """One language of the site; `locale` is its CLDR name, `theme` the name of Material's own catalogue.

    `words_beside_numbers` has the beginnings, in small letters, of words beside which a typed number counts people
    released, or people held. `words_per_minute` is the pace at which a text's reading time is reckoned; without it none
    is shown.
    """

    code: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    """The language's code, as in addresses."""
    name: Line
    """The language's name in itself."""
    chooser: Line
    """What the page at the root says to choose the language."""
    locale: Annotated[Line, AfterValidator(_check_locale)]
    """The language's name in CLDR, for dates, numbers and order."""
    theme: Annotated[str, Field(pattern=r"^[a-z]{2,3}(?:-[A-Za-z]+)?$")]
    """The name of Material's own catalogue for the language."""
    falls_back_to: tuple[LanguageTag, ...]
    """Where a reader is led when a text is missing, in this order."""
    must_have: tuple[TextKind, ...] = ()
    """Which kinds of text may not be missing in this language."""
    words_per_minute: Annotated[int, Field(ge=50, le=1000)] | None = None
    """The pace at which reading times are reckoned; without it none is shown."""
    words_beside_numbers: dict[Literal["released", "held"], tuple[Line, ...]] = Field(default_factory=dict)
    """Beginnings of words beside which a typed number counts people released or held."""


class Languages(Model):
    """All languages in their order; the first is where an address without a language leads."""

    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    """The languages of the site in their order."""

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(language.code for language in self.languages)

    def chain(self, code: str) -> tuple[str, ...]:
        """Return `code` and what it falls back to, in order; ends with all others, so that it always finds a text."""
        language = next(language for language in self.languages if language.code == code)
        return tuple(dict.fromkeys((code, *language.falls_back_to, *self.codes)))

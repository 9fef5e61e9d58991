"""A political prisoner, present or former, who is widely named in the international press."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dossier.model.base import Confidence, Identifier, LanguageTag, Line, Model
from dossier.model.conflict import Conflict
from dossier.model.dates import Dated
from dossier.model.texts import LocalText, Translated

Event = Literal[
    "detained",
    "charged",
    "convicted",
    "sentence-upheld",
    "sentence-changed",
    "transferred",
    "incommunicado-since",
    "contact",
    "pardoned",
    "released",
    "exchanged",
    "deported",
    "re-imprisoned",
    "not-released",
    "still-imprisoned",
    "award",
    "died",
]
Status = Literal["imprisoned", "free", "free-in-belarus", "free-abroad", "free-reported-expelled", "dead"]

FREEING: frozenset[str] = frozenset({"pardoned", "released", "exchanged", "deported"})
HOLDING: frozenset[str] = frozenset(
    {
        "detained",
        "charged",
        "convicted",
        "sentence-upheld",
        "sentence-changed",
        "transferred",
        "incommunicado-since",
        "re-imprisoned",
        "not-released",
        "still-imprisoned",
    }
)


class Step(Model):
    """One dated event in a person's history, with the sources that state it."""

    date: Dated | None
    event: Event
    detail: LocalText | None = None
    confidence: Confidence
    sources: tuple[Identifier, ...] = ()


class KnownStatus(Model):
    """The last status that a source stated; it never stands without its day."""

    value: Status
    as_of: Dated
    to_check: bool = False


class SeenSpelling(Model):
    """A spelling met in a source, with the source's name where it is known."""

    language: LanguageTag
    spelling: Line
    where: Line | None = None


class Prisoner(Translated):
    """A person's names, public role and history; `publication: withheld` keeps the record out of every output."""

    publication: Literal["public", "withheld"]
    names: Annotated[dict[LanguageTag, Annotated[tuple[Line, ...], Field(min_length=1)]], Field(min_length=1)]
    sort_name: LocalText
    seen: tuple[SeenSpelling, ...] = ()
    spelling_in_archive: Line | None = None
    gender: Literal["m", "f"]
    role: LocalText
    birth_year: Annotated[int, Field(ge=1900, le=2010)] | None = None
    birth_year_sources: tuple[Identifier, ...] = ()
    status: KnownStatus
    history: Annotated[tuple[Step, ...], Field(min_length=1)]
    conflicts: tuple[Conflict, ...] = ()
    remarks: tuple[LocalText, ...] = ()
    aliases: tuple[Line, ...] = ()

    def every_spelling(self) -> tuple[str, ...]:
        """Return every form of the name that the record knows."""
        names = [name for names in self.names.values() for name in names]
        names += [seen.spelling for seen in self.seen]
        names += self.sort_name.values()
        if self.spelling_in_archive:
            names.append(self.spelling_in_archive)
        return tuple(dict.fromkeys(names))

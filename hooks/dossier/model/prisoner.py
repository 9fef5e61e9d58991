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
    """When it happened; null where it is not known."""
    event: Event
    """What happened."""
    detail: LocalText | None = None
    """More about it in a few words, in each language: the sentence, the article, the colony."""
    confidence: Confidence
    """How well it is known: several sources, one, sources that differ, or worked out by the dossier."""
    sources: tuple[Identifier, ...] = ()
    """The sources that state it; every step needs one."""


class KnownStatus(Model):
    """The last status that a source stated; it never stands without its day."""

    value: Status
    """The last status that a source stated."""
    as_of: Dated
    """The day for which it was stated; it is shown beside the status."""
    to_check: bool = False
    """Whether an editor should look at it again."""


class SeenSpelling(Model):
    """A spelling met in a source, with the source's name where it is known."""

    language: LanguageTag
    """The language of the source."""
    spelling: Line
    """The name as the source spells it."""
    where: Line | None = None
    """The source's name, where it is known."""


class Prisoner(Translated):
    """A person's names, public role and history; `publication: withheld` keeps the record out of every output."""

    publication: Literal["public", "withheld"]
    """`public` publishes the record; `withheld` keeps it, and the name, out of everything."""
    names: Annotated[dict[LanguageTag, Annotated[tuple[Line, ...], Field(min_length=1)]], Field(min_length=1)]
    """All forms of the name by language, each a list; the first is the one that texts use."""
    sort_name: LocalText
    """The name as lists order it, by language: surname, comma, given name."""
    seen: tuple[SeenSpelling, ...] = ()
    """Other spellings that sources use, so that a search finds them."""
    spelling_in_archive: Line | None = None
    """The spelling on the institute's archive page."""
    gender: Literal["m", "f"]
    """For the grammar of texts about the person: m or f."""
    role: LocalText
    """The public role for which the person is known, in each language; nothing private."""
    birth_year: Annotated[int, Field(ge=1900, le=2010)] | None = None
    """The year of birth, where the press names it; never the day."""
    birth_year_sources: tuple[Identifier, ...] = ()
    """The sources for the year of birth."""
    status: KnownStatus
    """The last known status with its day."""
    history: Annotated[tuple[Step, ...], Field(min_length=1)]
    """What happened, the earliest first; at least one step."""
    conflicts: tuple[Conflict, ...] = ()
    """The points on which sources differ."""
    remarks: tuple[LocalText, ...] = ()
    """What else a reader should know, each in each language."""
    aliases: tuple[Line, ...] = ()
    """Old addresses of the page, without the language: `prisoners/old-name/`."""

    def every_spelling(self) -> tuple[str, ...]:
        """Return every form of the name that the record knows."""
        names = [name for names in self.names.values() for name in names]
        names += [seen.spelling for seen in self.seen]
        names += self.sort_name.values()
        if self.spelling_in_archive:
            names.append(self.spelling_in_archive)
        return tuple(dict.fromkeys(names))

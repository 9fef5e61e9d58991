"""All records and texts of the project, read-only, with the place of each in its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

from dossier.kinds import COLLECTIONS, TextKind
from dossier.model.correction import Corrections
from dossier.model.count import Note, PrisonerCount
from dossier.model.event import Event
from dossier.model.languages import Language, Languages
from dossier.model.limits import Limits
from dossier.model.moment import Moment
from dossier.model.organisation import Organisation
from dossier.model.page import FrontMatter, Page
from dossier.model.person import Person
from dossier.model.place import Place
from dossier.model.prisoner import Prisoner
from dossier.model.publication import Publication
from dossier.model.release import Release
from dossier.model.schedule import Scheduled
from dossier.model.source import Source
from dossier.model.statement import Statement
from dossier.model.topic import Series, Topic
from dossier.model.total import StatedTotal
from dossier.model.way import Way
from dossier.problems import Location
from dossier.prose.body import Body
from dossier.prose.expressions import FigureCall
from dossier.sources.pictures import Picture
from dossier.sources.reopened import LazyFrontMatter, LazyTree, Line

T = TypeVar("T")


@dataclass(frozen=True)
class Text:
    """What one language says of a publication, event or standing page."""

    front: FrontMatter
    body: Body
    language: str
    file: str
    # The kind and id of the record that it is a text of.
    owner: tuple[TextKind, str]
    # The fields on top of its file, with their places.
    tree: LazyFrontMatter = field(repr=False, compare=False)
    # The lines of the body in which a digit stands, with their numbers in the file.
    numbered: tuple[Line, ...] = field(default=(), repr=False)
    # The summary with a mark for each of its figures.
    summary: str = ""
    summary_figures: tuple[FigureCall, ...] = ()
    # The pictures that it shows, by the names of their files.
    pictures: Mapping[str, Picture] = field(default_factory=dict)


@dataclass(frozen=True)
class Library:
    """Every record by its id and every text by its owner and language. Withheld records are not in it."""

    languages: Languages
    limits: Limits
    corrections: Corrections
    prisoners: Mapping[str, Prisoner]
    releases: Mapping[str, Release]
    totals: Mapping[str, StatedTotal]
    counts: Mapping[str, PrisonerCount]
    notes: Mapping[str, Note]
    statements: Mapping[str, Statement]
    organisations: Mapping[str, Organisation]
    ways: Mapping[str, Way]
    places: Mapping[str, Place]
    timeline: Mapping[str, Moment]
    people: Mapping[str, Person]
    sources: Mapping[str, Source]
    topics: Mapping[str, Topic]
    series: Mapping[str, Series]
    publications: Mapping[str, Publication]
    events: Mapping[str, Event]
    pages: Mapping[str, Page]
    texts: Mapping[tuple[TextKind, str], Mapping[str, Text]]
    withheld: Mapping[str, tuple[str, ...]]
    trees: Mapping[tuple[str, str], LazyTree] = field(repr=False)
    # What was taken out since it is held back on the day, by kind and id, a text by `text` and its file: the day on
    # which it will be shown.
    unpublished: Mapping[tuple[str, str], date] = field(default_factory=dict)
    # Records and texts whose files were refused: they exist, so that nothing else is blamed for their absence.
    unread: frozenset[tuple[str, str]] = frozenset()

    def records(self, kind: str) -> Mapping[str, Any]:
        """Return the records of a kind named as in `KINDS`."""
        return cast(Mapping[str, Any], getattr(self, COLLECTIONS[kind]))

    def locate(self, kind: str, identifier: str, *path: str | int, key: bool = False) -> Location:
        """Return the place of a record's value in its file."""
        tree = self.trees.get((kind, identifier))
        return tree.locate(path, key=key) if tree else Location(f"{kind} {identifier}")

    def text_in(self, kind: TextKind, identifier: str, language: str) -> Text:
        """Return a publication's, event's or page's text in a language, or in the first that it falls back to."""
        texts = self.texts[kind, identifier]
        return texts[next(code for code in self.languages.chain(language) if code in texts)]

    def shown_from(self, text: Text) -> date:
        """Return the first day on which readers may see a text, which is never before that of its record."""
        kind, identifier = text.owner
        held: Scheduled = self.records(kind)[identifier]
        return max(held.shown_from, text.front.shown_from)

    def owners_of_texts(self, kind: TextKind) -> Iterable[str]:
        """Return the slugs of a kind that has texts."""
        return self.records(kind)


def sorted_by(records: Mapping[str, T], key: Callable[[T], Any], *, newest_first: bool = False) -> list[tuple[str, T]]:
    """Return the records as pairs of id and record, ordered by `key`, then by id."""
    pairs = sorted(records.items(), key=lambda pair: pair[0])
    return sorted(pairs, key=lambda pair: key(pair[1]), reverse=newest_first)


def language_of(library: Library, code: str) -> Language:
    """Return the language with the given code."""
    return next(language for language in library.languages.languages if language.code == code)

"""Takes the library and a day, gives the library of what readers may see on it, and what is held back until when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dossier.checks.references import find_references
from dossier.kinds import COLLECTIONS, FOLDERS, TextKind
from dossier.library import Library, Text
from dossier.model.schedule import NEVER
from dossier.uses import uses_of_sources

# Kinds of records that are there for texts alone: one that only drafts rest on would tell of them.
_COMPANIONS = ("person", "source", "topic", "series")

Key = tuple[str, str]


@dataclass(frozen=True, order=True)
class Held:
    """A publication, event or standing page that is held back, or its text in one `language` alone.

    `day` is the first on which readers may see it; None is a draft.
    """

    kind: TextKind
    identifier: str
    language: str
    day: date | None


def list_held(library: Library, today: date) -> tuple[Held, ...]:
    """Return all that is held back on a day, in the order of kinds and ids; of a whole work no single text."""
    return tuple(_find_held(library, today))


def _find_held(library: Library, today: date) -> Iterator[Held]:
    for kind in FOLDERS:
        for identifier in sorted(library.records(kind)):
            day = _day_of_work(library, kind, identifier)
            if day > today:
                yield Held(kind, identifier, "", _known(day))
                continue
            for language, text in library.texts[kind, identifier].items():
                day = library.shown_from(text)
                if day > today:
                    yield Held(kind, identifier, language, _known(day))


def _known(day: date) -> date | None:
    return None if day == NEVER else day


def list_days(library: Library, today: date) -> list[date]:
    """Return the days after a day on which something held back comes out, in their order."""
    days = {library.shown_from(text) for texts in library.texts.values() for text in texts.values()}
    return sorted(day for day in days if today < day < NEVER)


def select_published(library: Library, today: date) -> Library:
    """Return the library of what readers may see on a day; the same one where nothing is held back.

    With a work go its texts, and the people, sources, topics and series on which nothing else rests. What is taken
    out is told by `unpublished`.
    """
    held: dict[Key, date] = {}
    texts: dict[tuple[TextKind, str], Mapping[str, Text]] = dict(library.texts)
    for kind in FOLDERS:
        for identifier in library.records(kind):
            day = _day_of_work(library, kind, identifier)
            if day > today:
                held[kind, identifier] = day
                texts.pop((kind, identifier), None)
                continue
            said = library.texts[kind, identifier]
            later = {text.file: library.shown_from(text) for text in said.values() if library.shown_from(text) > today}
            held |= {("text", file): day for file, day in later.items()}
            texts[kind, identifier] = {code: text for code, text in said.items() if text.file not in later}
    if not held:
        return library
    return _leave_companions_out(library, _without(library, held, texts=texts, unpublished=held))


def _day_of_work(library: Library, kind: TextKind, identifier: str) -> date:
    """Return the day on which the first text of a work comes out; one without any text is as its record says."""
    days = [library.shown_from(text) for text in library.texts[kind, identifier].values()]
    return min(days, default=library.records(kind)[identifier].shown_from)


def _leave_companions_out(library: Library, published: Library) -> Library:
    used = set(_find_used(library))
    while True:
        unused = used.difference(_find_used(published))
        left = {(kind, key) for kind in _COMPANIONS for key in published.records(kind) if (kind, key) in unused}
        if not left:
            return published
        # Whom they in turn name may now be named by nobody.
        published = _without(published, left)


def _find_used(library: Library) -> Iterator[Key]:
    """Yield kind and id of what records, texts and corrections refer to."""
    for _, _, references in find_references(library):
        for kind, identifier, _ in references:
            yield kind, identifier
    for texts in library.texts.values():
        for text in texts.values():
            yield from ((reference.kind, reference.target) for reference in text.body.references)
    for correction in library.corrections.corrections:
        for name in correction.pages:
            kind, _, identifier = name.partition(":")
            yield kind, identifier
    yield from (("source", identifier) for identifier, uses in uses_of_sources(library).items() if uses)


def _without(library: Library, left_out: Mapping[Key, date] | set[Key], **fields: Any) -> Library:
    kinds = {kind for kind, _ in left_out} & COLLECTIONS.keys()
    kept: dict[str, Any] = {
        COLLECTIONS[kind]: {key: record for key, record in library.records(kind).items() if (kind, key) not in left_out}
        for kind in kinds
    }
    return replace(library, **kept, **fields)

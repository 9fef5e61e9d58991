"""Takes the library and a day, gives the library of what readers may see on it, and what is held back until when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from dossier.checks.references import find_references
from dossier.kinds import COLLECTIONS, FOLDERS, TextKind
from dossier.library import Library, Text
from dossier.model.schedule import NEVER
from dossier.uses import find_uses

# Kinds of records that are there for texts alone: one that only drafts rest on would tell of them.
_COMPANIONS = ("person", "source", "topic", "series")

Key = tuple[str, str]
# A record, or a text of it in a language: kind, id, and the language or nothing.
User = tuple[str, str, str]


@dataclass(frozen=True)
class Held:
    """A publication, event or standing page that is held back, or its text in one `language` alone.

    `day` is the first on which readers may see it; None is a draft.
    """

    kind: TextKind
    identifier: str
    language: str
    day: date | None


class Schedule:
    """What of a library is held back, and until when."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def list_held(self, today: date) -> tuple[Held, ...]:
        """Return all that is held back on a day, in the order of kinds and ids; of a whole work no single text."""
        return tuple(
            Held(kind, identifier, language, None if day == NEVER else day)
            for kind, identifier, language, day in self._find_held(today)
        )

    def list_days(self, today: date) -> list[date]:
        """Return the days after a day on which something held back comes out, in their order."""
        shown_from = self._library.shown_from
        days = {shown_from(text) for texts in self._library.texts.values() for text in texts.values()}
        return sorted(day for day in days if today < day < NEVER)

    def select_published(self, today: date) -> Library:
        """Return the library of what readers may see on a day; the same one where nothing is held back.

        With a work go its texts, and the people, sources, topics and series on which nothing else rests. What is
        taken out is told by `unpublished`.
        """
        library = self._library
        texts: dict[tuple[TextKind, str], Mapping[str, Text]] = dict(library.texts)
        unpublished: dict[Key, date] = {}
        gone: set[User] = set()
        for kind, identifier, language, day in self._find_held(today):
            said = texts[kind, identifier]
            if language:
                unpublished["text", said[language].file] = day
                gone.add((kind, identifier, language))
                texts[kind, identifier] = {code: text for code, text in said.items() if code != language}
            else:
                unpublished[kind, identifier] = day
                gone.update((kind, identifier, code) for code in ("", *said))
                del texts[kind, identifier]
        if not unpublished:
            return library
        left_out = {*unpublished, *self._find_companions(gone)}
        kept = {COLLECTIONS[kind]: _without(library.records(kind), kind, left_out) for kind in COLLECTIONS}
        fields: dict[str, Any] = {**kept, "texts": texts, "unpublished": unpublished}
        return replace(library, **fields)

    def _find_held(self, today: date) -> Iterator[tuple[TextKind, str, str, date]]:
        library = self._library
        for kind in FOLDERS:
            for identifier, record in sorted(library.records(kind).items()):
                days = {code: library.shown_from(text) for code, text in library.texts[kind, identifier].items()}
                # A work comes out with the first of its texts.
                first = min(days.values(), default=record.shown_from)
                if first > today:
                    yield kind, identifier, "", first
                else:
                    yield from ((kind, identifier, code, day) for code, day in days.items() if day > today)

    def _find_companions(self, gone: set[User]) -> set[Key]:
        """Return the records that go with what is gone, since nothing else rests on them."""
        found: set[Key] = set()
        while True:
            users = gone | {(*key, "") for key in found}
            new = {key for key, used_by in self._users.items() if key not in found and used_by <= users}
            if not new:
                return found
            # Whom they in turn name may now be named by nobody.
            found |= new

    @cached_property
    def _users(self) -> Mapping[Key, set[User]]:
        """What rests on each of the companions; one on which nothing does is left out, and stays."""
        library = self._library
        found: dict[Key, set[User]] = defaultdict(set)
        for kind, identifier, references in find_references(library):
            for wanted, target, _ in references:
                found[wanted, target].add((kind, identifier, ""))
        for (kind, identifier), texts in library.texts.items():
            for language, text in texts.items():
                for reference in text.body.references:
                    found[reference.kind, reference.target].add((kind, identifier, language))
        for correction in library.corrections.corrections:
            for name in correction.pages:
                wanted, _, target = name.partition(":")
                found[wanted, target].add(("correction", correction.id, ""))
        for source, use, language in find_uses(library):
            found["source", source].add((*use, language))
        return {key: users for key, users in found.items() if key[0] in _COMPANIONS}


def _without(records: Mapping[str, object], kind: str, left_out: Container[Key]) -> Mapping[str, object]:
    return {key: record for key, record in records.items() if (kind, key) not in left_out}

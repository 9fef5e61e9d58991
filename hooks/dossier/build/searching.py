"""Takes what the pages' jobs noted for search, gives the files of each language's search, part by part."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from dossier.build.folder import Folder
from dossier.build.job import WrittenFile
from dossier.build.state import Row, State
from dossier.edition import Edition
from dossier.outputs.artifact import Artifact
from dossier.plan.addresses import SEARCH_SCRIPT
from dossier.plan.site import PagePlan
from dossier.publish.kept import keep
from dossier.publish.search import pack_bundle, unpack_bundle
from dossier.search.bundle import Summary, make_bundle
from dossier.search.entry import Entry, entries_of
from dossier.search.files import finish, place_bundle
from dossier.search.parts import Part, divide
from dossier.stopped import Stopped
from dossier.store import Store, make_key
from dossier.workers import share_out

PAGE = "page "
# The folder in which the parts of the index are kept; the names of the rows begin so too.
SEARCH = "search"
# So many notes are written at a time.
_AT_ONCE = 500


def note_entries(edition: Edition, page: PagePlan, artifacts: Sequence[Artifact]) -> str:
    """Return what search takes of a page, as JSON."""
    return json.dumps(entries_of(edition, page, artifacts[0].content.decode()), ensure_ascii=False)


class NotesLost(Stopped):
    """The store was deleted, damaged or full since pages noted what search takes of them: all must be made again."""

    def __init__(self) -> None:
        super().__init__("what the pages noted for the search is gone from .cache/: is the disk full?")


class Searching:
    """Makes the search of one build; what the pages noted lies in a store, where each is named by its content."""

    def __init__(self, store: Store, folder: Folder, cache: Path) -> None:
        self._store, self._folder, self._cache = store, folder, cache / SEARCH
        self._first = ""
        self._new: dict[bytes, bytes] = {}

    def keep_note(self, note: str) -> str:
        """Take the note of a page to be kept; return what stands for it in the page's row."""
        if not note:
            return ""
        key = make_key("search", note)
        self._new[key] = note.encode()
        if len(self._new) >= _AT_ONCE:
            self.save_notes()
        return key.hex()

    def save_notes(self) -> None:
        """Keep the notes that were taken."""
        self._store.put(self._new)
        self._new = {}

    def make(self, pages: Mapping[str, Row], before: Mapping[str, Row]) -> dict[str, Row]:
        """Return the rows of the search of each language; one whose pages note what they noted before is as it was.

        `pages` are the rows of all pages in the order of the plan.
        """
        notes: dict[str, list[str]] = {}
        for name, row in pages.items():
            notes.setdefault(_language_of(name), []).append(row.note)
        self._first = next(iter(notes), "")
        digests = {language: make_key(*noted).hex() for language, noted in notes.items()}
        rows = {language: before[name_search(language)] for language in notes if name_search(language) in before}
        stale = [code for code in notes if code not in rows or json.loads(rows[code].note)[0] != digests[code]]
        made = share_out(lambda number: self._make(stale[number], notes[stale[number]]), len(stale), least=2)
        for language, new in zip(stale, made, strict=True):
            if new is None:
                raise NotesLost
            rows[language] = new._replace(note=json.dumps([digests[language], json.loads(new.note)]))
        return {name_search(language): rows[language] for language in notes}

    def _make(self, language: str, notes: Sequence[str]) -> Row | None:
        """Return the row of a language's search, noting the keys of its parts; None where the store has lost a note."""
        entries = self._read(notes)
        if entries is None:
            return None
        parts = divide(entries, language)
        files: list[WrittenFile] = []
        summaries: list[tuple[Part, Summary]] = []
        for part in parts:
            written, summary = self._make_part(part)
            files += written
            summaries.append((part, summary))
        files += self._folder.write_all(finish(language, entries, summaries))
        return Row(tuple(files), b"", json.dumps([part.key for part in parts]))

    def _make_part(self, part: Part) -> tuple[list[WrittenFile], Summary]:
        bundle = unpack_bundle(keep(self._cache, part.key, lambda: pack_bundle(make_bundle(part))))
        # The script is the same for all languages, and each file is one job's.
        files = [
            file for file in place_bundle(part, bundle) if file.path != SEARCH_SCRIPT or part.language == self._first
        ]
        return list(self._folder.write_all(files)), bundle.summary

    def _read(self, notes: Sequence[str]) -> list[Entry] | None:
        keys = [bytes.fromhex(note) for note in notes if note]
        found = self._store.get(keys)
        if len(found) < len(set(keys)):
            return None
        return [Entry(*entry) for key in keys for entry in json.loads(found[key])]


def pages_of(state: State) -> dict[str, Row]:
    """Return the rows of all pages, in the order of the plan."""
    return {name: row for name, row in state.rows.items() if name.startswith(PAGE)}


def names_of(pages: Iterable[str]) -> list[str]:
    """Return the names of the rows of the search of the languages that pages are in."""
    return list(dict.fromkeys(name_search(_language_of(name)) for name in pages))


def _language_of(page: str) -> str:
    return page.removeprefix(PAGE).partition("/")[0]


def keys_of_parts(state: State) -> list[str]:
    """Return the keys under which the parts of the present search are kept."""
    noted = [row.note for name, row in state.rows.items() if name.startswith(f"{SEARCH} ")]
    return [key for note in noted for key in json.loads(note)[1]]


def name_search(language: str) -> str:
    """Return the name of the row of a language's search."""
    return f"{SEARCH} {language}"

"""Takes the project's folder, gives all records and texts, read-only, with the place of each in its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

from dossier.kinds import COLLECTIONS, FOLDERS, KINDS, TextKind
from dossier.model.base import Identifier
from dossier.model.count import Note, PrisonerCount
from dossier.model.event import Event
from dossier.model.languages import Language, Languages
from dossier.model.moment import Moment
from dossier.model.organisation import Organisation
from dossier.model.page import FrontMatter, Page
from dossier.model.person import Person
from dossier.model.place import Place
from dossier.model.prisoner import Prisoner
from dossier.model.publication import Publication
from dossier.model.release import Reconciliation, Release
from dossier.model.source import Source
from dossier.model.topic import Series, Topic
from dossier.model.way import Way
from dossier.problems import Location, Problems
from dossier.prose.body import Body
from dossier.prose.convert import convert_text
from dossier.sources.files import is_inside, list_files, read_text
from dossier.sources.front_matter import split_front_matter
from dossier.sources.records import read_record
from dossier.sources.yaml_tree import Tree, parse_yaml

T = TypeVar("T")


@dataclass(frozen=True)
class Text:
    """What one language says of a publication, event or standing page."""

    front: FrontMatter
    body: Body
    language: str
    file: str
    tree: Tree = field(repr=False, compare=False)
    markdown: str = field(repr=False, compare=False)


@dataclass(frozen=True)
class Library:
    """Every record by its id and every text by its owner and language. Withheld records are not in it."""

    languages: Languages
    prisoners: Mapping[str, Prisoner]
    releases: Mapping[str, Release]
    reconciliations: Mapping[str, Reconciliation]
    counts: Mapping[str, PrisonerCount]
    notes: Mapping[str, Note]
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
    trees: Mapping[tuple[str, str], Tree] = field(repr=False)
    # Records and texts whose files were refused: they exist, so that nothing else is blamed for their absence.
    unread: frozenset[tuple[str, str]] = frozenset()

    def records(self, kind: str) -> Mapping[str, Any]:
        """Return the records of a kind named as in `KINDS`."""
        return cast(Mapping[str, Any], getattr(self, COLLECTIONS[kind]))

    def locate(self, kind: str, identifier: str, *path: str | int, key: bool = False) -> Location:
        """Return the place of a record's value in its file."""
        tree = self.trees.get((kind, identifier))
        return tree.locate(path, key=key) if tree else Location(f"{kind} {identifier}")

    def owners_of_texts(self, kind: TextKind) -> Iterable[str]:
        """Return the slugs of a kind that has texts."""
        return self.records(kind)


_LANGUAGES = TypeAdapter(Languages)
_FRONT = TypeAdapter(FrontMatter)
_WITHHELD = re.compile(r"^\s*[\"']?publication[\"']?\s*:.*withheld", re.MULTILINE)
_IDENTIFIER = TypeAdapter(Identifier)
# What data/ holds besides records.
_OTHER_DATA = ("data/README.md", "data/languages.yml", "data/words/")


def read_library(root: Path, problems: Problems) -> Library:
    """Read every input file below `root`.

    Raises InputRefused at once where the languages can't be read, since nothing can be judged without them.
    """
    reader = _Reader(root, problems)
    languages = reader.read_languages()
    records: dict[str, dict[str, Any]] = {kind: {} for kind in COLLECTIONS}
    for kind, (folder, adapter) in KINDS.items():
        records[kind] = reader.read_folder(kind, folder, adapter)
    texts: dict[tuple[TextKind, str], Mapping[str, Text]] = {}
    for text_kind in FOLDERS:
        found, said = reader.read_texts(text_kind, languages)
        records[text_kind] = found
        texts |= said
    reader.note_strays()
    withheld = {
        identifier: record.every_spelling()
        for identifier, record in records["prisoner"].items()
        if record.publication == "withheld"
    }
    records["prisoner"] = {key: record for key, record in records["prisoner"].items() if key not in withheld}
    fields: dict[str, Any] = {COLLECTIONS[kind]: found for kind, found in records.items()}
    return Library(
        languages=languages,
        texts=texts,
        withheld=withheld,
        trees=reader.trees,
        unread=frozenset(reader.unread),
        **fields,
    )


def _is_withheld(text: str) -> bool:
    return _WITHHELD.search(text) is not None


def _is_public(_text: str) -> bool:
    return False


class _Reader:
    def __init__(self, root: Path, problems: Problems) -> None:
        self.root, self.problems = root, problems
        self.trees: dict[tuple[str, str], Tree] = {}
        self.unread: set[tuple[str, str]] = set()
        self._taken: set[Path] = set()

    def read_languages(self) -> Languages:
        path = self.root / "data/languages.yml"
        if not path.is_file():
            self.problems.add("missing-file", Location("data/languages.yml"), "the list of languages is missing")
            self.problems.stop_if_any()
        languages = self._read(path, "languages", "", _LANGUAGES)
        if languages is None:
            self.problems.stop_if_any()
        assert languages is not None
        return languages

    def read_folder(self, kind: str, folder: str, adapter: TypeAdapter[T]) -> dict[str, T]:
        found: dict[str, T] = {}
        for path in list_files(self.root, f"data/{folder}", (".yml",), self.problems):
            if path.parent != self.root / "data" / folder or not self._is_identifier(path, path.stem):
                continue
            record = self._read(path, kind, path.stem, adapter)
            if record is None:
                self.unread.add((kind, path.stem))
            else:
                found[path.stem] = record
        return found

    def read_texts(
        self, kind: TextKind, languages: Languages
    ) -> tuple[dict[str, Any], dict[tuple[TextKind, str], Mapping[str, Text]]]:
        folder, shared_file, adapter = FOLDERS[kind]
        records: dict[str, Any] = {}
        texts: dict[tuple[TextKind, str], Mapping[str, Text]] = {}
        base = self.root / folder
        for path in sorted(base.iterdir()) if base.is_dir() else ():
            if not path.is_dir() or path.name.startswith("."):
                continue
            if not is_inside(path, self.root, self.problems):
                continue
            if not self._is_identifier(path, path.name):
                self._taken.update(path.rglob("*"))
                continue
            shared = path / shared_file
            if not shared.is_file():
                self.problems.add("missing-file", Location(self._name(path)), f"`{shared_file}` is missing here")
                self.unread.add((kind, path.name))
                self._taken.update(path.rglob("*"))
                continue
            record = self._read(shared, kind, path.name, adapter)
            said = self._read_languages_of(path, languages)
            if record is None:
                self.unread.add((kind, path.name))
            else:
                records[path.name] = record
                texts[kind, path.name] = said
        return records, texts

    def _read_languages_of(self, folder: Path, languages: Languages) -> dict[str, Text]:
        texts: dict[str, Text] = {}
        for language in languages.codes:
            path = folder / f"{language}.md"
            if path.is_symlink() or path.is_file():
                text = self._read_text(path, language)
                if text is None:
                    self.unread.add(("text", self._name(path)))
                else:
                    texts[language] = text
        return texts

    def _read_text(self, path: Path, language: str) -> Text | None:
        self._taken.add(path)
        name = self._name(path)
        if not is_inside(path, self.root, self.problems):
            return None
        content = read_text(path, self.root, self.problems)
        document = split_front_matter(content, name, self.problems) if content is not None else None
        if document is None:
            return None
        front = read_record(document.tree, _FRONT, self.problems)
        body = convert_text(document.body, name, document.body_line, self.problems)
        return Text(front, body, language, name, document.tree, document.body) if front else None

    def _read(self, path: Path, kind: str, identifier: str, adapter: TypeAdapter[T]) -> T | None:
        self._taken.add(path)
        if not is_inside(path, self.root, self.problems):
            return None
        # A withheld record's own words are not even echoed to the terminal, which may be a public CI log.
        is_private = _is_withheld if kind == "prisoner" else _is_public
        content = read_text(path, self.root, self.problems, is_private)
        if content is None:
            return None
        tree = parse_yaml(content, self._name(path), self.problems, private=is_private(content))
        if tree is None:
            return None
        self.trees[kind, identifier] = tree
        return read_record(tree, adapter, self.problems)

    def note_strays(self) -> None:
        """Note every file in the input folders that nothing has read."""
        for folder in ("briefings", "data", "docs"):
            for path in list_files(self.root, folder, (".yml", ".yaml", ".md", ".txt", ".json"), self.problems):
                name = self._name(path)
                if path in self._taken or name.startswith((*_OTHER_DATA, "docs/assets/", "docs/guides/")):
                    continue
                self.problems.add("stray-file", Location(name), "this file belongs to no kind of record or text")

    def _is_identifier(self, path: Path, name: str) -> bool:
        self._taken.add(path)
        try:
            _IDENTIFIER.validate_python(name)
        except ValueError:
            self.problems.add("bad-identifier", Location(self._name(path)), f"`{name}` can't be an id")
            return False
        return True

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()


def sorted_by(records: Mapping[str, T], key: Callable[[T], Any], *, newest_first: bool = False) -> list[tuple[str, T]]:
    """Return the records as pairs of id and record, ordered by `key`, then by id."""
    pairs = sorted(records.items(), key=lambda pair: pair[0])
    return sorted(pairs, key=lambda pair: key(pair[1]), reverse=newest_first)


def language_of(library: Library, code: str) -> Language:
    """Return the language with the given code."""
    return next(language for language in library.languages.languages if language.code == code)

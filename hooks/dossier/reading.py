"""Takes the project's folder, gives the Library, and notes every file and value that can't be read."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from dossier.kinds import COLLECTIONS, FOLDERS, KINDS, TextKind
from dossier.library import Library, Text
from dossier.model.base import Identifier
from dossier.model.correction import Corrections
from dossier.model.languages import Languages
from dossier.model.limits import Limits
from dossier.model.page import FrontMatter
from dossier.problems import Location, Problems
from dossier.prose.convert import convert_text
from dossier.prose.expressions import take_expressions
from dossier.prose.pictures import PictureCall
from dossier.sources.files import is_inside, list_files, read_text
from dossier.sources.front_matter import split_front_matter
from dossier.sources.pictures import SUFFIXES, Picture, is_picture_name, read_picture
from dossier.sources.records import read_record
from dossier.sources.yaml_tree import Tree, parse_yaml

T = TypeVar("T")

_LANGUAGES = TypeAdapter(Languages)
_LIMITS = TypeAdapter(Limits)
_CORRECTIONS = TypeAdapter(Corrections)
_FRONT = TypeAdapter(FrontMatter)
_WITHHELD = re.compile(r"^\s*[\"']?publication[\"']?\s*:.*withheld", re.MULTILINE)
_IDENTIFIER = TypeAdapter(Identifier)
# What data/ holds besides records.
_OTHER_DATA = ("data/README.md", "data/languages.yml", "data/words/")


def read_library(root: Path, problems: Problems) -> Library:
    """Read every input file below `root`.

    Raises InputRefused at once where a file of settings can't be read, since nothing can be judged without it.
    """
    reader = _Reader(root, problems)
    languages = reader.read_settings("languages", "the list of languages is missing", _LANGUAGES)
    limits = reader.read_settings("limits", "the limits are missing", _LIMITS)
    corrections = reader.read_settings("corrections", "the list of corrections is missing", _CORRECTIONS)
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
        limits=limits,
        corrections=corrections,
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
        self._pictures: dict[Path, Picture | None] = {}

    def read_settings(self, name: str, missing: str, adapter: TypeAdapter[T]) -> T:
        """Return what `data/<name>.yml` holds; raises InputRefused where it can't be read."""
        path = self.root / f"data/{name}.yml"
        if not path.is_file():
            self.problems.add("missing-file", Location(f"data/{name}.yml"), missing)
            self.problems.stop_if_any()
        settings = self._read(path, name, "", adapter)
        if settings is None:
            self.problems.stop_if_any()
        assert settings is not None
        return settings

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
            said = self._read_languages_of(path, kind, languages)
            if record is None:
                self.unread.add((kind, path.name))
            else:
                records[path.name] = record
                texts[kind, path.name] = said
        return records, texts

    def _read_languages_of(self, folder: Path, kind: TextKind, languages: Languages) -> dict[str, Text]:
        texts: dict[str, Text] = {}
        for language in languages.codes:
            path = folder / f"{language}.md"
            if path.is_symlink() or path.is_file():
                text = self._read_text(path, (kind, folder.name), language)
                if text is None:
                    self.unread.add(("text", self._name(path)))
                else:
                    texts[language] = text
        return texts

    def _read_text(self, path: Path, owner: tuple[TextKind, str], language: str) -> Text | None:
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
        if front is None:
            return None
        if "{{" in front.title:
            at, fix = document.tree.locate(("title",)), "say it in words, or in the summary"
            self.problems.add("figure-expression", at, "a title holds no figures", fix)
        place = document.tree.locate(("summary",))
        summary, figures = take_expressions(front.summary, name, place.line, self.problems, place.text)
        pictures = self._read_pictures(path.parent, body.pictures)
        return Text(front, body, language, name, owner, document.tree, document.body, summary, figures, pictures)

    def _read_pictures(self, folder: Path, calls: Iterable[PictureCall]) -> dict[str, Picture]:
        """Return the pictures that a text asks for, each read once whatever the number of its languages."""
        found = {}
        for call in calls:
            path = folder / call.name
            self._taken.add(path)
            if not is_picture_name(call.name):
                self.problems.add("picture-name", call.location, f"a picture can't be called `{call.name[:60]}`")
                continue
            if not (path.is_symlink() or path.is_file()):
                near = difflib.get_close_matches(call.name, sorted(beside.name for beside in folder.iterdir()), n=1)
                fix = f"did you mean `{near[0]}`?" if near else ""
                # Only one of two complaints about the same slip of the pen.
                self._taken.update(folder / name for name in near)
                self.problems.add("missing-picture", call.location, f"there is no file `{call.name}` beside this", fix)
                continue
            if path not in self._pictures:
                self._pictures[path] = read_picture(path, self.root, self.problems)
            if picture := self._pictures[path]:
                found[call.name] = picture
        return found

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
            for path in list_files(self.root, folder, SUFFIXES, self.problems):
                self._note_unused_picture(path)

    def _note_unused_picture(self, path: Path) -> None:
        name, folder = self._name(path), self._name(path.parent)
        unread = any(kind == "text" and text.startswith(f"{folder}/") for kind, text in self.unread)
        if path in self._taken or unread or name.startswith(("docs/assets/", "docs/guides/")):
            return
        self.problems.add("unused-picture", Location(name), "no text in this folder shows this picture")

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

"""Takes the project's folder, tells which file is which record or text, and notes files that are nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import TypeAdapter

from dossier.kinds import FOLDERS, KINDS, TextKind
from dossier.model.base import Identifier
from dossier.nearest import find_nearest
from dossier.problems import Location, Problems
from dossier.prose.pictures import PictureCall
from dossier.reading.assets import ASSETS, explain_asset
from dossier.reading.files import Job
from dossier.reading.strays import explain_stray, nearest_identifier
from dossier.sources.files import never
from dossier.sources.folders import Entry, Folders
from dossier.sources.pictures import SUFFIXES, is_picture_name

_TOPS = ("briefings", "data", "docs")
# How like one of these another folder's name is, of 1, that was meant to be it.
_ALIKE = 0.75
_IDENTIFIER = TypeAdapter(Identifier)
_PUBLIC = re.compile(r"^publication:[ \t]+[\"']?public[\"']?[ \t]*(?:#.*)?$", re.MULTILINE)
# What data/ holds besides records.
_OTHER_DATA = ("data/README.md", "data/languages.yml", "data/schemas/", "data/words/")
_NO_INPUT = (ASSETS, "docs/guides/")
# What docs/ holds; anything beside these lies there by mistake.
_IN_DOCS = (*_NO_INPUT, "docs/pages/", "docs/events/")
_TEXTS = frozenset((".yml", ".yaml", ".md", ".txt", ".json"))
_PARSED = frozenset((".yml", ".md"))
_PICTURES = frozenset(SUFFIXES)


@dataclass(frozen=True)
class RecordFile:
    """The file of one record, by its kind and id."""

    kind: str
    identifier: str
    job: Job


@dataclass(frozen=True)
class TextFolder:
    """A folder of texts: the file that its languages share, and the file of each language."""

    kind: TextKind
    identifier: str
    path: str
    shared: Job | None
    languages: dict[str, Job]


class Layout:
    """What lies where in the project's folder; what nobody takes is a stray."""

    def __init__(self, folders: Folders, problems: Problems) -> None:
        self._folders, self._problems = folders, problems
        self._taken: set[str] = set()
        self._languages: tuple[str, ...] = ()
        # Kinds and ids of records whose files can't be read, and the names of such texts.
        self.unread: set[tuple[str, str]] = set()

    def names(self) -> list[str]:
        """Return every file that may be input and be parsed, and every picture beside a text."""
        return [
            entry.path
            for top in _TOPS
            for entry in self._folders.walk(top)
            if entry.is_file and (entry.suffix in _PARSED or entry.suffix in _PICTURES)
        ]

    def take(self, name: str) -> None:
        """Note that a file belongs to something."""
        self._taken.add(name)

    def settings(self, name: str, missing: str) -> Job | None:
        """Return the file of settings of that name, or None after noting why there is none."""
        path = f"data/{name}.yml"
        self.take(path)
        entry = next((entry for entry in self._folders.list("data") if entry.path == path and entry.is_file), None)
        if entry is None:
            self._problems.add("missing-file", Location(path), missing)
            return None
        return Job(path) if self._folders.is_inside(entry) else None

    def records(self) -> Iterator[RecordFile]:
        """Yield the file of each record, by kind and then by name."""
        for kind, (folder, _) in KINDS.items():
            for entry in self._folders.walk(f"data/{folder}"):
                if not self._folders.is_inside(entry) or entry.suffix != ".yml" or not entry.is_file:
                    continue
                identifier = entry.name.removesuffix(".yml")
                if entry.path == f"data/{folder}/{entry.name}" and self._is_identifier(kind, entry, identifier):
                    # A withheld record's own words are not even echoed to the terminal, which may be a public CI log.
                    job = Job(entry.path, is_private=_may_be_withheld if kind == "prisoner" else never)
                    yield RecordFile(kind, identifier, job)

    def texts(self, languages: tuple[str, ...]) -> Iterator[TextFolder]:
        """Yield each folder of texts, by kind and then by name."""
        self._languages = languages
        for kind, (folder, shared_file, _) in FOLDERS.items():
            for entry in self._folders.list(folder):
                if not entry.is_folder or entry.name.startswith(".") or not self._folders.is_inside(entry):
                    continue
                if not self._is_identifier(kind, entry, entry.name):
                    self._take_all(entry)
                    continue
                beside = {found.name: found for found in self._folders.list(entry.path)}
                shared = beside.get(shared_file)
                if shared is None or not shared.is_file:
                    place = Location(entry.path)
                    self._problems.add("missing-file", place, f"`{shared_file}` is missing here")
                    self.unread.add((kind, entry.name))
                    self._take_all(entry)
                    continue
                yield self._take_folder(kind, entry, shared, {code: beside.get(f"{code}.md") for code in languages})

    def _take_folder(self, kind: TextKind, folder: Entry, shared: Entry, said: dict[str, Entry | None]) -> TextFolder:
        self.take(shared.path)
        found = {}
        for language, entry in said.items():
            if entry is not None and (entry.is_link or entry.is_file):
                self.take(entry.path)
                if self._folders.is_inside(entry):
                    found[language] = Job(entry.path, is_text=True)
                else:
                    self.unread.add(("text", entry.path))
        job = Job(shared.path) if self._folders.is_inside(shared) else None
        return TextFolder(kind, folder.name, folder.path, job, found)

    def _take_all(self, folder: Entry) -> None:
        # Whatever lies in a folder that is refused belongs to it.
        self._taken.update(self._paths_below(folder.path))

    def _paths_below(self, folder: str) -> Iterator[str]:
        for entry in self._folders.list(folder):
            yield entry.path
            if entry.is_folder and not entry.is_link:
                yield from self._paths_below(entry.path)

    def find_picture(self, call: PictureCall, folder: str) -> str | None:
        """Return the path of a picture that a text in `folder` asks for, or None after noting why there is none."""
        path = f"{folder}/{call.name}"
        self.take(path)
        if not is_picture_name(call.name):
            self._problems.add("picture-name", call.location, f"a picture can't be called `{call.name[:60]}`")
            return None
        beside = {entry.name: entry for entry in self._folders.list(folder)}
        if call.name in beside and (beside[call.name].is_link or beside[call.name].is_file):
            return path
        near = find_nearest(call.name, beside)
        if near:
            # Only one of two complaints about the same slip of the pen.
            self._taken.add(f"{folder}/{near}")
        fix = f"did you mean `{near}`?" if near else ""
        self._problems.add("missing-picture", call.location, f"there is no file `{call.name}` beside this", fix)
        return None

    def note_strays(self) -> None:
        """Note every file in the input folders that nothing has read, and folders beside them that were meant so."""
        for entry in self._folders.list(""):
            near = find_nearest(entry.name.lower(), _TOPS, _ALIKE) if entry.is_folder else ""
            if near and entry.name not in _TOPS:
                fix = f"move what lies in it to `{near}/`"
                self._problems.add("stray-file", Location(f"{entry.name}/"), "nothing reads this folder", fix)
        entries = (entry for top in _TOPS for entry in self._folders.walk(top))
        for entry in entries:
            within = ASSETS if entry.path.startswith(ASSETS) else ""
            if not self._folders.is_inside(entry, within) or entry.path in self._taken or not entry.is_file:
                continue
            if within:
                stray = explain_asset(entry.path)
                if stray:
                    self._problems.add("stray-file", Location(entry.path), stray.message, stray.fix)
            elif entry.suffix in _PICTURES and not entry.path.startswith(_NO_INPUT):
                self._note_unused_picture(entry)
            elif _is_misplaced(entry):
                self._note_stray(entry)

    def _note_stray(self, entry: Entry) -> None:
        beside = [found.name for found in self._folders.list(entry.path.rpartition("/")[0])]
        stray = explain_stray(entry.path, self._languages, beside)
        self._problems.add("stray-file", Location(entry.path), stray.message, stray.fix)
        # It exists, so that nothing is called missing that only has another name.
        if all(stray.key):
            self.unread.add(stray.key)

    def _note_unused_picture(self, entry: Entry) -> None:
        folder = entry.path.rpartition("/")[0]
        # A text that can't be read may show it.
        if not any(kind == "text" and text.startswith(f"{folder}/") for kind, text in self.unread):
            self._problems.add("unused-picture", Location(entry.path), "no text in this folder shows this picture")

    def _is_identifier(self, kind: str, entry: Entry, name: str) -> bool:
        self.take(entry.path)
        try:
            _IDENTIFIER.validate_python(name)
        except ValueError:
            near = nearest_identifier(name)
            fix = f"rename it to `{near}`" if near else ""
            self._problems.add("bad-identifier", Location(entry.path), f"`{name}` can't be an id", fix)
            # What names it rightly is not told as well.
            self.unread.add((kind, near))
            return False
        return True


def _is_misplaced(entry: Entry) -> bool:
    """Tell whether a file that nothing reads looks as if somebody expected it to be read, or published."""
    if entry.path.startswith("docs/") and not entry.path.startswith(_IN_DOCS):
        return True
    return entry.suffix.lower() in _TEXTS and not entry.path.startswith((*_OTHER_DATA, *_NO_INPUT))


def _may_be_withheld(text: str) -> bool:
    """Tell whether a person's record does not plainly say that it is public: who mistypes the rest meant to hide it."""
    return _PUBLIC.search(text) is None or "withheld" in text.lower()

"""Takes the project's folder, gives the Library, and notes every file and value that can't be read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import TypeAdapter

from dossier.kinds import COLLECTIONS, FOLDERS, KINDS
from dossier.library import Library, Text
from dossier.model.correction import Corrections
from dossier.model.languages import Languages
from dossier.model.limits import Limits
from dossier.problems import Problems
from dossier.prose.naming import Names
from dossier.reading.files import Files, Job
from dossier.reading.kept import Kept, Memory
from dossier.reading.layout import Layout, RecordFile, TextFolder
from dossier.reading.pictures import Pictures
from dossier.sources.folders import Folders
from dossier.sources.reopened import LazyFrontMatter, LazyTree
from dossier.store import NOTHING, Store

T = TypeVar("T")

_LANGUAGES = TypeAdapter(Languages)
_LIMITS = TypeAdapter(Limits)
_CORRECTIONS = TypeAdapter(Corrections)
_NO_DIGESTS: Mapping[str, bytes] = MappingProxyType({})


def read_library(
    root: Path,
    problems: Problems,
    store: Store = NOTHING,
    digests: Mapping[str, bytes] = _NO_DIGESTS,
    memory: Memory | None = None,
) -> Library:
    """Read every input file below `root`.

    `digests` has the BLAKE2b digest, of any size, of the content of files by their paths from `root`: a file that it
    knows, and whose parsed form is in `store`, is not opened. What is parsed anew is stored, except what has a problem
    and what concerns somebody who is withheld. What is in the `memory` of an earlier call is not even read from there.

    Raises InputRefused at once where a file of settings can't be read, since nothing can be judged without it.
    """
    return _Reader(root, problems, Kept(store, digests, memory)).read()


class _Reader:
    def __init__(self, root: Path, problems: Problems, kept: Kept) -> None:
        self._root, self._problems, self._kept = root, problems, kept
        self._layout = Layout(Folders(root, problems), problems)
        self._files = Files(root, problems, kept)
        self._pictures = Pictures(root, problems, kept)
        self._trees: dict[tuple[str, str], LazyTree] = {}

    def read(self) -> Library:
        self._kept.look_up(self._layout.names())
        languages = self._read_settings("languages", "the list of languages is missing", _LANGUAGES)
        limits = self._read_settings("limits", "the limits are missing", _LIMITS)
        corrections = self._read_settings("corrections", "the list of corrections is missing", _CORRECTIONS)
        records = list(self._layout.records())
        folders = list(self._layout.texts(languages.codes))
        self._files.parse(_jobs_of(records, folders))
        found: dict[str, dict[str, Any]] = {kind: {} for kind in COLLECTIONS}
        for file in records:
            self._take_record(found, file.kind, file.identifier, file.job, KINDS[file.kind][1])
        texts = {(folder.kind, folder.identifier): self._read_texts(folder) for folder in folders}
        for folder in folders:
            self._take_record(found, folder.kind, folder.identifier, folder.shared, FOLDERS[folder.kind][2])
        self._layout.note_strays()
        withheld = {
            identifier: record.every_spelling()
            for identifier, record in found["prisoner"].items()
            if record.publication == "withheld"
        }
        self._kept.save(but_not=self._names_of_withheld(withheld))
        found["prisoner"] = {key: record for key, record in found["prisoner"].items() if key not in withheld}
        fields: dict[str, Any] = {COLLECTIONS[kind]: records_of_kind for kind, records_of_kind in found.items()}
        return Library(
            languages=languages,
            limits=limits,
            corrections=corrections,
            texts={owner: said for owner, said in texts.items() if owner[1] in found[owner[0]]},
            withheld=withheld,
            trees=self._trees,
            unread=frozenset(self._layout.unread),
            **fields,
        )

    def _read_settings(self, name: str, missing: str, adapter: TypeAdapter[T]) -> T:
        """Return what `data/<name>.yml` holds; raises InputRefused where it can't be read."""
        settings = self._read(name, "", self._layout.settings(name, missing), adapter)
        if settings is None:
            self._problems.stop_if_any()
        assert settings is not None
        return settings

    def _take_record(
        self, found: dict[str, dict[str, Any]], kind: str, identifier: str, job: Job | None, adapter: TypeAdapter[Any]
    ) -> None:
        """Put a record among those found, or its kind and id among what can't be read."""
        record = self._read(kind, identifier, job, adapter)
        if record is None:
            self._layout.unread.add((kind, identifier))
        else:
            found[kind][identifier] = record

    def _read(self, kind: str, identifier: str, job: Job | None, adapter: TypeAdapter[T]) -> T | None:
        if job is None:
            return None
        found = self._files.read_record(job, adapter)
        if found.tree is not None:
            self._trees[kind, identifier] = found.tree
        return found.record

    def _read_texts(self, folder: TextFolder) -> dict[str, Text]:
        """Return what a folder says in each language."""
        texts = {}
        for language, job in folder.languages.items():
            form = self._files.read_text(job)
            if form is None:
                self._layout.unread.add(("text", job.name))
                continue
            front, said = form
            names = [self._layout.find_picture(call, folder.path) for call in said.body.pictures]
            texts[language] = Text(
                front=front,
                body=said.body,
                language=language,
                file=job.name,
                owner=(folder.kind, folder.identifier),
                tree=LazyFrontMatter(self._root, job.name),
                numbered=said.numbered,
                summary=said.summary,
                summary_figures=said.summary_figures,
                pictures=self._pictures.read(name for name in names if name is not None),
            )
        return texts

    def _names_of_withheld(self, withheld: Mapping[str, tuple[str, ...]]) -> list[str]:
        """Return the new files that are of somebody withheld, or name them: no store may know of them."""
        if not withheld:
            return []
        names = Names(name for spellings in withheld.values() for name in spellings)
        own = [self._trees["prisoner", identifier].file for identifier in withheld]
        texts = ((name, LazyTree(self._root, name).text) for name in self._kept.new_names)
        return own + [name for name, text in texts if names.lines_as_written(text) or names.stand_in(text)]


def _jobs_of(records: list[RecordFile], folders: list[TextFolder]) -> list[Job]:
    jobs = [file.job for file in records]
    for folder in folders:
        jobs += [folder.shared] if folder.shared else []
        jobs += folder.languages.values()
    return jobs

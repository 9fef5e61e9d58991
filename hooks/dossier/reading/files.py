"""Takes the names of input files, gives the record or text that each holds, parsed on all processors or as kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter

from dossier.model.page import FrontMatter
from dossier.problems import Problems
from dossier.reading.forms import (
    InputFile,
    Parsed,
    Said,
    parse_record,
    parse_text,
    read_marked,
    read_record_form,
    read_text_form,
)
from dossier.reading.kept import Kept
from dossier.sources.files import never
from dossier.sources.records import read_record
from dossier.sources.reopened import LazyTree
from dossier.workers import share_out

T = TypeVar("T")

# Below so many files (a small site's) the processors are not worth starting.
_LEAST = 200


@dataclass(frozen=True)
class Job:
    """A file to be read, as a text or as a record; of a private text nothing is echoed."""

    name: str
    is_text: bool = False
    is_private: Callable[[str], bool] = never


@dataclass(frozen=True)
class Read(Generic[T]):
    """The tree of a file and the record in it; None for what can't be read."""

    tree: LazyTree | None
    record: T | None


class Files:
    """The input files of one build."""

    def __init__(self, root: Path, problems: Problems, kept: Kept) -> None:
        self._root, self._problems, self._kept = root, problems, kept
        self._parsed: dict[str, Parsed] = {}

    def parse(self, jobs: Iterable[Job]) -> None:
        """Parse, on all processors, those files of which nothing is kept."""
        missing = [job for job in jobs if self._kept.recall(job.name) is None and self._kept.form_of(job.name) is None]
        found = share_out(lambda number: self._parse(missing[number]), len(missing), least=_LEAST)
        self._parsed |= {job.name: parsed for job, parsed in zip(missing, found, strict=True)}

    def read_record(self, job: Job, adapter: TypeAdapter[T]) -> Read[T]:
        """Return the record that a file holds, with its tree; notes why what can't be read can't be read."""
        known = self._kept.recall(job.name)
        if isinstance(known, Read):
            return known
        kept = self._kept.form_of(job.name)
        if kept is not None:
            try:
                return self._recall_record(job, kept, adapter)
            except ValueError:
                pass  # Damaged, or of another model: the file itself tells.
        parsed = self._take(job)
        if parsed.form is None:
            return Read(None, None)
        try:
            found = self._recall_record(job, parsed.form, adapter, remember=parsed.may_be_kept)
        except ValueError:
            tree = LazyTree(self._root, job.name, read_marked(parsed.form), job.is_private)
            return Read(tree, read_record(tree.tree, adapter, self._problems))
        if parsed.may_be_kept:
            self._kept.keep(job.name, parsed.form)
        return found

    def _recall_record(self, job: Job, form: bytes, adapter: TypeAdapter[T], *, remember: bool = True) -> Read[T]:
        record = read_record_form(form, adapter)
        found = Read(LazyTree(self._root, job.name, read_marked(form), job.is_private), record)
        if remember:
            self._kept.remember(job.name, found)
        return found

    def read_text(self, job: Job) -> tuple[FrontMatter, Said] | None:
        """Return what a text's file holds, or None after noting why it can't be read."""
        known = self._kept.recall(job.name)
        if isinstance(known, tuple):
            return known
        kept = self._kept.form_of(job.name)
        if kept is not None:
            try:
                return self._recall_text(job, kept)
            except ValueError:
                pass  # Damaged: the file itself tells.
        parsed = self._take(job)
        if parsed.form is None:
            return None
        if parsed.may_be_kept:
            self._kept.keep(job.name, parsed.form)
            return self._recall_text(job, parsed.form)
        # What has a problem is read anew each time, so that it is told each time.
        return read_text_form(parsed.form)

    def _recall_text(self, job: Job, form: bytes) -> tuple[FrontMatter, Said]:
        found = read_text_form(form)
        self._kept.remember(job.name, found)
        return found

    def _take(self, job: Job) -> Parsed:
        """Return a parsed file, and forget it, so that not all forms fill the memory until the end."""
        parsed = self._parsed.pop(job.name, None) or self._parse(job)
        self._problems.add_all(parsed.problems)
        return parsed

    def _parse(self, job: Job) -> Parsed:
        file = InputFile(self._root, job.name, self._kept.digest_of(job.name))
        return parse_text(file) if job.is_text else parse_record(file, job.is_private)

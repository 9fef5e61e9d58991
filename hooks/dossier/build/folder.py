"""Writes the files of a site in the making, and tells whether those of a finished one are as they were written."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.build.job import WrittenFile
from dossier.plan.addresses import COMPRESSED

if TYPE_CHECKING:
    from dossier.outputs.artifact import Artifact

    # From a file's path and content to the files to lie beside it with the same in other forms.
    Vary = Callable[[str, bytes], Iterable[Artifact]]


def digest_content(content: bytes) -> bytes:
    """Return the digest by which files are compared, and which is published: SHA-256."""
    return hashlib.sha256(content).digest()


class Folder:
    """Files below `root` in the making; what the site already has in the same bytes, by `known`, is not written.

    What `vary` gives of a file lies beside it.
    """

    def __init__(self, root: Path, known: Mapping[str, WrittenFile], vary: Vary | None = None) -> None:
        self._root, self._known, self._vary = str(root), known, vary
        self._made: set[str] = set()

    def write_all(self, artifacts: Iterable[Artifact]) -> tuple[WrittenFile, ...]:
        """Write files, each followed by its variants, if there are to be any."""
        return tuple(file for artifact in artifacts for file in self._write_each(artifact))

    def _write_each(self, artifact: Artifact) -> Iterator[WrittenFile]:
        before = self._known.get(artifact.path)
        file = self.write(artifact.path, artifact.content)
        yield file
        if self._vary is None:
            return
        if file is before:
            # Compressing takes longest of all.
            yield from (self._known[path] for path in map(artifact.path.__add__, COMPRESSED) if path in self._known)
        else:
            yield from (self.write(made.path, made.content) for made in self._vary(artifact.path, artifact.content))

    def write(self, path: str, content: bytes) -> WrittenFile:
        """Write a file at a path below the root."""
        digest = digest_content(content)
        before = self._known.get(path)
        if before and before.digest == digest:
            return before
        full = f"{self._root}/{path}"
        parent = full.rpartition("/")[0]
        if parent not in self._made:
            make_folder(parent)
            self._made.add(parent)
        # Python's own files cost as much as the writing. What is there already is another job's: never written over.
        file = os.open(full, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            written = 0
            while written < len(content):
                written += os.write(file, content[written:] if written else content)
            state = os.fstat(file)
        finally:
            os.close(file)
        return WrittenFile(path, digest, state.st_size, state.st_mtime_ns)


def make_folder(folder: str) -> None:
    """Make a folder, and those above it, where they are missing."""
    try:
        os.mkdir(folder)  # noqa: PTH102 - as above
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


def is_intact(site: Path, files: Iterable[tuple[str, int, int]]) -> bool:
    """Tell whether each file, by path, size and date, still is as it was written."""
    root = f"{site}/"
    try:
        for path, size, changed in files:
            state = os.stat(root + path)  # noqa: PTH116
            if state.st_size != size or state.st_mtime_ns != changed:
                return False
    except OSError:
        return False
    return True

"""Writes the files of a site, and puts finished ones in the place of older ones so that no reader sees a part."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.build.job import WrittenFile
from dossier.plan.addresses import COMPRESSED
from dossier.publish.folder import name_beside, name_old

if TYPE_CHECKING:
    from dossier.outputs.artifact import Artifact

    # From a file's path and content to the files to lie beside it with the same in other forms.
    Vary = Callable[[str, bytes], Iterable[Artifact]]

_DIGEST_SIZE = 16
_JOURNAL = ".moves.json"


def digest_content(content: bytes) -> bytes:
    """Return the digest by which files are compared."""
    return hashlib.blake2b(content, digest_size=_DIGEST_SIZE).digest()


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
            _make_folder(parent)
            self._made.add(parent)
        # Python's own files cost as much as the writing.
        file = os.open(full, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        try:
            written = 0
            while written < len(content):
                written += os.write(file, content[written:] if written else content)
            state = os.fstat(file)
        finally:
            os.close(file)
        return WrittenFile(path, digest, state.st_size, state.st_mtime_ns)


def _make_folder(folder: str) -> None:
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


def move_into_place(site: Path, written: Iterable[str], gone: Iterable[str]) -> None:
    """Replace files of the site by those of the same path beside it, and remove those that are gone.

    What is to be done is written down first: a build that ends amid it is finished by the next one.
    """
    beside = name_beside(site)
    beside.mkdir(exist_ok=True)
    part = beside / f"{_JOURNAL}.part"
    part.write_text(json.dumps({"written": sorted(written), "gone": sorted(gone)}), "utf-8")
    part.replace(beside / _JOURNAL)
    finish_moves(site)


def finish_moves(site: Path) -> None:
    """Do what a journal beside the site says; nothing where there is none."""
    beside = name_beside(site)
    if not site.exists() and name_old(site).exists():
        # A build ended just when the old site was away and the new one not yet there.
        name_old(site).rename(site)
    journal = beside / _JOURNAL
    if not journal.is_file():
        shutil.rmtree(beside, ignore_errors=True)
        return
    moves = json.loads(journal.read_text("utf-8"))
    # A file that becomes a folder, or a folder that becomes a file, makes room first.
    above = {folder.as_posix() for path in moves["written"] for folder in Path(path).parents}
    for path in moves["gone"]:
        if path in above or not {folder.as_posix() for folder in Path(path).parents}.isdisjoint(moves["written"]):
            if (site / path).is_file():
                (site / path).unlink()
            _remove_empty(site, (site / path).parent)
    # Pages come last, so that what they ask for is there before them.
    for path in sorted(moves["written"], key=lambda path: (path.endswith(".html"), path)):
        if (beside / path).exists():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (beside / path).replace(site / path)
    for path in moves["gone"]:
        if (site / path).is_file():
            (site / path).unlink()
        _remove_empty(site, (site / path).parent)
    shutil.rmtree(beside)


def _remove_empty(site: Path, folder: Path) -> None:
    """Remove a folder, and those above it below the site, as long as nothing is in them."""
    while folder != site and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent

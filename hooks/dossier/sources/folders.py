"""Takes the project's folder, tells what lies in each folder below it, and follows only links that stay inside."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dossier.problems import Problems
from dossier.sources.files import is_inside


@dataclass(frozen=True, slots=True)
class Entry:
    """What a folder lists: its path from the project's folder, and what it is; links are followed to tell.

    `is_linked` says whether it, or a folder on the way to it, is a link.
    """

    path: str
    name: str
    is_file: bool
    is_folder: bool
    is_link: bool
    is_linked: bool

    @property
    def suffix(self) -> str:
        """The ending of the name, with its dot."""
        return os.path.splitext(self.name)[1]  # noqa: PTH122 - thousands of paths, each parsed for a suffix, are slow


class Folders:
    """The folders below `root`, each as it was when it was first looked into."""

    def __init__(self, root: Path, problems: Problems) -> None:
        self.root = root
        self._problems = problems
        self._listed: dict[str, tuple[Entry, ...]] = {}
        self._linked: dict[str, bool] = {}

    def list(self, folder: str) -> tuple[Entry, ...]:
        """Return what lies in a folder, sorted by name; nothing where there is no such folder."""
        if folder not in self._listed:
            self._listed[folder] = tuple(sorted(self._look_into(folder), key=lambda entry: entry.name))
        return self._listed[folder]

    def walk(self, folder: str) -> Iterator[Entry]:
        """Yield what lies below a folder and is not hidden, sorted within each folder; links are not walked through."""
        for entry in self.list(folder):
            if not entry.name.startswith("."):
                yield entry
                if entry.is_folder and not entry.is_link:
                    yield from self.walk(entry.path)

    def is_inside(self, entry: Entry, within: str = "") -> bool:
        """Tell whether an entry leads, through whatever links, to something inside; notes a link that does not.

        `within` is a folder that it may not even leave for another one of the project.
        """
        return not entry.is_linked or is_inside(self.root / entry.path, self.root, self._problems, within)

    def _look_into(self, folder: str) -> Iterator[Entry]:
        is_linked = self._is_linked(folder)
        try:
            with os.scandir(f"{self.root}/{folder}") as found:
                for item in found:
                    is_file, is_folder, is_link = _look_at(item)
                    yield Entry(f"{folder}/{item.name}", item.name, is_file, is_folder, is_link, is_link or is_linked)
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            return

    def _is_linked(self, folder: str) -> bool:
        """Tell whether a folder, or one on the way to it from `root`, is a link."""
        if folder not in self._linked:
            parent = folder.rpartition("/")[0]
            self._linked[folder] = (self.root / folder).is_symlink() or (bool(parent) and self._is_linked(parent))
        return self._linked[folder]


def _look_at(item: os.DirEntry[str]) -> tuple[bool, bool, bool]:
    """Tell whether something is a file, a folder, a link; a link that leads nowhere is neither of the first two."""
    is_link = item.is_symlink()
    try:
        return item.is_file(), item.is_dir(), is_link
    except OSError:  # links that lead in a circle
        return False, False, is_link

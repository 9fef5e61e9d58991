"""Takes the path of an input file that was read before, opens it again when a place or a line in it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from dossier.problems import Location, Problems
from dossier.sources.files import never, read_text
from dossier.sources.front_matter import split_front_matter
from dossier.sources.yaml_tree import Path as Where
from dossier.sources.yaml_tree import Tree, Value, parse_yaml

# A line of a file with its number.
Line = tuple[int, str]


class LazyTree:
    """The tree of a record's file; most files have nothing wrong, so that none of their places is ever asked for.

    `marked` has the lines that cite a source, and those in which a skeleton may have left something to write.
    """

    def __init__(
        self, root: Path, file: str, marked: tuple[Line, ...] = (), is_private: Callable[[str], bool] = never
    ) -> None:
        self.file = file
        self.marked = marked
        self._root, self._is_private = root, is_private

    @cached_property
    def tree(self) -> Tree:
        """The tree itself; one without values where the file can't be read any more."""
        return self._parse() or Tree(self.file, None, (), {}, {})

    @property
    def value(self) -> Value:
        return self.tree.value

    @property
    def lines(self) -> tuple[str, ...]:
        return self.tree.lines

    def locate(self, path: Where = (), *, key: bool = False) -> Location:
        """Return the place of the value at `path` (or of its key); of the nearest parent where it does not exist."""
        return self.tree.locate(path, key=key)

    def point(self, line: int, words: str) -> Location:
        """Return the place of words in a line, by its number in the file; of the line alone where they stand twice.

        The line is not quoted, since the name of somebody withheld may stand in it.
        """
        lines = self.text.split("\n")
        written = lines[line - 1] if 0 < line <= len(lines) else ""
        column = written.find(words) + 1 if written.count(words) == 1 else 0
        return Location(self.file, line, column, max(1, len(words)) if column else 1)

    @property
    def text(self) -> str:
        """The whole text of the file; empty where it can't be read any more."""
        path = self._root / self.file
        # What was wrong with the file was noted when it was read first.
        found = read_text(path, self._root, Problems(), self._is_private) if path.is_file() else None
        return found or ""

    def _parse(self) -> Tree | None:
        text = self.text
        return parse_yaml(text, self.file, Problems(), private=self._is_private(text)) if text else None


class LazyFrontMatter(LazyTree):
    """The tree of the fields on top of a text."""

    def _parse(self) -> Tree | None:
        text = self.text
        document = split_front_matter(text, self.file, Problems()) if text else None
        return document.tree if document else None

"""Takes YAML text, gives plain values together with the line and column of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

import yaml

from dossier.problems import Location, Problems
from dossier.sources.characters import describe, find_unsafe
from dossier.sources.yaml_error import NO_QUOTED, Quoted, read_slip

Path = tuple[str | int, ...]
Scalar = str | int | float | bool | None
Value = Scalar | list["Value"] | dict[str, "Value"]

MAX_DEPTH = 20
MAX_VALUES = 200_000

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})\Z")
_FLOAT = re.compile(r"-?[0-9]{1,17}\.[0-9]{1,17}\Z")
_WORDS: dict[str, Scalar] = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(frozen=True)
class Tree:
    """A YAML document: its value, and the place of each key and value in it."""

    file: str
    value: Value
    lines: tuple[str, ...]
    marks: dict[Path, tuple[int, int, int]] = field(repr=False)
    key_marks: dict[Path, tuple[int, int, int]] = field(repr=False)
    private: bool = False

    def locate(self, path: Path = (), *, key: bool = False) -> Location:
        """Return the place of the value at `path` (or of its key); of the nearest parent where it does not exist."""
        first, second = (self.key_marks, self.marks) if key else (self.marks, self.key_marks)
        while path:
            mark = first.get(path) or second.get(path)
            if mark:
                return self._location(mark)
            path = path[:-1]
        return self._location(self.marks.get((), (1, 1, 1)))

    def _location(self, mark: tuple[int, int, int]) -> Location:
        return _place(mark, self.file, self.lines, private=self.private)


class _RefusedError(Exception):
    def __init__(self, code: str, mark: tuple[int, int, int], message: str) -> None:
        super().__init__(message)
        self.code, self.mark, self.message = code, mark, message


def parse_yaml(text: str, file: str, problems: Problems, *, first_line: int = 1, private: bool = False) -> Tree | None:
    """Return the tree of one YAML document, or None after noting why it is refused.

    Only plain data is taken: anchors, aliases, tags, several documents, duplicate keys and deep nesting are refused
    (YAML 1.2.2, chapter 7, has them; composing aliases makes a small file huge). Scalars follow the JSON schema of
    YAML 1.2.2, chapter 10.2, so that `NO` and `2024-07-03` stay text. `first_line` is the line in the file on which
    `text` begins, for front matter. Of a `private` text no line and no value is echoed.
    """
    lines = ("",) * (first_line - 1) + tuple(text.split("\n"))
    builder = _Builder(first_line)
    try:
        # YAML would count these as line ends, and every place after them would be wrong.
        builder.read(text.replace("\u2028", " ").replace("\u2029", " "))
    except _RefusedError as refusal:
        message = "this can't be read" if private else refusal.message
        problems.add(refusal.code, _place(refusal.mark, file, lines, private=private), message)
        return None
    except yaml.YAMLError as error:
        slip = read_slip(error, lines[first_line - 1 :], builder.quoted)
        at = (min(slip.line + first_line, len(lines)), slip.column + 1, 1)
        fix = "" if private else slip.fix
        problems.add("broken-yaml", _place(at, file, lines, private=private), slip.message, fix)
        return None
    for at, character in builder.unsafe:
        message = f"an invisible character stands here as a code: {describe(character)}"
        problems.add("unsafe-character", _place(at, file, lines, private=private), message)
    return None if builder.unsafe else Tree(file, builder.result, lines, builder.marks, builder.key_marks, private)


def _place(mark: tuple[int, int, int], file: str, lines: tuple[str, ...], *, private: bool) -> Location:
    line, column, length = mark
    if private:
        return Location(file, line)
    return Location(file, line, column, length, lines[line - 1] if line <= len(lines) else "")


class _Builder:
    """Builds values from parser events with a stack of its own: no recursion, so depth cannot break it."""

    def __init__(self, first_line: int) -> None:
        self._offset = first_line
        self.result: Value = None
        self.marks: dict[Path, tuple[int, int, int]] = {}
        self.key_marks: dict[Path, tuple[int, int, int]] = {}
        self._stack: list[tuple[Path, dict[str, Value] | list[Value]]] = []
        self._key: list[str | None] = []
        self.unsafe: list[tuple[tuple[int, int, int], str]] = []
        # The last text in quotation marks; many a slip shows only behind it.
        self.quoted: Quoted = NO_QUOTED
        self._documents = 0
        self._values = 0

    def read(self, text: str) -> None:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            self._take(event)

    def _mark(self, event: yaml.Event) -> tuple[int, int, int]:
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        length = end.column - start.column if end.line == start.line else 1
        return start.line + self._offset, start.column + 1, max(1, length)

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _RefusedError("several-documents", self._mark(event), "a second YAML document begins here")
            return
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError("yaml-anchor", self._mark(event), "an anchor (&) or alias (*) stands here")
        if getattr(event, "tag", None):
            raise _RefusedError("yaml-tag", self._mark(event), "a tag (!) stands here")
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            container: dict[str, Value] | list[Value] = {} if isinstance(event, yaml.MappingStartEvent) else []
            path = self._place(container, event)
            if len(self._stack) >= MAX_DEPTH:
                raise _RefusedError("too-deep", self._mark(event), f"values are nested more than {MAX_DEPTH} deep")
            self._stack.append((path, container))
            self._key.append(None)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._stack.pop()
            self._key.pop()
        elif isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event)

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        if event.style in ("'", '"'):
            self.quoted = _quoted(event)
        if event.style == '"':  # only here can an escape stand for a character that the file itself does not hold
            self.unsafe += [(self._mark(event), character) for _, character in islice(find_unsafe(event.value), 1)]
        if self._stack and isinstance(self._stack[-1][1], dict) and self._key[-1] is None:
            self._take_key(event)
        else:
            self._place(event.value if event.style else read_scalar(event.value), event)

    def _take_key(self, event: yaml.ScalarEvent) -> None:
        path, mapping = self._stack[-1]
        if event.value in mapping:
            earlier = self.key_marks[(*path, event.value)][0]
            message = f"the field `{event.value}` stands here a second time; the first is in line {earlier}"
            raise _RefusedError("duplicate-key", self._mark(event), message)
        self.key_marks[(*path, event.value)] = self._mark(event)
        self._key[-1] = event.value

    def _place(self, value: Value, event: yaml.Event) -> Path:
        self._values += 1
        if self._values > MAX_VALUES:
            raise _RefusedError("too-many-values", self._mark(event), f"the file holds more than {MAX_VALUES} values")
        path: Path = ()
        if not self._stack:
            self.result = value
        else:
            parent, container = self._stack[-1]
            if isinstance(container, list):
                path = (*parent, len(container))
                container.append(value)
            else:
                key = self._key[-1]
                if key is None:
                    raise _RefusedError("broken-yaml", self._mark(event), "a key must be a word, not a list or mapping")
                path = (*parent, key)
                container[key] = value
                self._key[-1] = None
        self.marks[path] = self._mark(event)
        return path


def _quoted(event: yaml.ScalarEvent) -> Quoted:
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    return Quoted((start.line, start.column), (end.line, end.column), event.style or "")


def read_scalar(text: str) -> Scalar:
    """Return what a plain scalar stands for; a quoted one or a block is text, whatever it looks like."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text

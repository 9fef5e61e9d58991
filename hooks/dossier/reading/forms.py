"""Takes an input file, gives its parsed form as bytes that can be kept, and reads such a form back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from dossier.model.page import FrontMatter
from dossier.problems import Problem, Problems
from dossier.prose.body import Body
from dossier.prose.convert import convert_text
from dossier.prose.expressions import FigureCall, take_expressions
from dossier.prose.numbers import numbered_lines
from dossier.sources.files import decode_text, never, read_bytes
from dossier.sources.front_matter import split_front_matter
from dossier.sources.records import read_record
from dossier.sources.reopened import Line
from dossier.sources.yaml_tree import Value, parse_yaml
from dossier.sources.yaml_value import NotPlain, read_value

T = TypeVar("T")

_FRONT = TypeAdapter(FrontMatter)
_LINES = TypeAdapter(tuple[Line, ...])


@dataclass(frozen=True)
class Parsed:
    """The form of a file, None where it can't be read; what is wrong with it; and whether the form may be kept."""

    form: bytes | None
    problems: tuple[Problem, ...]
    may_be_kept: bool


@dataclass(frozen=True)
class Said:
    """What a text says beside its front matter: its body, its summary with marks for figures, its lines with digits."""

    body: Body
    summary: str
    summary_figures: tuple[FigureCall, ...]
    numbered: tuple[Line, ...]


_SAID = TypeAdapter(Said)


@dataclass(frozen=True)
class InputFile:
    """A file to parse; `digest` is the one of the content that its form would be kept for, if it is known."""

    root: Path
    name: str
    digest: bytes | None = None

    def read(self, problems: Problems, is_private: Callable[[str], bool] = never) -> tuple[str | None, bool]:
        """Return the text, or None after noting why it is refused, and whether it is the content of the digest."""
        data = read_bytes(self.root, self.name, problems)
        if data is None:
            return None, False
        return decode_text(data, self.name, problems, is_private), self.is_of_digest(data)

    def is_of_digest(self, data: bytes) -> bool:
        """Tell whether the digest is that of the data: since it was made, somebody may have saved the file."""
        if self.digest is None:
            return False
        return hashlib.blake2b(data, digest_size=len(self.digest)).digest() == self.digest


# What stands in a line that cites a source, or in one that a skeleton left to write.
_MARKED = ("[@", "TODO", "…")


def parse_record(file: InputFile, is_private: Callable[[str], bool]) -> Parsed:
    """Return the form of a YAML file: its lines with one of `_MARKED`, and its value, each as JSON on a line."""
    problems = Problems()
    text, is_same = file.read(problems, is_private)
    if text is None:
        return Parsed(None, tuple(problems), may_be_kept=False)
    hidden = is_private(text)
    try:
        value: Value = read_value(text)
    except NotPlain:
        tree = parse_yaml(text, file.name, problems, private=hidden)
        if tree is None:
            return Parsed(None, tuple(problems), may_be_kept=False)
        value = tree.value
    lines = enumerate(text.split("\n"), start=1) if any(sign in text for sign in _MARKED) else ()
    marked = [(number, line) for number, line in lines if any(sign in line for sign in _MARKED)]
    return Parsed(_join(json.dumps(marked).encode(), json.dumps(value).encode()), (), is_same and not hidden)


def parse_text(file: InputFile) -> Parsed:
    """Return the form of a text: the fields of its front matter, and what it says, each as JSON on a line."""
    problems = Problems()
    content, is_same = file.read(problems)
    document = split_front_matter(content, file.name, problems) if content is not None else None
    if document is None:
        return Parsed(None, tuple(problems), may_be_kept=False)
    front = read_record(document.tree, _FRONT, problems)
    body = convert_text(document.body, file.name, document.body_line, problems)
    if front is None:
        return Parsed(None, tuple(problems), may_be_kept=False)
    if "{{" in front.title:
        at, fix = document.tree.locate(("title",)), "say it in words, or in the summary"
        problems.add("figure-expression", at, "a title holds no figures", fix)
    place = document.tree.locate(("summary",))
    summary, figures = take_expressions(front.summary, file.name, place.line, problems, place.text)
    said = Said(body, summary, figures, numbered_lines(document.body, document.body_line))
    form = _join(json.dumps(document.tree.value).encode(), _SAID.dump_json(said))
    return Parsed(form, tuple(problems), is_same and not len(problems))


def read_text_form(form: bytes) -> tuple[FrontMatter, Said]:
    """Return what a text's form holds; raises ValueError where it is damaged or does not fit."""
    front, said = _split(form)
    return _FRONT.validate_json(front, strict=True), _SAID.validate_json(said, strict=True)


def read_record_form(form: bytes, adapter: TypeAdapter[T]) -> T:
    """Return the record that a form holds; raises ValueError where it is damaged or does not fit.

    JSON is the strict input mode that still takes a list for a tuple.
    """
    _, value = _split(form)
    if not value.startswith(b"{"):
        raise ValueError("no group of fields")
    return adapter.validate_json(value, strict=True)


def read_marked(form: bytes) -> tuple[Line, ...]:
    """Return the lines with one of `_MARKED`, with their numbers."""
    marked, _ = _split(form)
    return _LINES.validate_json(marked, strict=True) if marked != b"[]" else ()


def _join(head: bytes, rest: bytes) -> bytes:
    return head + b"\n" + rest


def _split(form: bytes) -> tuple[bytes, bytes]:
    head, _, rest = form.partition(b"\n")
    return head, rest

"""Takes the archetype of a kind of file, its model and values, gives the file's lines with each field explained."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from dossier.editing.descriptions import models_in, read_descriptions, words_in

FOLDER = Path(__file__).parent / "archetypes"
_FIELD = re.compile(r"(?P<indent> *)(?P<off>#?)(?P<dash>- )?(?P<name>[a-z_]+):")
_PLACE = re.compile(r"<([a-z_]+)>")
# The one place that is no answer: the code of the site's first language.
_FIRST = "first"
_WIDTH = 110

# What stands at the places of an archetype, written as YAML; None is not known.
Values = Mapping[str, str | None]
Models = tuple[type[BaseModel], ...]


@dataclass
class _Level:
    """The models whose fields stand in a column."""

    column: int
    models: Models


@dataclass
class _Writer:
    """Writes the lines of one field on top, with all that stands below it; `missing` stands for what is not known."""

    values: Values
    tags: tuple[str, ...]
    missing: str
    levels: list[_Level]
    below: Models = ()
    lines: list[str] = field(default_factory=list)
    explained: set[tuple[type[BaseModel], str]] = field(default_factory=set)

    def write(self, line: str) -> None:
        """Write a line of the archetype, after what explains it; nothing where the model has no such field."""
        match = _FIELD.match(line)
        if match is not None:
            column = len(match["indent"]) + len(match["dash"] or "")
            models = self._models_at(column)
            found = _find_field(models, match["name"])
            if found is None and models:
                return
            self.below = tuple(models_in(found.info.annotation)) if found else ()
            if found:
                self._explain(found, match["indent"], self.tags if column == 0 else ())
            if match["off"] and _is_given(line, self.values):
                line = line.replace("#", "", 1)
        missing = "…" if match and match["off"] else self.missing
        self.lines.append(_PLACE.sub(lambda place: self.values.get(place[1]) or missing, line))

    def _models_at(self, column: int) -> Models:
        while self.levels[-1].column > column:
            self.levels.pop()
        if self.levels[-1].column < column:
            self.levels.append(_Level(column, self.below))
        return self.levels[-1].models

    def _explain(self, found: _Found, indent: str, tags: tuple[str, ...]) -> None:
        if (found.model, found.name) in self.explained:
            return
        self.explained.add((found.model, found.name))
        words = words_in(found.info.annotation)
        choice = tags if len(words) == 1 else words
        told = read_descriptions(found.model)[found.name]
        told += f" One of: {', '.join(choice)}." if len(choice) > 1 else ""
        start = f"{indent}# "
        self.lines += textwrap.wrap(
            told, _WIDTH, initial_indent=start, subsequent_indent=start, break_on_hyphens=False, break_long_words=False
        )


class _Found(NamedTuple):
    """A field, and the model that has it."""

    model: type[BaseModel]
    name: str
    info: FieldInfo


def fill_archetype(text: str, model: type[BaseModel], values: Values, tags: tuple[str, ...] = ()) -> str:
    """Return an archetype with its values, each field explained; `tags` are the words that `kind` may be.

    An archetype is the file as it is to be written, with `<name>` where a value belongs. A field that is switched off
    has a `#` before each of its lines.

    A field that the model lacks is left out. One that is switched off is switched on where the model needs it, or where
    a value is given for it.
    """
    lines: list[str] = []
    for block in _split(text.splitlines()):
        off = block[0].startswith("#")
        plain = [line.removeprefix("#") for line in block] if off else block
        match = _FIELD.match(plain[0])
        found = _find_field((model,), match["name"]) if match else None
        if found is None:
            continue
        is_on = not off or found.info.is_required() or any(_is_given(line, values) for line in plain)
        writer = _Writer(values, tags, "null" if is_on else "…", [_Level(0, (model,))])
        for line in plain:
            writer.write(line)
        lines += ["", *(writer.lines if is_on else map(_switch_off, writer.lines))]
    return "\n".join(lines[1:]) + "\n"


def _split(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield the lines of each field on top."""
    block: list[str] = []
    for line in lines:
        match = _FIELD.match(line.removeprefix("#"))
        if block and match and not match["indent"] and not match["dash"]:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _find_field(models: Models, name: str) -> _Found | None:
    for model in models:
        for own, info in model.model_fields.items():
            if (info.alias or own) == name:
                return _Found(model, own, info)
    return None


def _is_given(line: str, values: Values) -> bool:
    return any(values.get(place) is not None for place in _PLACE.findall(line) if place != _FIRST)


def _switch_off(line: str) -> str:
    """Return a line of a field that is switched off; what explains the field on top stays as it is."""
    return line if line.startswith("# ") else f"#{line}"

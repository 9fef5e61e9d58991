"""Takes a column and the languages, gives the fields that it has in a file, and its values as they stand there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args

from dossier.model.dates import PartialDate, Precision
from dossier.tables.column import Column
from dossier.tables.csv import Cell
from dossier.tables.form import LIST_SEPARATOR, Form
from dossier.tables.json import Json

# The type of a field, as Table Schema (Data Package 2) names it.
FieldType = Literal["string", "integer", "number", "boolean", "date"]

# What a field says that is one of several for a date; the dictionary tells it once for all tables.
PRECISION = "How exact the date is."
FIRST = "The first day that the date can be; empty where that side is open."
LAST = "The last day that the date can be; empty where that side is open."

_DAY = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
# ISO 8601-1, 5.2.2, and the open and closed intervals of ISO 8601-2 (EDTF, level 1).
_DATE = rf"({_DAY}|\.\./{_DAY}|{_DAY}/(\.\.|{_DAY}))"
_TYPES: dict[str, FieldType] = {"integer": "integer", "number": "number", "boolean": "boolean"}


@dataclass(frozen=True)
class Field:
    """A field of a file: its name, its type, and what Table Schema may demand of its values.

    `aside` is what it says of the column's value where it is not that value itself; `language` is the
    one of its text.
    """

    name: str
    type: FieldType
    constraints: Mapping[str, object] = field(default_factory=dict)
    format: str = ""
    aside: str = ""
    language: str = ""


def fields_of(column: Column, languages: tuple[str, ...]) -> tuple[Field, ...]:
    """Return the fields of a column: four of a date, one a language of a text, else one."""
    name, form = column.name, column.form
    if form.kind == "words":
        return tuple(Field(f"{name}_{language}", "string", language=language) for language in languages)
    required = {"required": True} if form.required else {}
    if form.kind == "date":
        return (
            Field(name, "string", {**required, "pattern": _DATE}),
            Field(f"{name}_precision", "string", {**required, "enum": list(get_args(Precision))}, aside=PRECISION),
            Field(f"{name}_first", "date", aside=FIRST),
            Field(f"{name}_last", "date", aside=LAST),
        )
    constraints = {**required, **_constraints(form)}
    return (Field(name, _TYPES.get(form.kind, "string"), constraints, "uri" if form.kind == "address" else ""),)


def _constraints(form: Form) -> dict[str, object]:
    if form.kind == "list":
        item = "|".join(form.choices) if form.choices else form.pattern
        return {"pattern": f"({item})({LIST_SEPARATOR}({item}))*"}
    found: dict[str, object] = {"enum": list(form.choices)} if form.choices else {}
    if form.pattern:
        found["pattern"] = form.pattern
    if form.minimum is not None:
        found["minimum"] = form.minimum
    if form.maximum is not None:
        found["maximum"] = form.maximum
    return found


@dataclass(frozen=True)
class Laid:
    """The values of a column as files hold them: each field of a CSV file, and each member of the objects of JSON.

    Both say the same by the same names, but in an object texts stand by language and lists whole.
    """

    cells: list[Sequence[Cell]]
    members: list[Sequence[Json]]
    names: tuple[str, ...]


def lay_out(column: Column, values: list[Any], languages: tuple[str, ...]) -> Laid:
    """Return the values of a column, one an item, as they stand in files."""
    name, kind = column.name, column.form.kind
    if kind == "date":
        parts = [_parts_of(value) for value in values]
        fields: list[Any] = list(zip(*parts, strict=True)) or [()] * 4
        return Laid(fields, fields, (name, f"{name}_precision", f"{name}_first", f"{name}_last"))
    if kind == "words":
        said = [
            {language: value[language] for language in languages if language in value} if value else {}
            for value in values
        ]
        return Laid(
            [[texts.get(language) for texts in said] for language in languages],
            [[texts or None for texts in said]],
            (name,),
        )
    if kind == "list":
        joined = [LIST_SEPARATOR.join(value) if value else None for value in values]
        return Laid([joined], [[list(value or ()) for value in values]], (name,))
    return Laid([values], [values], (name,))


def _parts_of(value: PartialDate | None) -> tuple[str | None, str | None, str | None, str | None]:
    """Return a date's text, its precision, and its first and last day."""
    if value is None:
        return None, None, None, None
    text = value.iso()
    if value.precision == "day":
        return text, "day", text, text
    return text, value.precision, _day(value.first), _day(value.last)


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None

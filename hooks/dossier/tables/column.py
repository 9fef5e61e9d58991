"""A column of a table: its name, the field of a record that it shows, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple, get_type_hints

from pydantic import BaseModel

from dossier.figures.provenance import stated_on
from dossier.library import Library
from dossier.model.base import Identifier
from dossier.model.dates import PartialDate
from dossier.tables.form import Form, form_of
from dossier.words.labels import _

# The field of a record that a column shows: the model that declares it, and its name there.
Origin = tuple[type[BaseModel], str]


class Item(NamedTuple):
    """What one row is made of.

    `record` is a record or a part of one; `keys` are the ids that lead to it, `numbers` its place among its siblings,
    from 1 on. `beside` is what the table needs besides, such as the sum that a total is compared with.
    """

    library: Library
    record: Any
    keys: tuple[str, ...]
    numbers: tuple[int, ...] = ()
    beside: Any = None


@dataclass(frozen=True)
class Column:
    """A column of a table.

    `value` gives what an item has in it, in the types of the models; `origins` are the fields that it takes that from.
    `labels` names the group of `LABELS` that holds the words for its choices.
    """

    name: str
    form: Form
    description: str
    value: Callable[[Item], Any]
    origins: tuple[Origin, ...] = ()
    labels: str = ""


def stored(
    name: str, model: type[BaseModel], path: str, description: str, labels: str = "", *, optional: bool = False
) -> Column:
    """Return a column that shows a field as it is; type, choices and whether it is filled are those of the model.

    `path` leads to the field from the record (`count.total`); `optional` says that not every record of the table has
    it. Raises KeyError where the model has no such field.
    """
    fields = path.split(".")
    origins: list[Origin] = []
    form = Form("text")
    for place, field in enumerate(fields):
        origins.append((declarer_of(model, field), field))
        annotation = _hints(model)[field]
        if place < len(fields) - 1:
            model, absent = _model_in(annotation)
            optional = optional or absent
        else:
            form = form_of(annotation, model.model_fields[field].metadata)
    form = replace(form, required=form.required and not optional)
    return Column(name, form, description, _reader_of(fields), tuple(origins), labels)


def computed(
    name: str,
    annotation: Any,
    value: Callable[[Item], Any],
    description: str,
    *,
    origins: Sequence[Origin] = (),
    labels: str = "",
) -> Column:
    """Return a column whose value is made of an item; `annotation` is its type as a model would write it."""
    declared = tuple((declarer_of(model, field), field) for model, field in origins)
    return Column(name, form_of(annotation), description, value, declared, labels)


def key(name: str, description: str, place: int = 0) -> Column:
    """Return a column with the id of the record that an item is or belongs to."""
    return computed(name, Identifier, lambda item: item.keys[place], description)


def ordinal(name: str, description: str, place: int = 0) -> Column:
    """Return a column with the place of an item among its siblings, from 1 on."""
    return computed(name, int, lambda item: item.numbers[place], description)


def evidence(model: type[BaseModel]) -> tuple[Column, ...]:
    """Return the columns that each dated fact ends with: how sure it is, where its model says so, sources, day."""
    sure = [
        stored(field, model, field, _("How well the statement is sourced."), "confidence")
        for field in ("confidence",)
        if field in model.model_fields
    ]
    return (
        *sure,
        stored("sources", model, "sources", _("The sources of the statement, by their ids.")),
        computed(
            "stated_on",
            PartialDate | None,
            lambda item: stated_on(item.library, item.record.sources),
            _("The newest day on which one of the sources states it."),
        ),
    )


def declarer_of(model: type[BaseModel], field: str) -> type[BaseModel]:
    """Return the class that declares a field which a model may have inherited."""
    return next(base for base in reversed(model.__mro__) if field in getattr(base, "__annotations__", {}))


@cache
def _hints(model: type[BaseModel]) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)


def _model_in(annotation: Any) -> tuple[type[BaseModel], bool]:
    """Return the model of a group of fields, and whether the group may be missing."""
    members = getattr(annotation, "__args__", (annotation,))
    model = next(member for member in members if isinstance(member, type) and issubclass(member, BaseModel))
    return model, type(None) in members


def _reader_of(fields: Sequence[str]) -> Callable[[Item], Any]:
    """Return what follows a path of fields from an item's record; None where a group on the way is missing."""
    if len(fields) == 1:
        (name,) = fields
        return lambda item: getattr(item.record, name, None)

    def read(item: Item) -> Any:
        found = item.record
        for field in fields:
            if found is None:
                return None
            # A field that only some kinds of a record have, such as an outlet, is missing in the others.
            found = getattr(found, field, None)
        return found

    return read

"""Takes the type of a model's field, gives its form in a table: kind of value, choices, whether it is filled."""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MinLen
from pydantic.fields import FieldInfo

from dossier.model.base import Address, Line
from dossier.model.dates import PartialDate

FormKind = Literal["text", "code", "address", "integer", "number", "boolean", "date", "words", "list"]

# The separator of items in one cell of a CSV file.
LIST_SEPARATOR = ";"
_PLAIN: dict[Any, FormKind] = {
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "text",
    dict: "words",
    PartialDate: "date",
}


@dataclass(frozen=True)
class Form:
    """How a value looks in a table.

    `words` is a text by language, `code` a text with a fixed pattern or one of `choices`; for a list, `pattern` and
    `choices` are those of its items. `required` tells whether the value is always there.
    """

    kind: FormKind
    required: bool = True
    choices: tuple[str, ...] = ()
    pattern: str = ""
    minimum: int | None = None
    maximum: int | None = None


def form_of(annotation: Any, metadata: Sequence[Any] = ()) -> Form:
    """Return the form of a type as models write it; `metadata` is what pydantic knows of the field besides.

    Raises KeyError for a type that no table can show, such as a group of fields.
    """
    members = [member for member in _members(annotation) if member is not type(None)]
    form = _join([_form_of_one(member, metadata) for member in members])
    return replace(form, required=form.required and len(members) == len(_members(annotation)))


def _members(annotation: Any) -> list[Any]:
    """Return the alternatives of a union; a type that is none is its only one."""
    if get_origin(annotation) not in (Union, types.UnionType):
        return [annotation]
    return [inner for member in get_args(annotation) for inner in _members(member)]


def _join(forms: list[Form]) -> Form:
    """Return the form that holds all the alternatives: more choices, or a number beside a whole one."""
    first = forms[0]
    if {form.kind for form in forms} == {"integer", "number"}:
        return replace(first, kind="number")
    return replace(first, choices=tuple(choice for form in forms for choice in form.choices))


def _form_of_one(annotation: Any, metadata: Sequence[Any]) -> Form:
    if annotation == Address:
        return Form("address")
    if annotation == Line:
        return Form("text")
    constraints = list(_constraints((*metadata, *getattr(annotation, "__metadata__", ()))))
    bare = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    if get_origin(bare) is Literal:
        return Form("code", choices=get_args(bare))
    if get_origin(bare) is tuple:
        item = form_of(get_args(bare)[0])
        filled = any(isinstance(found, MinLen) and found.min_length for found in constraints)
        return Form("list", filled, item.choices, item.pattern)
    # Both `StringConstraints` and `Field` have one; what pydantic makes of the latter has no public name.
    patterns = [str(found.pattern) for found in constraints if getattr(found, "pattern", None)]
    return Form(
        kind="code" if patterns else _PLAIN[get_origin(bare) or bare],
        pattern=_portable(patterns[0]) if patterns else "",
        minimum=next((int(str(found.ge)) for found in constraints if isinstance(found, Ge)), None),
        maximum=next((int(str(found.le)) for found in constraints if isinstance(found, Le)), None),
    )


def _constraints(metadata: Sequence[Any]) -> Iterator[Any]:
    """Yield the single constraints that a field's metadata stand for."""
    for found in metadata:
        if isinstance(found, FieldInfo):
            yield from found.metadata
        else:
            yield found


def _portable(pattern: str) -> str:
    """Return a pattern as Table Schema wants it: that of a whole value, without marks that only some tools know."""
    return pattern.removeprefix("^").removesuffix("$").replace("(?:", "(")

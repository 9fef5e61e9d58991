"""Takes a tree and a model, gives the record, or notes each way in which the tree does not fit the model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from dossier.nearest import ask_for_nearest, find_nearest
from dossier.problems import Problems
from dossier.sources.remedies import mend_form, mend_type
from dossier.sources.yaml_tree import Path, Tree, Value

T = TypeVar("T")

# pydantic's error types (its documentation, "Validation Errors") and the problem that each is for an editor.
_CODES = {
    "extra_forbidden": "unknown-field",
    "missing": "missing-field",
    "literal_error": "unknown-value",
    "union_tag_invalid": "unknown-value",
    "union_tag_not_found": "missing-field",
    "impossible_date": "impossible-date",
    "wrong_date_form": "wrong-date-form",
    "wrong_day_form": "wrong-date-form",
    "unsafe_address": "unsafe-address",
    "unknown_timezone": "unknown-timezone",
    "unknown_locale": "unknown-locale",
    "one_of": "one-of",
    "string_pattern_mismatch": "wrong-form",
    "string_too_long": "too-long",
    "string_too_short": "empty-value",
    "too_short": "too-few",
    "greater_than_equal": "out-of-range",
    "less_than_equal": "out-of-range",
}
# Of these the model itself says what is wrong.
_SELF_EXPLAINED = frozenset(
    {"impossible-date", "wrong-date-form", "unsafe-address", "unknown-timezone", "unknown-locale", "one-of"}
)
_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "dict_type": "a group of fields",
    "model_type": "a group of fields",
    "model_attributes_type": "a group of fields",
    "tuple_type": "a list",
    "list_type": "a list",
}


def read_record(tree: Tree, adapter: TypeAdapter[T], problems: Problems) -> T | None:
    """Return the record that `tree` holds, or None after noting every field that does not fit."""
    if not isinstance(tree.value, dict):
        problems.add("not-a-mapping", tree.locate(), "the file does not consist of fields (`name: value`)")
        return None
    try:
        # JSON is the strict input mode that still takes a list for a tuple.
        return adapter.validate_json(json.dumps(tree.value), strict=True)
    except ValidationError as error:
        details = error.errors(include_url=False)
        places = [detail["loc"] for detail in details]
        wrong_keys = {place[:-1] for place in places if place[-1:] == ("[key]",)}
        misspelt = set(_list_misspelt(tree, adapter, details))
        for detail in details:
            # What is there under a name that is nearly right is not missing; that is one mistake, not two.
            if detail["type"] == "missing" and detail["loc"] in misspelt:
                continue
            # What belongs to no language need not be a text, too.
            if detail["loc"] in wrong_keys:
                continue
            # A list whose only item is wrong counts as empty too; that is one mistake, not two.
            inner = any(place[: len(detail["loc"])] == detail["loc"] and place != detail["loc"] for place in places)
            if detail["type"] == "too_short" and inner:
                continue
            _note(tree, adapter, detail, problems)
        return None


def _list_misspelt(tree: Tree, adapter: TypeAdapter[T], details: list[ErrorDetails]) -> Iterator[tuple[int | str, ...]]:
    """Yield the place of each field that an unknown one is nearly called like."""
    for detail in details:
        if detail["type"] == "extra_forbidden":
            path, names = _path_in_tree(detail["loc"], tree.value)
            near = find_nearest(str(path[-1]), _known_fields(adapter, (*names, *path)))
            if near:
                yield (*detail["loc"][:-1], near)


def _note(tree: Tree, adapter: TypeAdapter[T], detail: ErrorDetails, problems: Problems) -> None:
    kind = detail["type"]
    path, names = _path_in_tree(detail["loc"], tree.value)
    field = f"`{_dotted(path)}`" if path else "the file"
    context = detail.get("ctx", {})
    code = _CODES.get(kind, "wrong-type")
    if code == "too-few" and not context.get("actual_length"):
        code = "empty-value"
    at_key = code in ("unknown-field", "missing-field")
    location = tree.locate(path, key=at_key)
    given = _short(_value_at(tree.value, path))
    fix = ""
    if code == "unknown-field":
        message = f"there is no field `{path[-1]}`"
        fix = _suggest(str(path[-1]), _known_fields(adapter, (*names, *path)))
    elif code == "missing-field":
        wanted = path[-1] if kind == "missing" else context.get("discriminator", "kind")
        message = f"the field `{str(wanted).strip(chr(39))}` is missing"
    elif code == "unknown-value":
        expected = str(context.get("expected") or context.get("expected_tags") or "")
        options = [option.strip(" '\"") for option in expected.replace(" or ", ", ").split(",")]
        if kind == "union_tag_invalid":
            path = (*path, "kind")
            location, given = tree.locate(path), _short(_value_at(tree.value, path))
            field = f"`{_dotted(path)}`"
        message = f"{field} can't be {given}"
        fix = _suggest(given.strip("`"), options, all_of_them=True)
    elif "[key]" in detail["loc"] and code == "wrong-form":
        location = tree.locate(path, key=True)
        message = f"`{path[-1]}` is not a language's code"
        fix = mend_form(str(context.get("pattern", "")), path[-1])
        if _value_at(tree.value, path) is None and location.text[: location.column - 1].rstrip().endswith(","):
            message, fix = "the comma before this ends the text", "put the whole text in double quotes"
    else:
        written = location.text[location.column - 1 :][: location.length]
        message, fix = _describe_misfit(code, detail, _value_at(tree.value, path), written)
        message = f"{field}{message}"
    if tree.private:
        message, fix = "a field of this withheld record does not fit", ""
    problems.add(code, location, message, fix)


def _describe_misfit(code: str, detail: ErrorDetails, value: Value, written: str) -> tuple[str, str]:
    """Return what is wrong with a value, as it goes on behind the field's name, and the remedy where there is one."""
    kind, context = detail["type"], detail.get("ctx", {})
    if code in _SELF_EXPLAINED:
        near = context.get("near", "")
        return f": {detail['msg']}", f"did you mean `{near}`?" if near else str(context.get("fix", ""))
    if code == "wrong-type":
        message = f" should be {_WANTED.get(kind, 'something else')}, but it is {_kind_of(value)}"
        return message, mend_type(kind, value, written)
    limit, side = context.get("ge", context.get("le")), "at least" if "ge" in context else "at most"
    bounded = {
        "out-of-range": f" is {_short(value)}, it should be {side} {limit}",
        "too-long": f" is longer than {context.get('max_length')} characters",
        "empty-value": " is empty",
        "too-few": f" has {context.get('actual_length')} entry, it needs at least {context.get('min_length')}",
    }
    if code in bounded:
        return bounded[code], ""
    return f" has a form that is not allowed: {_short(value)}", mend_form(str(context.get("pattern", "")), value)


def _path_in_tree(loc: tuple[str | int, ...], value: Value) -> tuple[Path, tuple[str, ...]]:
    """Drop from pydantic's path the names of union members and key markers, which stand in no file."""
    path: list[str | int] = []
    dropped: list[str] = []
    current: Value = value
    for position, part in enumerate(loc):
        last = position == len(loc) - 1
        if part == "[key]":
            continue
        if isinstance(current, dict) and isinstance(part, str) and (part in current or (last and not dropped)):
            path.append(part)
            current = current.get(part)
        elif isinstance(current, list) and isinstance(part, int) and part < len(current):
            path.append(part)
            current = current[part]
        elif last and isinstance(current, dict) and part not in dropped:
            path.append(part)
        else:
            dropped.append(str(part))
    return tuple(path), tuple(dropped)


def _value_at(value: Value, path: Path) -> Value:
    for part in path:
        if isinstance(value, dict) and isinstance(part, str):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value


def _dotted(path: Path) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)


def _short(value: Value) -> str:
    text = "empty" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return f"`{text[:60]}…`" if len(text) > 60 else f"`{text}`"


def _kind_of(value: Value) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true or false"
    names = {str: "text", int: "a number", float: "a number", list: "a list", dict: "a group of fields"}
    return names[type(value)]


def _suggest(given: str, options: list[str], *, all_of_them: bool = False) -> str:
    remedy = ask_for_nearest(given, options)
    if remedy:
        return remedy
    if all_of_them or (options and len(options) <= 12):
        return "write one of: " + ", ".join(f"`{option}`" for option in options)
    return ""


def _known_fields(adapter: TypeAdapter[T], path: Path) -> list[str]:
    """Return the fields that the model at `path` has, walking the annotations; [] where they can't be found."""
    kinds: list[type[BaseModel]] = list(_models_in(getattr(adapter, "_type", None)))
    for part in path[:-1]:
        if isinstance(part, int):
            continue
        inner = [model for kind in kinds for model in _models_of_field(kind, part)]
        kinds = inner or kinds
    return sorted({name for model in kinds for name in getattr(model, "model_fields", {})})


def _models_of_field(model: type[BaseModel], name: str) -> Iterator[type[BaseModel]]:
    if name in model.model_fields:
        yield from _models_in(model.model_fields[name].annotation)


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)

"""Takes a model, gives what its source says below each field, for the reference, the schemas and the skeletons."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel


@cache
def read_descriptions(model: type[BaseModel]) -> Mapping[str, str]:
    """Return the description of each field by the field's name, those of the models that it extends included.

    They are read from the source when they are asked for: pydantic would read them whenever the models are loaded,
    which every build would wait for.
    """
    found: dict[str, str] = {}
    for part in reversed(model.__mro__):
        if issubclass(part, BaseModel) and part is not BaseModel:
            found |= _described_in(part.__module__).get(part.__name__, {})
    return found


def summarise(model: type[BaseModel]) -> str:
    """Return the first paragraph of what a model says of itself, as one line."""
    return " ".join((model.__doc__ or "").split("\n\n")[0].split())


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that a field of that annotation may hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


def words_in(annotation: Any) -> tuple[str, ...]:
    """Return the words that a field of that annotation may say; none where it may say more than words of a list."""
    if get_origin(annotation) is Literal:
        return tuple(word for word in get_args(annotation) if isinstance(word, str))
    return tuple(dict.fromkeys(word for inner in get_args(annotation) for word in words_in(inner)))


@cache
def _described_in(module: str) -> dict[str, dict[str, str]]:
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: dict(_fields_of(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _fields_of(model: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """Yield each field that a text stands below, with the text."""
    for field, below in zip(model.body, model.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(below, ast.Expr):
            text = below.value.value if isinstance(below.value, ast.Constant) else None
            if isinstance(text, str):
                yield field.target.id, text

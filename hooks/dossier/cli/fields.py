"""Takes the models, gives the reference of every field that records may have, as Markdown."""

from __future__ import annotations

import types
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import click
from pydantic import BaseModel

from dossier.editing.descriptions import models_in, read_descriptions, summarise
from dossier.figures.nouns import NOUNS
from dossier.figures.registry import FIGURES
from dossier.kinds import FOLDERS, KINDS
from dossier.model.correction import Corrections
from dossier.model.dates import PartialDate
from dossier.model.languages import Languages
from dossier.model.limits import Limits
from dossier.model.page import FrontMatter

_INTRODUCTION = """\
# The fields of the data

Made from the models by `make fields`; do not edit this page by hand.

A record is one YAML file; its name is its id. Dates are texts in quotes: `"2024"`, `"2024-07"`, `"2024-07-03"`,
or a window: `{after: "2024-09-19", before: "2024-11-06"}`. A *text by language* is a group such as
`{en: …, de: …}`; `translations:` then says who translated each language but the first. A field without a star may be
left out, or be `null` where it says so.
"""
_FIGURES = """
## Figures that a text may ask for

In any Markdown and in `summary:`, `{{ figure("released_total", as_of="2024-09-16") }}` shows a number from the data, in
the language of the text, with a link to its note. `as_of` is the day for which it holds: in a publication or event its
own date, on a standing page the newest. Every figure may also have `noun=true` (or one of the nouns below),
`words=true` (or `words="feminine"`), `bare=true` (without 'at least') and `parts=true` (with what was added up). A
number that must stay typed is written `{{ typed("37", because="votes, not people") }}`.

Nouns: NOUNS.

| figure | arguments | what it is |
|---|---|---|"""
_PLAIN = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    float: "number",
    PartialDate: "date",
    date: "full day",
}


@click.command()
def command() -> None:
    """Print the reference of all fields."""
    click.echo(describe_fields(), nl=False)


def describe_fields() -> str:
    """Return the reference as a Markdown page."""
    seen: set[type[BaseModel]] = set()
    parts = [_INTRODUCTION]
    kinds: list[tuple[str, Any]] = [
        ("data/languages.yml", Languages),
        ("data/limits.yml", Limits),
        ("data/corrections.yml", Corrections),
    ]
    kinds += [(f"data/{folder}/<id>.yml", adapter._type) for folder, adapter in KINDS.values()]
    kinds += [(f"{folder}/<slug>/{shared}", adapter._type) for folder, shared, adapter in FOLDERS.values()]
    kinds.append(("Front matter of every `<language>.md`", FrontMatter))
    for place, annotation in kinds:
        models = list(models_in(annotation))
        parts.append(f"\n## {place}\n")
        for model in models:
            parts += _describe_model(model, seen)
    parts.append(_describe_figures())
    return "\n".join(parts).rstrip() + "\n"


def _describe_figures() -> str:
    """Return the figures that a text may ask for, with their arguments."""
    rows = [_FIGURES.replace("NOUNS", ", ".join(f"`{noun}`" for noun in NOUNS))]
    for name, definition in FIGURES.items():
        arguments = [f"`{need}` *" for need in definition.needs] + [f"`{may}`" for may in definition.may]
        if definition.dated:
            arguments.append("`as_of`")
        what = " ".join((definition.make.__doc__ or "").split())
        rows.append(f"| `{name}` | {', '.join(arguments)} | {what} |")
    return "\n".join(rows)


def _describe_model(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    if model in seen:
        return
    seen.add(model)
    yield f"### {model.__name__}\n\n{summarise(model)}\n\n| field | value | what it is |\n|---|---|---|"
    inner: list[type[BaseModel]] = []
    descriptions = read_descriptions(model)
    for name, field in model.model_fields.items():
        star = " *" if field.is_required() else ""
        yield f"| `{field.alias or name}`{star} | {_describe(field.annotation)} | {descriptions[name]} |"
        inner += models_in(field.annotation)
    yield ""
    for found in dict.fromkeys(inner):
        yield from _describe_model(found, seen)


def _describe(annotation: Any) -> str:  # noqa: PLR0911 - one line a form
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _describe(arguments[0])
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in arguments)
    if origin in (Union, types.UnionType):
        known = [_describe(part) for part in arguments if part is not type(None)]
        return " or ".join(known) + (" or null" if type(None) in arguments else "")
    if origin is tuple:
        return f"list of: {_describe(arguments[0])}"
    if origin is dict:
        return "text by language" if arguments[1] is not Any and _is_text(arguments[1]) else "group by language"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"group *{annotation.__name__}*"
    return _PLAIN.get(annotation, "value")


def _is_text(annotation: Any) -> bool:
    return annotation is str or (get_origin(annotation) is Annotated and get_args(annotation)[0] is str)

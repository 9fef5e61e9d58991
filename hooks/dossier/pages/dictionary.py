"""The data dictionary: every table with its columns, their types, what they may hold and what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from dossier.model.dates import Precision
from dossier.pages.context import Context
from dossier.pages.downloads import DataSet, list_data_sets
from dossier.pages.rendered import Rendered, render
from dossier.tables.column import Column
from dossier.tables.form import Form
from dossier.tables.layout import fields_of
from dossier.words.labels import LABELS, _


@dataclass(frozen=True)
class ColumnEntry:
    """A column as the dictionary tells it: its fields, its type and meaning in words, its values with their labels."""

    names: tuple[str, ...]
    type: str
    filled: str
    meaning: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TableEntry:
    """A table as the dictionary tells it."""

    data_set: DataSet
    columns: tuple[ColumnEntry, ...]


_TYPES = {
    "text": _("text"),
    "code": _("code"),
    "address": _("web address"),
    "integer": _("whole number"),
    "number": _("number"),
    "boolean": _("true or false"),
    "date": _("date"),
    "words": _("text, one column a language"),
    "list": _("list of codes"),
}


def render_dictionary(context: Context) -> Rendered:
    """Return the page with a section for each table."""
    languages = context.library.languages.codes
    return render(
        context,
        "dictionary.html",
        title=context._("Data dictionary"),
        description=context._("Every data set with its columns: what each means, and which values it may hold."),
        section="data",
        tables=[
            TableEntry(found, tuple(_make_entry(context, column, languages) for column in found.table.columns))
            for found in list_data_sets(context)
        ],
        languages=[(f"_{code}", context.label("language", code)) for code in languages],
        precisions=get_args(Precision),
    )


def _make_entry(context: Context, column: Column, languages: tuple[str, ...]) -> ColumnEntry:
    form = column.form
    choices = bool(form.choices) and form.kind == "code"
    return ColumnEntry(
        names=tuple(field.name for field in fields_of(column, languages)),
        type=context._("one of the values") if choices else context._(_TYPES[form.kind]),
        filled=_word_filled(context, form),
        meaning=context._(column.description),
        values=tuple((choice, _word_choice(context, column.labels, choice)) for choice in form.choices),
    )


def _word_filled(context: Context, form: Form) -> str:
    if not form.required:
        return context._("may be empty")
    return context._("filled in at least one language") if form.kind == "words" else context._("always filled")


def _word_choice(context: Context, labels: str, choice: str) -> str:
    """Return the words for a value, empty where it has none; a qualifier is shown with a place for its number."""
    words = LABELS.get(labels, {}).get(choice)
    if words is None:
        return ""
    said = context._(words)
    return said % {"number": "…"} if labels == "qualifier" else said

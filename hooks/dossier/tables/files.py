"""Takes the library, gives every table as the CSV and JSON files that readers download."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.library import Library
from dossier.tables.csv import Cell, write_csv
from dossier.tables.json import Json, write_each
from dossier.tables.layout import Field, fields_of, lay_out
from dossier.tables.registry import TABLES
from dossier.tables.table import Table


@dataclass(frozen=True)
class TableFiles:
    """A table with its fields, the number of its rows, and its files."""

    table: Table
    fields: tuple[Field, ...]
    rows: int
    csv: bytes
    json: bytes


def write_tables(library: Library) -> tuple[TableFiles, ...]:
    """Return the files of every table, in the order of the registry."""
    return tuple(write_table(table, library) for table in TABLES)


def write_table(table: Table, library: Library) -> TableFiles:
    """Return the files of one table: a header and a row an item, and an array of one object an item."""
    languages = library.languages.codes
    fields = tuple(field for column in table.columns for field in fields_of(column, languages))
    items = list(table.items(library))
    cells: list[Sequence[Cell]] = []
    members: list[Sequence[Json]] = []
    names: list[str] = []
    for column in table.columns:
        laid = lay_out(column, [column.value(item) for item in items], languages)
        cells += laid.cells
        members += laid.members
        names += laid.names
    form = "{" + ", ".join([f"{name}: %s" for name in write_each(names)]) + "}"
    lines = [form % row for row in zip(*map(write_each, members), strict=True)]
    array = "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"
    csv = write_csv([field.name for field in fields], zip(*cells, strict=True))
    return TableFiles(table, fields, len(items), csv, array.encode())

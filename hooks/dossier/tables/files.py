"""Takes the library, gives every table as the CSV and JSON files that readers download."""

from __future__ import annotations

import json
from dataclasses import dataclass

from dossier.library import Library
from dossier.tables.csv import Cell, write_csv
from dossier.tables.layout import Field, Json, fields_of, put_value
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
    rows: list[list[Cell]] = []
    lines: list[str] = []
    for item in table.items(library):
        row: list[Cell] = []
        members: dict[str, Json] = {}
        for column in table.columns:
            put_value(column, column.value(item), languages, row, members)
        rows.append(row)
        lines.append(json.dumps(members, ensure_ascii=False))
    array = "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"
    return TableFiles(table, fields, len(rows), write_csv([field.name for field in fields], rows), array.encode())

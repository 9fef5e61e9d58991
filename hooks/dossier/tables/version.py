"""Takes the library, gives the files of all tables with the version of the data that they hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from dossier.figures.newest import day_covered
from dossier.library import Library
from dossier.tables.files import TableFiles, write_tables

_UNDATED = "undated"
_DIGITS = 8


@dataclass(frozen=True)
class DataVersion:
    """All tables as they are at one version of the data."""

    name: str
    tables: tuple[TableFiles, ...]


def write_data(library: Library) -> DataVersion:
    """Return the files of every table and their version; an edition makes them `once`."""
    tables = write_tables(library)
    return DataVersion(name_version(library, tables), tables)


def name_version(library: Library, tables: Iterable[TableFiles]) -> str:
    """Return the data's newest day and a short hash of all tables: `2026-03-20+1a2b3c4d`.

    It depends on nothing else: not on the interface's words, the site's address or the day of the build.
    """
    covered = day_covered(library)
    digest = hashlib.sha256()
    for files in sorted(tables, key=lambda files: files.table.name):
        digest.update(f"{files.table.name}\n{len(files.csv)}\n".encode() + files.csv)
    return f"{covered.iso() if covered else _UNDATED}+{digest.hexdigest()[:_DIGITS]}"

"""Takes the tables of the data, gives what pages show of each: its name, its size, and its files to download."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.pages.context import Context
from dossier.plan.addresses import data_file
from dossier.tables.files import TableFiles
from dossier.tables.table import Table
from dossier.tables.version import write_data

# The pages that show what a table holds: kind, id and passage.
_SHOWN_AT: dict[str, tuple[str, str, str]] = {
    "releases": ("list", "releases", ""),
    "totals": ("list", "releases", ""),
    "prisoners": ("list", "prisoners", ""),
    "timeline": ("list", "timeline", ""),
    "organisations": ("list", "organisations", ""),
    "places": ("way", "letters", "addresses"),
    "ways": ("page", "act", ""),
    "publications": ("list", "publications", ""),
    "events": ("list", "events", ""),
    "people": ("list", "people", ""),
    "topics": ("list", "topics", ""),
    "sources": ("list", "sources", ""),
    "corrections": ("list", "corrections", ""),
}


@dataclass(frozen=True)
class Download:
    """A file to download: its link, and what the link says."""

    href: str
    media_type: str
    words: str


@dataclass(frozen=True)
class DataSet:
    """A data set on a page: its table, the number of its records, its files, and the page that shows what it holds."""

    table: Table
    title: str
    description: str
    records: int
    downloads: tuple[Download, ...]
    href: str


def list_data_sets(context: Context) -> list[DataSet]:
    """Return every data set, in the order of the tables."""
    return [_make_data_set(context, files) for files in context.edition.once(write_data).tables]


def _make_data_set(context: Context, files: TableFiles) -> DataSet:
    table = files.table
    formats = (("CSV", "csv", "text/csv", files.csv), ("JSON", "json", "application/json", files.json))
    shown = _SHOWN_AT.get(table.name)
    return DataSet(
        table=table,
        title=context._(table.title),
        description=context._(table.description),
        records=files.rows,
        downloads=tuple(
            Download(
                href=context.base + data_file(table.name, ending),
                media_type=media_type,
                words=context._(
                    "Download the table, %(format)s, %(size)s", format=name, size=context.speech.file_size(len(content))
                ),
            )
            for name, ending, media_type, content in formats
        ),
        href=context.href(*shown) if shown else "",
    )

"""A table: which items its rows are made of, and which columns show what of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dossier.library import Library
from dossier.tables.column import Column, Item, Origin

Items = Callable[[Library], Iterator[Item]]


@dataclass(frozen=True)
class ForeignKey:
    """A column that holds the id of a row of another table, or nothing."""

    column: str
    table: str


@dataclass(frozen=True)
class Table:
    """One public data set.

    `title` and `description` are message ids; `items` gives what its rows are made of, in their order. `parts` are
    the fields whose items are its rows, where it is not a whole record that makes a row.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    items: Items
    primary_key: tuple[str, ...] = ("id",)
    foreign_keys: tuple[ForeignKey, ...] = ()
    parts: tuple[Origin, ...] = ()


def each(kind: str) -> Items:
    """Return what gives every record of a kind, by its id."""

    def items(library: Library) -> Iterator[Item]:
        for key, record in sorted(library.records(kind).items(), key=lambda pair: pair[0]):
            yield Item(library, record, (key,))

    return items


def each_part(kind: str, field: str) -> Items:
    """Return what gives every part that a field of each record of a kind lists, with the id of the record."""

    def items(library: Library) -> Iterator[Item]:
        for item in each(kind)(library):
            for number, part in enumerate(getattr(item.record, field), start=1):
                yield Item(library, part, item.keys, (number,))

    return items

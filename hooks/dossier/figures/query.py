"""Takes the arguments that a text gives a figure, gives them as records and days, or says what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic_core import PydanticCustomError

from dossier.kinds import COLLECTIONS, TextKind
from dossier.library import Library
from dossier.model.dates import FOREVER, PartialDate, parse_partial_date
from dossier.nearest import ask_for_nearest
from dossier.prose.expressions import Argument

# How a figure is shown, whichever it is; everything else says which figure.
SHOWN = frozenset({"noun", "words", "bare", "parts"})


class FigureRefused(Exception):
    """A figure that can't be made; the message says why, `fix` how to mend it."""

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.fix = fix


@dataclass(frozen=True)
class Query:
    """What a figure is asked for: the library, the day for which it shall hold, and its arguments.

    `as_of` is `FOREVER` where the newest number is asked for.
    """

    library: Library
    as_of: PartialDate
    arguments: Mapping[str, Argument]

    def record(self, name: str, kind: str = "") -> tuple[str, Any]:
        """Return id and record that an argument names."""
        kind = kind or name
        identifier = self.arguments[name]
        if not isinstance(identifier, str):
            raise FigureRefused(f"`{name}` is not an id in quotes", f'write `{name}="…"`')
        records = self.library.records(kind)
        if identifier not in records:
            raise FigureRefused(
                f"no {kind} has the id `{identifier}`",
                ask_for_nearest(identifier, records) or f"name a record of data/{COLLECTIONS[kind]}/",
            )
        return identifier, records[identifier]

    def day(self, name: str) -> PartialDate | None:
        """Return the day that an argument gives; None where it is not given."""
        return read_day(self.arguments[name]) if name in self.arguments else None


def text_day(library: Library, owner: tuple[TextKind, str]) -> PartialDate | None:
    """Return the day for which the figures of a text hold: its publication's or event's, None where that has none.

    A standing page, the home page above all, shows the newest.
    """
    kind, identifier = owner
    if kind == "page":
        return FOREVER
    day: PartialDate | None = library.records(kind)[identifier].date
    return day


def read_day(value: object) -> PartialDate:
    """Return the date that a text such as `2024-09` stands for."""
    try:
        return parse_partial_date(value)
    except PydanticCustomError as error:
        near = (error.context or {}).get("near", "")
        fix = f"did you mean `{near}`?" if near else 'write a date such as "2024-09-16" or "2024-09"'
        raise FigureRefused(error.message(), fix) from None

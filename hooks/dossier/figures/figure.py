"""A number with all that must stand beside it: its qualifier, its day, its sources and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.model.dates import PartialDate


@dataclass(frozen=True)
class Figure:
    """A number; `record` is the kind and id of the record behind it, `derived` whether the dossier computed it.

    `as_of` is the day for which it holds; `since` the day from which it counts, where a text asked for a
    period; `parts` are the numbers that were added up to it, in their order.
    """

    value: int | float
    qualifier: str
    as_of: PartialDate
    sources: tuple[str, ...]
    record: tuple[str, str]
    derived: bool = False
    parts: tuple[int, ...] = ()
    since: PartialDate | None = None

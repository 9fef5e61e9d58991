"""Which fields of a record are published facts: counts, dates and states that readers may have quoted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rows:
    """A list in a record whose items are known by some fields, and the facts of each."""

    field: str
    known_by: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Published:
    """The facts of a kind of record: fields, by their paths, and rows.

    `stands_alone` says that the record is itself a published number, which may not vanish without a word either.
    """

    facts: tuple[str, ...] = ()
    rows: tuple[Rows, ...] = ()
    stands_alone: bool = False


# Names, wordings, sources and classifications are left out: who mends them need not say so. So are advice and
# addresses of prisons, which follow what holds today, and the bibliography, which is no statement of the dossier.
# A person's status is compared by its own rule (changes/facts.py), since a later status is news.
PUBLISHED: dict[str, Published] = {
    "release": Published(
        (
            "decree",
            "released",
            "count.total",
            "count.qualifier",
            "count.political",
            "count.women",
            "count.men",
            "adds_to_total",
        ),
        (
            Rows("stated_counts", ("as_of",), ("value", "women", "men")),
            Rows("numbered", (), ("number",)),
        ),
        stands_alone=True,
    ),
    "total": Published(("date", "since", "value", "qualifier"), stands_alone=True),
    "count": Published(("measure", "date", "value", "qualifier", "women"), stands_alone=True),
    "statement": Published(("date", "value", "unit", "qualifier"), stands_alone=True),
    "note": Published(("value",), stands_alone=True),
    "prisoner": Published(("birth_year",), (Rows("history", ("event",), ("date",)),)),
    "organisation": Published(("legal_risk.since",)),
    "moment": Published(("date",)),
    "publication": Published(("date", "original.date")),
    "event": Published(("date", "end_date", "start", "end", "timezone")),
}

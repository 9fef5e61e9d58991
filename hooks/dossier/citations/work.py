"""What is cited: a page, figure or data set of the dossier, and the publication or event that it sums up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dossier.model.dates import PartialDate
from dossier.model.texts import Wording

Kind = Literal["report", "event", "dataset", "figure", "webpage"]


@dataclass(frozen=True)
class Name:
    """A person's name in its parts; for a body, or where the parts are not known, `family` holds the whole."""

    family: str
    given: str = ""
    is_body: bool = False

    @property
    def in_reading_order(self) -> str:
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True)
class Original:
    """What a page sums up; its authors wrote or spoke there, not here."""

    title: Wording
    authors: tuple[Name, ...]
    publisher: Wording
    date: PartialDate | None


@dataclass(frozen=True)
class Work:
    """One thing to cite.

    `authors` are those of the page itself. `date` is the day on which it was issued, for data the newest day that it
    covers; None is not known. `as_of` is the day for which a record holds. `licence` stands where the work is data.
    """

    key: str
    kind: Kind
    title: Wording
    language: str
    authors: tuple[Name, ...]
    publisher: str
    place: str
    container: Wording
    url: str
    date: PartialDate | None = None
    as_of: PartialDate | None = None
    version: str | None = None
    licence: str | None = None
    original: Original | None = None
    is_machine_translated: bool = False

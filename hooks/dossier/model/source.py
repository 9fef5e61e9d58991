"""A source: a page that was read, with its publisher and day."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from dossier.model.base import Address, Identifier, LanguageTag, Line, Model
from dossier.model.dates import Dated

AddressNote = Literal["third-party", "mirror", "protects-a-person", "unreadable-copy", "staged-broadcast"]


def _read_yes_or_no(value: object) -> object:
    """Take `yes` and `no`, which YAML 1.2 reads as texts, for what editors mean by them."""
    return {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value


class Source(Model):
    """A page that facts rest on.

    `display: no` keeps its address out of every output; `address_note` says why the address is not shown, or what
    kind of copy was read. `organisation` ties it to a record that may carry a legal mark.
    """

    publisher: Line
    """Who published the page."""
    title: Line | None = None
    """The page's title, in its own words."""
    address: Address | None
    """The page's address, beginning with https://; null where it has none."""
    archived: Address | None = None
    """An archived copy of the page."""
    display: Annotated[bool, BeforeValidator(_read_yes_or_no, json_schema_input_type=bool | Literal["yes", "no"])] = (
        True
    )
    """Whether the address is shown; false where it names a relative or leads to a third party's copy."""
    date: Dated | None
    """The day of the page itself; null where it shows none."""
    date_inferred: bool = False
    """Whether the day was worked out and does not stand on the page."""
    read: Dated
    """The day on which you read it."""
    languages: tuple[LanguageTag, ...] = ()
    """The languages of the page."""
    organisation: Identifier | None = None
    """The publisher's record in data/organisations/, which may carry a legal mark."""
    address_note: AddressNote | None = None
    """Why the address is not shown, or what kind of copy was read."""

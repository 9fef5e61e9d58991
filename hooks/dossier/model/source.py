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
    title: Line | None = None
    address: Address | None
    archived: Address | None = None
    display: Annotated[bool, BeforeValidator(_read_yes_or_no)] = True
    date: Dated | None
    date_inferred: bool = False
    read: Dated
    languages: tuple[LanguageTag, ...] = ()
    organisation: Identifier | None = None
    address_note: AddressNote | None = None

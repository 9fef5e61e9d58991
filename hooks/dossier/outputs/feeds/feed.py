"""A feed and its entries, as every format writes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from dossier.model.texts import Wording


@dataclass(frozen=True)
class Tag:
    """What an entry is filed under: the same term in every language, and its words in the feed's."""

    term: str
    words: str


@dataclass(frozen=True)
class Entry:
    """One entry: `identity` names it for ever, `content` is its whole text as sanitised HTML.

    `address` and `related` are absolute; `published` is None where that day is not known. `language` is that of the
    text, which may be another than the feed's.
    """

    identity: str
    title: Wording
    summary: Wording
    language: str
    address: str
    content: Markup
    updated: date
    published: date | None = None
    tags: tuple[Tag, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True)
class Written:
    """An entry as each format writes it, the same in every feed of its language."""

    updated: date
    atom: bytes
    json: bytes


@dataclass(frozen=True)
class Feed:
    """A feed in one language; `page` is the absolute address of the page with the same content.

    `atom` and `json` are the absolute addresses of the feed itself in the two formats.
    """

    identity: str
    title: str
    language: str
    updated: date
    page: str
    atom: str
    json: str
    author: str
    rights: str
    entries: tuple[Written, ...]


def write_moment(day: date) -> str:
    """Return the beginning of a day (RFC 3339); no hour is known."""
    return f"{day.isoformat()}T00:00:00Z"

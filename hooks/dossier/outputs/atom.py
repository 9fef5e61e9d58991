"""Takes a feed's title, day and entries, gives it as Atom (RFC 4287), well-formed whatever the texts hold."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from markupsafe import Markup

from dossier.model.texts import Wording

# The dossier's own name space (RFC 9562, 5.5): what an entry is called must outlive the address of the site.
_SPACE = uuid.UUID("c61fa2b4-859b-4ce6-baf3-d82a1efc7c98")
# What XML 1.0 (2.2) allows in a document.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Entry:
    """One entry: `identity` names it for ever, `day` is its last change; `address` and `related` are absolute."""

    identity: str
    title: Wording
    day: date
    address: str
    content: Markup
    related: tuple[str, ...] = ()


@dataclass(frozen=True)
class Feed:
    """A feed in one language; `day` is its last change, `page` the address of the page with the same content."""

    identity: str
    title: str
    language: str
    day: date
    address: str
    page: str
    author: str
    rights: str
    entries: tuple[Entry, ...]


def identify(*names: str) -> str:
    """Return the URN of what the names name, the same in every build and at every address (a UUID of version 5)."""
    return uuid.uuid5(_SPACE, "/".join(names)).urn


def write_feed(feed: Feed) -> bytes:
    """Return the document, its entries in the order given."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_attribute(feed.language)}>',
        f"<id>{_text(feed.identity)}</id>",
        f"<title>{_text(feed.title)}</title>",
        f"<updated>{_moment(feed.day)}</updated>",
        f"<author><name>{_text(feed.author)}</name></author>",
        f"<rights>{_text(feed.rights)}</rights>",
        f'<link rel="self" type="application/atom+xml" href={_attribute(feed.address)}/>',
        _link("alternate", feed.page),
    ]
    for entry in feed.entries:
        lines += _write_entry(entry, feed.language)
    return ("\n".join([*lines, "</feed>"]) + "\n").encode()


def _write_entry(entry: Entry, language: str) -> list[str]:
    foreign = f" xml:lang={_attribute(entry.title.language)}" if entry.title.language != language else ""
    return [
        "<entry>",
        f"<id>{_text(entry.identity)}</id>",
        f"<title{foreign}>{_text(entry.title.text)}</title>",
        f"<updated>{_moment(entry.day)}</updated>",
        _link("alternate", entry.address),
        *(_link("related", address) for address in entry.related),
        f'<content type="html">{_text(str(entry.content))}</content>',
        "</entry>",
    ]


def _link(relation: str, address: str) -> str:
    return f'<link rel="{relation}" type="text/html" href={_attribute(address)}/>'


def _moment(day: date) -> str:
    """Return the beginning of a day (RFC 3339); no hour is known."""
    return f"{day.isoformat()}T00:00:00Z"


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text))


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("", text))

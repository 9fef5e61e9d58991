"""Takes entries and feeds, gives them as Atom (RFC 4287), well-formed whatever the texts hold."""

from __future__ import annotations

from dossier.model.texts import Wording
from dossier.outputs.characters import escape_text, keep_allowed, quote_value
from dossier.outputs.feeds.feed import Entry, Feed, write_moment


def write_atom(feed: Feed) -> bytes:
    """Return the document of a feed, its entries in the order given."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_attribute(feed.language)}>',
        f"<id>{_text(feed.identity)}</id>",
        f"<title>{_text(feed.title)}</title>",
        f"<updated>{write_moment(feed.updated)}</updated>",
        f"<author><name>{_text(feed.author)}</name></author>",
        f"<rights>{_text(feed.rights)}</rights>",
        f'<link rel="self" type="application/atom+xml" href={_attribute(feed.atom)}/>',
        _link("alternate", feed.page),
    ]
    head = "\n".join(lines).encode()
    return b"\n".join([head, *[entry.atom for entry in feed.entries], b"</feed>\n"])


def write_atom_entry(entry: Entry, language: str) -> bytes:
    """Return an entry as it stands in the feeds of a language."""
    lines = [
        "<entry>",
        f"<id>{_text(entry.identity)}</id>",
        _worded("title", entry.title, language),
        *([f"<published>{write_moment(entry.published)}</published>"] if entry.published else []),
        f"<updated>{write_moment(entry.updated)}</updated>",
        _link("alternate", entry.address),
        *(_link("related", address) for address in entry.related),
        *(f"<category term={_attribute(tag.term)} label={_attribute(tag.words)}/>" for tag in entry.tags),
        _worded("summary", entry.summary, language),
        # The words around the text are in the feed's language; within, HTML marks what is not.
        f'<content type="html">{_text(str(entry.content))}</content>',
        "</entry>",
    ]
    return "\n".join(lines).encode()


def _worded(name: str, words: Wording, language: str) -> str:
    foreign = f" xml:lang={_attribute(words.language)}" if words.language != language else ""
    return f"<{name}{foreign}>{_text(words.text)}</{name}>"


def _link(relation: str, address: str) -> str:
    return f'<link rel="{relation}" type="text/html" href={_attribute(address)}/>'


def _text(text: str) -> str:
    return escape_text(keep_allowed(text))


def _attribute(text: str) -> str:
    return quote_value(keep_allowed(text))

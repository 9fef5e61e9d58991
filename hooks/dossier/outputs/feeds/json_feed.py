"""Takes entries and feeds, gives them as a JSON Feed (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json

from dossier.outputs.characters import keep_allowed
from dossier.outputs.feeds.feed import Entry, Feed, write_moment


def write_json_feed(feed: Feed) -> bytes:
    """Return the document of a feed, its items in the order given."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": keep_allowed(feed.title),
        "home_page_url": feed.page,
        "feed_url": feed.json,
        "language": feed.language,
        "authors": [{"name": keep_allowed(feed.author)}],
    }
    head = json.dumps(document, ensure_ascii=False, indent=1).removesuffix("\n}").encode()
    items = b",\n".join([entry.json for entry in feed.entries])
    return b"".join([head, b',\n "items": [', b"\n" + items + b"\n " if items else b"", b"]\n}\n"])


def write_json_entry(entry: Entry) -> bytes:
    """Return an entry as it stands among the items of a feed."""
    item: dict[str, object] = {
        "id": entry.identity,
        "url": entry.address,
        "title": keep_allowed(entry.title.text),
        "summary": keep_allowed(entry.summary.text),
        "content_html": keep_allowed(str(entry.content)),
        "language": entry.language,
        "date_modified": write_moment(entry.updated),
    }
    if entry.published:
        item["date_published"] = write_moment(entry.published)
    if entry.tags:
        item["tags"] = [keep_allowed(tag.words) for tag in entry.tags]
    # A line end in a text is written as two characters, so each of these begins a line of the document.
    return ("  " + json.dumps(item, ensure_ascii=False, indent=1).replace("\n", "\n  ")).encode()

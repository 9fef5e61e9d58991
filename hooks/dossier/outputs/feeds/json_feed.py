"""Takes a feed, gives it as a JSON Feed (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json

from dossier.outputs.characters import keep_allowed
from dossier.outputs.feeds.feed import Entry, Feed, write_moment


def write_json_feed(feed: Feed) -> bytes:
    """Return the document, its items in the order given."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": keep_allowed(feed.title),
        "home_page_url": feed.page,
        "feed_url": feed.json,
        "language": feed.language,
        "authors": [{"name": keep_allowed(feed.author)}],
        "items": [_write_item(entry) for entry in feed.entries],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _write_item(entry: Entry) -> dict[str, object]:
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
    return item

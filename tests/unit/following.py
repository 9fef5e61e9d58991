"""Feeds as independent programs read them: parsed against their schemas, and as values to compare with the data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import feedparser
from jsonschema import Draft202012Validator
from lxml import etree, html

from dossier.edition import Edition
from dossier.outputs.artifact import make_artifacts
from dossier.outputs.feeds.files import Feeds

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
JSON_SCHEMA = Draft202012Validator(
    json.loads(Path(__file__).with_name("json_feed.schema.json").read_text()),
    format_checker=Draft202012Validator.FORMAT_CHECKER,
)


@dataclass(frozen=True)
class Read:
    """One entry as a reader program shows it, in whichever format it came."""

    identity: str
    title: str
    language: str
    address: str
    published: str
    updated: str
    tags: tuple[str, ...]
    summary: str
    content: str


def files_of(edition: Edition) -> dict[str, bytes]:
    """Return every feed of an edition by its path."""
    return {file.path: file.content for file in make_artifacts(Feeds(), edition)}


def atom_of(edition: Edition) -> dict[str, etree._Element]:
    """Return the tree of every Atom feed by its path."""
    return {path: etree.fromstring(data) for path, data in files_of(edition).items() if path.endswith(".xml")}


def json_of(edition: Edition) -> dict[str, Any]:
    """Return the document of every JSON Feed by its path."""
    return {path: json.loads(data) for path, data in files_of(edition).items() if path.endswith(".json")}


def values(tree: etree._Element, path: str) -> list[str]:
    """Return what an XPath finds, as texts."""
    return [str(value) for value in tree.xpath(path, namespaces=ATOM)]


def read_atom(content: bytes) -> list[Read]:
    """Return the entries of an Atom feed as feedparser, untouched by its own cleaning, reads them."""
    feed = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    assert not feed.bozo, feed.bozo_exception
    assert feed.version == "atom10"
    return [
        Read(
            identity=entry.id,
            title=entry.title,
            language=entry.title_detail.language,
            address=entry.link,
            published=entry.get("published", ""),
            updated=entry.updated,
            tags=tuple(tag.label for tag in entry.tags),
            summary=entry.summary,
            content=entry.content[0].value,
        )
        for entry in feed.entries
    ]


def read_json(content: bytes) -> list[Read]:
    """Return the items of a JSON Feed."""
    return [
        Read(
            identity=item["id"],
            title=item["title"],
            language=item["language"],
            address=item["url"],
            published=item.get("date_published", ""),
            updated=item["date_modified"],
            tags=tuple(item["tags"]),
            summary=item["summary"],
            content=item["content_html"],
        )
        for item in json.loads(content)["items"]
    ]


def links_in(content: str) -> Iterator[str]:
    """Yield every address in an entry's content."""
    yield from html.fragment_fromstring(content, create_parent="div").xpath("//@href | //@src")

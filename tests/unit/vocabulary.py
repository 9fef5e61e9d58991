"""Expands JSON-LD with a context of our own, without the network, and says what nodes of each type must and may hold.

What must stand is what schema.org and Google's guides to structured data (Article, Breadcrumb, Dataset, Event, Profile
page, Video) ask for, without what the dossier often does not know; what may stand are the type's properties there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyld import jsonld

SCHEMA = "https://schema.org/"
CONTEXT = json.loads((Path(__file__).parent / "schema_org.json").read_text())

_PAGE = ("url name inLanguage", "breadcrumb mainEntity")
_ARTICLE = (
    "mainEntityOfPage url headline description inLanguage author publisher license image",
    "genre dateModified isPartOf keywords translationOfWork isBasedOn temporalCoverage about",
)
_ORIGINAL = "name inLanguage publisher"
PROPERTIES: dict[str, tuple[str, str]] = {
    "WebPage": _PAGE,
    "AboutPage": _PAGE,
    "CollectionPage": _PAGE,
    "ProfilePage": ("url name inLanguage breadcrumb mainEntity", ""),
    "BreadcrumbList": ("itemListElement", ""),
    "ListItem": ("position name item", ""),
    "WebSite": ("url name", "description inLanguage dateModified license publisher"),
    "Organization": ("name", "url"),
    "Person": ("name url", "description affiliation"),
    "Place": ("name address", ""),
    "VirtualLocation": ("", "url"),
    "ImageObject": ("url width height encodingFormat", ""),
    "Thing": ("name", ""),
    "Report": _ARTICLE,
    "Article": _ARTICLE,
    "CreativeWork": (_ORIGINAL, "author contributor datePublished url"),
    "VideoObject": (
        "name description thumbnailUrl",
        "inLanguage author contributor publisher datePublished uploadDate duration url",
    ),
    "Event": (
        "mainEntityOfPage url name description eventStatus image",
        "startDate endDate eventAttendanceMode location performer superEvent recordedIn",
    ),
    "Dataset": (
        "mainEntityOfPage url name description inLanguage license creator publisher isAccessibleForFree",
        "version temporalCoverage distribution isBasedOn isPartOf",
    ),
    "DataDownload": ("name contentUrl encodingFormat", ""),
}
# Nodes that stand for something else in a place of theirs say less of themselves.
INNER: dict[tuple[str, str], tuple[str, str]] = {
    ("isBasedOn", "Report"): (_ORIGINAL, "author contributor datePublished url"),
    ("isBasedOn", "Article"): (_ORIGINAL, "author contributor datePublished url"),
    ("translationOfWork", "Report"): ("url inLanguage", ""),
    ("translationOfWork", "Article"): ("url inLanguage", ""),
    ("superEvent", "Event"): ("name", "startDate"),
}


def _load(url: str, options: object) -> dict[str, Any]:
    assert url.rstrip("/") == "https://schema.org", f"a document leads to the context {url}"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}


def expand(document: str) -> list[dict[str, Any]]:
    """Return the expanded nodes of a document; terms that the context does not know are an error, not left out."""
    parsed = json.loads(document)
    for name in terms_of(parsed):
        assert name in CONTEXT["@context"], f"schema.org as the tests know it has no {name}"
    found: list[dict[str, Any]] = jsonld.expand(parsed, {"documentLoader": _load})
    return found


def terms_of(value: object) -> Iterator[str]:
    """Yield the name of every property and type in a document."""
    if isinstance(value, list):
        for part in value:
            yield from terms_of(part)
    if isinstance(value, dict):
        for name, part in value.items():
            if name == "@type":
                yield part
            elif not name.startswith("@"):
                yield name
            yield from terms_of(part)


def nodes_in(value: object, within: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every expanded node that has a type, with the property in which it stands; '' for one on top."""
    if isinstance(value, list):
        for part in value:
            yield from nodes_in(part, within)
    if isinstance(value, dict):
        if "@list" in value:
            yield from nodes_in(value["@list"], within)
        if "@type" in value and "@value" not in value:
            yield within, value
        for name, part in value.items():
            if name.startswith(SCHEMA):
                yield from nodes_in(part, name.removeprefix(SCHEMA))


def type_of(node: dict[str, Any]) -> str:
    """Return the one type of an expanded node."""
    (name,) = node["@type"]
    return str(name).removeprefix(SCHEMA)


def values_of(value: object) -> Iterator[str]:
    """Yield every text and address in an expanded document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from values_of(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from values_of(part)


def faults_of(within: str, node: dict[str, Any]) -> list[str]:
    """Return what a node lacks, and what it holds that its type has no place for."""
    kind = type_of(node)
    required, optional = INNER.get((within, kind)) or PROPERTIES[kind]
    held = {name.removeprefix(SCHEMA) for name in node if not name.startswith("@")}
    must = set(required.split())
    return [
        *(f"{within}/{kind} lacks {name}" for name in sorted(must - held)),
        *(f"{within}/{kind} has {name}" for name in sorted(held - must - set(optional.split()))),
    ]

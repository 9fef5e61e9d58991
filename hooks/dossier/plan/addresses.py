"""The only place that makes an address: from a language, a kind and an id to a path that ends in a slash."""

from __future__ import annotations

SECTIONS: dict[str, str] = {
    "publication": "publications",
    "event": "events",
    "prisoner": "prisoners",
    "release": "releases",
    "way": "act",
    "person": "people",
    "topic": "topics",
}
# Records that are a passage of another page: the page's kind, its id, and what stands before the record's id.
ANCHORED: dict[str, tuple[str, str, str]] = {
    "organisation": ("list", "organisations", ""),
    "place": ("way", "letters", "place-"),
    "source": ("list", "sources", ""),
    "moment": ("list", "timeline", ""),
    "count": ("list", "data", ""),
}
LISTS = (
    "publications",
    "events",
    "prisoners",
    "releases",
    "timeline",
    "people",
    "organisations",
    "topics",
    "data",
    "sources",
)
STANDING_LISTS = {"act": "act", "home": ""}
# Folders below a section that lists take, so that no record may have these names.
RESERVED = {"publication": ("kind", "year"), "prisoner": ("status",)}


def address(language: str, kind: str, identifier: str) -> str:
    """Return a page's address below the site's root: `en/releases/2024-09-16-pardon/`.

    `kind` is a record's kind, `page` (a standing page), `list`, or one of the groupings `publications-by-kind`,
    `publications-by-year` and `prisoners-by-status`.
    """
    if kind == "page":
        path = STANDING_LISTS.get(identifier, identifier)
        return f"{language}/{path}/" if path else f"{language}/"
    if kind == "list":
        return f"{language}/{identifier}/"
    if kind == "publications-by-kind":
        return f"{language}/publications/kind/{identifier}/"
    if kind == "publications-by-year":
        return f"{language}/publications/year/{identifier}/"
    if kind == "prisoners-by-status":
        return f"{language}/prisoners/status/"
    return f"{language}/{SECTIONS[kind]}/{identifier}/"


def file_of(page_address: str) -> str:
    """Return the path of the file that a server gives for an address."""
    return f"{page_address}index.html" if page_address.endswith("/") or not page_address else page_address


def base_of(page_address: str) -> str:
    """Return the relative way from a page to the site's root, ending in a slash: `../../`; `./` at the root."""
    return "../" * page_address.count("/") or "./"

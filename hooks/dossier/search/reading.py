"""Takes the HTML of a page, gives the words that a reader may look for, without those that every page repeats."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')
# An attribute's value may hold a `>`.
_TOKEN = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>\"]|\"[^\"]*\")*)>|<!--.*?-->", re.DOTALL)
_CLASS = re.compile(r'\bclass="([^"]*)"')
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_SKIPPED_TAGS = frozenset({"nav", "pre", "script", "style", "figcaption", "template"})
# The numbered sources end every page that has any; leaving them and the drawings out early saves half the time.
_END = '<section class="sources"'
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
# What stands on many pages in the same words, or is a note beside the text.
_SKIPPED_CLASSES = frozenset(
    {
        "citing",
        "figure-notes",
        "notes",
        "confidence",
        "stated",
        "stated-by",
        "covered",
        "remark",
        "honest",
        "fallback-notice",
        "downloads",
        "unfold",
        "seen",
        "status-line",
        "counted-mark",
        "changed",
        "source-id",
        "uses",
        "back",
        "bonds",
        "effort",
        "related",
    }
)
_INLINE = frozenset({"a", "abbr", "b", "bdi", "cite", "code", "data", "em", "i", "mark", "q", "small", "span", "strong",
                     "sub", "sup", "time"})  # fmt: skip
_HEADINGS = frozenset({"h2", "h3"})


@dataclass(frozen=True)
class Extract:
    """The words of a page: its heading, its description, the headings within, and its text without them."""

    title: str
    description: str
    headings: tuple[str, ...]
    text: str


def read_page(html: str) -> Extract:
    """Return the words of a page's article; all empty where it has none."""
    start = html.find("<article")
    end = html.rfind("</article>")
    described = _DESCRIPTION.search(html)
    parts = _sort_words(_DRAWING.sub("", html[start:end].partition(_END)[0])) if 0 <= start < end else {}
    return Extract(
        title=" ".join(parts.get("h1", [])),
        description=_plain(described[1]) if described else "",
        headings=tuple(parts.get("heading", [])),
        text=" ".join(parts.get("text", [])),
    )


def _sort_words(article: str) -> dict[str, list[str]]:
    """Return the article's words by where they stand: `h1`, `heading`, or `text`."""
    found: dict[str, list[str]] = {}
    piece: list[str] = []
    place, skipped, end = "text", 0, 0

    def put() -> None:
        words = _plain("".join(piece))
        piece.clear()
        if words:
            found.setdefault(place, []).append(words)

    for token in _TOKEN.finditer(article):
        if not skipped:
            piece.append(article[end : token.start()])
        end = token.end()
        closing, tag, attributes = token[1], (token[2] or "").lower(), token[3] or ""
        if not tag or tag in _VOID or attributes.endswith("/"):
            if tag == "br":
                piece.append(" ")
            continue
        if skipped:
            skipped += -1 if closing else 1
        elif not closing and _is_skipped(tag, attributes):
            skipped = 1
        elif tag not in _INLINE:
            put()
            place = _place_of(tag) if not closing else "text"
    put()
    return found


def _place_of(tag: str) -> str:
    if tag == "h1":
        return "h1"
    return "heading" if tag in _HEADINGS else "text"


def _is_skipped(tag: str, attributes: str) -> bool:
    if tag in _SKIPPED_TAGS:
        return True
    match = _CLASS.search(attributes)
    return match is not None and not _SKIPPED_CLASSES.isdisjoint(match[1].split())


def _plain(html: str) -> str:
    return " ".join(unescape(html).split())

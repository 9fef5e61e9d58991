"""Takes the HTML of a page, gives the words that a reader may look for, without those that every page repeats."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import unescape

# Every template and the sanitiser of texts write small letters for tags and escape `<` and `>` in attributes.
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')
_ARTICLE, _ARTICLE_END = "<article", "</article>"
# The numbered sources end every page that has any.
_SOURCES = '<section class="sources"'
_SKIPPED_TAG = re.compile(r"<(nav|pre|script|style|figcaption|template|svg)(?=[\s>])")
# What stands on many pages in the same words, or is a note beside the text.
_SKIPPED_CLASSES = (
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
    "outdated-notice",
)
_SKIPPED_CLASS = re.compile(rf'class="(?:[^"]*\s)?(?:{"|".join(_SKIPPED_CLASSES)})[\s"]')
_NAME = re.compile("[a-z][a-z0-9]*")
_VOID = ("area", "base", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
_INLINE = "a|abbr|b|bdi|cite|code|data|em|i|mark|q|small|span|strong|sub|sup|time"
_UNSEEN = re.compile(rf"</?(?:{_INLINE}|{'|'.join(_VOID)})(?=[\s/>])[^>]*>|<!--[\s\S]*?-->")
_HEADING = re.compile(r"<h([123])(?=[\s>])[^>]*>([^<]*)")
_PARTING = re.compile(r"<(?:h[123](?=[\s>])[^>]*>[^<]*|[/a-z][^>]*>)")


@dataclass(frozen=True)
class Extract:
    """The words of a page: its heading, its description, the headings within, and its text without them."""

    title: str
    description: str
    headings: tuple[str, ...]
    text: str


def read_page(html: str) -> Extract:
    """Return the words of a page's article; all empty where it has none."""
    article = _UNSEEN.sub("", _leave_out(_cut_article(html)))
    headings = [(level, words) for level, piece in _HEADING.findall(article) if (words := _plain(piece))]
    described = _DESCRIPTION.search(html)
    return Extract(
        title=" ".join(words for level, words in headings if level == "1"),
        description=_plain(described[1]) if described else "",
        headings=tuple(words for level, words in headings if level != "1"),
        text=_plain(_PARTING.sub(" ", article)),
    )


def _cut_article(html: str) -> str:
    start = html.find(_ARTICLE)
    end = html.rfind(_ARTICLE_END)
    if not 0 <= start < end:
        return ""
    sources = html.find(_SOURCES, start, end)
    return html[start : end if sources < 0 else sources]


def _leave_out(article: str) -> str:
    """Return the article without what is skipped."""
    article = _cut_elements(article, [found.start() for found in _SKIPPED_TAG.finditer(article)])
    marked = (_start_of_tag(article, found.start()) for found in _SKIPPED_CLASS.finditer(article))
    return _cut_elements(article, [start for start in marked if start is not None])


def _start_of_tag(article: str, place: int) -> int | None:
    """Return where the tag begins in which a place is, or None where it is in no tag."""
    start = article.rfind("<", 0, place)
    return start if start > article.rfind(">", 0, place) else None


def _cut_elements(article: str, starts: list[int]) -> str:
    """Return the article without the elements that begin at these places."""
    kept, end = [], 0
    for start in starts:
        # One within another goes with it.
        if start >= end:
            kept.append(article[end:start])
            end = _find_end(article, start)
    return "".join((*kept, article[end:]))


def _find_end(article: str, start: int) -> int:
    """Return where the element ends that begins at a place."""
    name = _NAME.match(article, start + 1)
    if name is None or name[0] in _VOID:
        return start
    closing = f"</{name[0]}>"
    end = article.find(closing, start)
    if end < 0:
        return len(article)
    # Hardly any holds another of its name.
    if article.find(f"<{name[0]}", start + 1, end) < 0:
        return end + len(closing)
    depth = 0
    for found in _tags(name[0]).finditer(article, start):
        depth += -1 if found[1] else 1
        if not depth:
            return found.end()
    return len(article)


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}(?=[\s>])[^>]*>")


def _plain(html: str) -> str:
    return " ".join(unescape(html).split())

"""Takes Markdown, gives its HTML with marks for citations and links, and what it links to, cites and shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import markdown
from markdown.extensions.toc import TocExtension, TocTreeprocessor, slugify_unicode
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor

from dossier.prose.blocks import BlockCollector
from dossier.prose.body import REFERENCE_SCHEME
from dossier.prose.citations import PATTERN, split_ids
from dossier.prose.expressions import MARK
from dossier.prose.inline import SparingInlineProcessor
from dossier.prose.pictures import PictureTaker, Written

REFERENCE_KINDS = (
    "page",
    "publication",
    "event",
    "prisoner",
    "release",
    "organisation",
    "way",
    "place",
    "topic",
    "series",
    "person",
)

# Raw HTML: these few elements, with `lang` or `title` only. Everything else comes out as text.
ALLOWED_TAG = r"(</?(?:abbr|bdi|cite|i|kbd|mark|q|small|span|sub|sup)(?: (?:lang|title)=\"[^\"<>&]*\")?>|<br ?/?>)"
# What a link to a page of the dossier looks like: `prisoner:kastusiou#history`.
KIND_AND_TARGET = re.compile(rf"({'|'.join(REFERENCE_KINDS)}):([a-z0-9-]+)(?:#([^\s]+))?\Z")


@dataclass
class Found:
    """What a text links to, shows and cites, and what each of its blocks says, in its order."""

    hrefs: list[str] = field(default_factory=list)
    images: list[Written] = field(default_factory=list)
    citations: list[tuple[str, ...]] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)


class _CitationPattern(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element, int, int]:
        element = ET.Element("sup")
        element.set("data-cite", " ".join(split_ids(m.group(1))))
        return element, m.start(0), m.end(0)


class _AllowedTagPattern(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        return self.md.htmlStash.store(m.group(1)), m.start(0), m.end(0)


class _LinkCollector(Treeprocessor):
    def __init__(self, md: markdown.Markdown, found: Found) -> None:
        super().__init__(md)
        self._found = found

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            if element.tag == "a" and not element.get("class", "").startswith("footnote"):
                self._take_link(element)
            elif element.tag == "sup" and element.get("data-cite"):
                self._found.citations.append(tuple(element.get("data-cite", "").split()))

    def _take_link(self, element: ET.Element) -> None:
        href = element.get("href", "")
        self._found.hrefs.append(href)
        if KIND_AND_TARGET.match(href):
            element.set("href", REFERENCE_SCHEME + href)


# What pages call their own passages; a heading of a text must not take such a name (HTML, 3.2.6: ids are unique).
_PAGE_ANCHORS = (
    "about-text address addresses authors calendars chart-data chart-embed chart-files charts conflicts content "
    "contents corrected counts do feeds figure-list figures figures-of-page gaps grades history how-to-cite lead "
    "letter-rules lists mentioned named new newest-wave phrases print questions reading recording related report "
    "results rules search-safety search-words server services sets share sheets sources-of-page speakers "
    "spellings totals waves ways what"
)
PAGE_ANCHORS = frozenset(_PAGE_ANCHORS.split())
_NUMBERED_ANCHOR = re.compile(r"(?:source|cite|chart|figure|rules|place|letter|status|year)-")


def _make_anchor(title: str, separator: str) -> str:
    anchor: str = slugify_unicode(MARK.sub("", title), separator)
    return f"text-{anchor}" if anchor in PAGE_ANCHORS or _NUMBERED_ANCHOR.match(anchor) else anchor


class _Contents(TocTreeprocessor):
    """Gives headings their anchors; makes a table of contents only where a text asks for one."""

    def run(self, doc: ET.Element) -> None:
        self._is_wanted = any(element.text and self.marker in element.text for element in doc.iter())
        super().run(doc)

    def build_toc_div(self, toc_list: list[Any]) -> ET.Element:
        div: ET.Element = super().build_toc_div(toc_list) if self._is_wanted else ET.Element("div")
        return div

    def replace_marker(self, root: ET.Element, elem: ET.Element) -> None:
        if self._is_wanted:
            super().replace_marker(root, elem)


class _ContentsExtension(TocExtension):
    TreeProcessorClass = _Contents


class _Unescape(UnescapeTreeprocessor):
    """Gives back the characters that stood behind a backslash; `is_needed` says whether one does."""

    is_needed = True

    def run(self, root: ET.Element) -> None:
        if self.is_needed:
            super().run(root)


class Converter:
    """One Markdown instance; making one costs as much as converting a long text."""

    def __init__(self) -> None:
        self.found = Found()
        self.md = markdown.Markdown(
            extensions=[
                "tables",
                "footnotes",
                _ContentsExtension(slugify=_make_anchor, toc_depth="1-4"),
                "def_list",
                "abbr",
                "sane_lists",
            ],
            extension_configs={
                "tables": {"use_align_attribute": True},
                "footnotes": {"BACKLINK_TITLE": "↩ {}", "SUPERSCRIPT_TEXT": "{}"},
            },
        )
        self.md.preprocessors.deregister("html_block")
        self.md.inlinePatterns.deregister("html")
        self.md.inlinePatterns.register(_AllowedTagPattern(ALLOWED_TAG, self.md), "allowed_tag", 91)
        self.md.inlinePatterns.register(_CitationPattern(PATTERN, self.md), "citation", 175)
        # After the footnotes have found their place (50), before the inline patterns.
        self.md.treeprocessors.register(BlockCollector(self.md, self.found.blocks), "blocks", 30)
        self.md.treeprocessors.register(SparingInlineProcessor(self.md), "inline", 20)
        self._unescape = _Unescape(self.md)
        self.md.treeprocessors.register(self._unescape, "unescape", 0)
        # After the inline patterns (20), before the text is taken over by the footnotes' own pass.
        self.md.treeprocessors.register(_LinkCollector(self.md, self.found), "links", 3)
        self.md.treeprocessors.register(PictureTaker(self.md, self.found.images), "pictures", 2)

    def convert(self, text: str) -> tuple[str, Found, list[dict[str, object]]]:
        """Return the HTML, what was found in the text (valid until the next call), and its headings."""
        self.md.reset()
        self._unescape.is_needed = "\\" in text
        self.found.hrefs.clear()
        self.found.images.clear()
        self.found.citations.clear()
        self.found.blocks.clear()
        html = self.md.convert(text)
        return html, self.found, self.md.toc_tokens  # type: ignore[attr-defined]


@cache
def make_converter() -> Converter:
    """Return the one converter of this process."""
    return Converter()

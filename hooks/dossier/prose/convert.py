"""Takes the Markdown of a text, gives its Body, and notes links and markup that may not stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from xml.etree import ElementTree as ET

import markdown
import nh3
from markdown.extensions.toc import slugify_unicode
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from dossier.problems import Location, Problems
from dossier.prose.body import REFERENCE_SCHEME, Body, Citation, Heading, Reference
from dossier.prose.citations import PATTERN, split_ids
from dossier.prose.expressions import MARK, take_expressions
from dossier.prose.pictures import PictureTaker, Written, check_pictures
from dossier.sources.characters import describe, find_unsafe_entities

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
_ALLOWED_TAG = r"(</?(?:abbr|bdi|cite|i|kbd|mark|q|small|span|sub|sup)(?: (?:lang|title)=\"[^\"<>&]*\")?>|<br ?/?>)"
_ID = re.compile(r' id="([^"]*)"')
# Markdown writes `<name@example.org>` in entities, which until the end are marked with control characters.
_HIDDEN_ADDRESS = "\x02amp\x03#"
_KIND_AND_TARGET = re.compile(rf"({'|'.join(REFERENCE_KINDS)}):([a-z0-9-]+)(?:#([^\s]+))?\Z")

# The elements that Markdown makes, and those above.
_ELEMENTS = (
    "a abbr bdi blockquote br cite code dd del div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i kbd li mark ol p "
    "pre q small span strong sub sup table tbody td th thead tr ul"
)
_SANITISER = nh3.Cleaner(
    tags=set(_ELEMENTS.split()),
    attributes={
        "*": {"id", "lang", "title", "class", "align"},
        "a": {"href"},
        "li": {"id"},
        "ol": {"start"},
        "span": {"data-picture"},
        "sup": {"data-cite", "id"},
        "th": {"scope"},
    },
    url_schemes={"https", "mailto", "dossier"},
    link_rel=None,
    strip_comments=True,
)


@dataclass
class _Found:
    hrefs: list[str] = field(default_factory=list)
    images: list[Written] = field(default_factory=list)
    citations: list[tuple[str, ...]] = field(default_factory=list)


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
    def __init__(self, md: markdown.Markdown, found: _Found) -> None:
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
        if _KIND_AND_TARGET.match(href):
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


class _Converter:
    """One Markdown instance; making one costs as much as converting a long text."""

    def __init__(self) -> None:
        self.found = _Found()
        self.md = markdown.Markdown(
            extensions=["tables", "footnotes", "toc", "def_list", "abbr", "sane_lists"],
            extension_configs={
                "toc": {"slugify": _make_anchor, "toc_depth": "1-4"},
                "tables": {"use_align_attribute": True},
                "footnotes": {"BACKLINK_TITLE": "↩ {}", "SUPERSCRIPT_TEXT": "{}"},
            },
        )
        self.md.preprocessors.deregister("html_block")
        self.md.inlinePatterns.deregister("html")
        self.md.inlinePatterns.register(_AllowedTagPattern(_ALLOWED_TAG, self.md), "allowed_tag", 91)
        self.md.inlinePatterns.register(_CitationPattern(PATTERN, self.md), "citation", 175)
        # After the inline patterns (20), before the text is taken over by the footnotes' own pass.
        self.md.treeprocessors.register(_LinkCollector(self.md, self.found), "links", 3)
        self.md.treeprocessors.register(PictureTaker(self.md, self.found.images), "pictures", 2)

    def convert(self, text: str) -> tuple[str, _Found, list[dict[str, object]]]:
        self.md.reset()
        self.found.hrefs.clear()
        self.found.images.clear()
        self.found.citations.clear()
        html = self.md.convert(text)
        return html, self.found, self.md.toc_tokens  # type: ignore[attr-defined]


@cache
def _converter() -> _Converter:
    return _Converter()


def convert_text(text: str, file: str, first_line: int, problems: Problems) -> Body:
    """Return the Body of a Markdown text that begins in line `first_line` of `file`.

    Notes links of a form that is not allowed, pictures that lack something, and headings of the page's own level.
    """
    lines = _Lines(text, file, first_line)
    text, figures = take_expressions(text, file, first_line, problems)
    html, found, tokens = _converter().convert(text)
    references = tuple(
        reference for href in found.hrefs if (reference := _read_reference(href, lines, problems)) is not None
    )
    pictures = check_pictures(found.images, lines.locate, problems)
    _check_headings(lines, problems)
    _check_entities(lines, problems)
    safe = _SANITISER.clean(html)
    return Body(
        html=_dress(safe),
        headings=tuple(_flatten(tokens)),
        references=references,
        citations=tuple(Citation(ids, lines.locate(f"@{ids[0]}").line) for ids in found.citations),
        anchors=frozenset(_ID.findall(safe)),
        first_line=first_line,
        figures=figures,
        pictures=pictures,
        words=len(re.findall(r"\w+(?:[’'-]\w+)*", re.sub(r"\[@[^\]]*\]|\]\([^)]*\)", " ", text))),
    )


class _Lines:
    """Finds where in the source a link or citation stands."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.lines = text.split("\n")
        self.file, self.first = file, first_line
        self._used: dict[str, int] = {}

    def locate(self, needle: str) -> Location:
        """Return the next place of `needle` that was not returned before."""
        skip = self._used.get(needle, 0)
        self._used[needle] = skip + 1
        seen = 0
        # Not inside a longer id: `release:2024-09-16` stands in `release:2024-09-16-pardon` too.
        pattern = re.compile(re.escape(needle) + r"(?![\w#-])")
        for number, line in enumerate(self.lines):
            for match in pattern.finditer(line):
                if seen == skip:
                    return Location(self.file, number + self.first, match.start() + 1, len(needle), line)
                seen += 1
        return Location(self.file, self.first)


def _read_reference(href: str, lines: _Lines, problems: Problems) -> Reference | None:
    match = _KIND_AND_TARGET.match(href)
    if match:
        kind, target, anchor = match.groups()
        return Reference(kind, target, anchor or "", lines.locate(href).line)
    if href.startswith(("https://", "mailto:", _HIDDEN_ADDRESS)):
        return None
    location = lines.locate(href)
    if href.startswith("#"):
        return Reference("", "", href[1:], location.line)
    scheme = href.split(":", 1)[0].strip().lower() if ":" in href else ""
    if scheme in REFERENCE_KINDS or not scheme or scheme.isspace():
        problems.add("broken-link", location, f"`{href[:80]}` leads nowhere")
    else:
        problems.add("unsafe-link", location, f"a link may not begin with `{scheme[:20]}:`")
    return None


def _check_headings(lines: _Lines, problems: Problems) -> None:
    fenced = False
    for number, line in enumerate(lines.lines):
        if line.startswith(("```", "~~~")):
            fenced = not fenced
        above = lines.lines[number - 1] if number else ""
        underlined = re.match(r"=+\s*\Z", line) and above.strip()
        if not fenced and (underlined or re.match(r"(?:\s*(?:>|[-*+]\s|\d+\.\s))*\s{0,3}#(?!#)\s*\S", line)):
            title, at = (above, number - 1) if underlined else (line, number)
            location = Location(lines.file, at + lines.first, 1, 1, title)
            problems.add("heading-of-page", location, "a heading of the first level stands in the text")


def _check_entities(lines: _Lines, problems: Problems) -> None:
    for number, line in enumerate(lines.lines):
        for column, character in find_unsafe_entities(line):
            location = Location(lines.file, number + lines.first, column + 1, 1, line)
            message = f"an invisible character stands here as a code: {describe(character)}"
            problems.add("unsafe-character", location, message)


def _flatten(tokens: list[dict[str, object]]) -> list[Heading]:
    found: list[Heading] = []
    for token in tokens:
        found.append(Heading(int(str(token["level"])), str(token["id"]), str(token["name"])))
        children = token["children"]
        assert isinstance(children, list)
        found += _flatten(children)
    return found


def _dress(html: str) -> str:
    """Give tables a frame that scrolls by keyboard, and outside links their rel."""
    html = html.replace("<table>", '<div class="table-frame" tabindex="0" role="group"><table>')
    html = html.replace("</table>", "</table></div>")
    return re.sub(r'<a href="(https:[^"]*)"', r'<a href="\1" rel="noopener noreferrer external"', html)

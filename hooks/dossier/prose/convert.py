"""Takes the Markdown of a text, gives its Body, and notes links and markup that may not stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import nh3

from dossier.problems import Location, Problems
from dossier.prose.blocks import end_blocks
from dossier.prose.body import Body, Citation, Heading, Reference
from dossier.prose.converter import KIND_AND_TARGET, REFERENCE_KINDS, make_converter
from dossier.prose.expressions import take_expressions, without_expressions
from dossier.prose.pictures import check_pictures
from dossier.prose.raw_html import find_raw_html
from dossier.sources.characters import describe, find_unsafe_entities

__all__ = ["REFERENCE_KINDS", "convert_text"]

_ID = re.compile(r' id="([^"]*)"')
# Markdown writes `<name@example.org>` in entities, which until the end are marked with control characters.
_HIDDEN_ADDRESS = "\x02amp\x03#"
_NO_WORDS = re.compile(r"\[@[^\]]*\]|\]\([^)]*\)")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_OUTSIDE = re.compile(r'<a href="(https:[^"]*)"')
# What makes a found id the beginning of a longer one.
_GOES_ON = re.compile(r"[\w#-]")
_UNDERLINE = re.compile(r"=+\s*\Z")
_FIRST_LEVEL = re.compile(r"(?:\s*(?:>|[-*+]\s|\d+\.\s))*\s{0,3}#(?!#)\s*\S")
_LONGEST_SHOWN = 200
_LONE_HASH = re.compile(r"#(?!#)(?<!##)")

# The elements that Markdown makes, and the few of raw HTML.
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


def convert_text(text: str, file: str, first_line: int, problems: Problems) -> Body:
    """Return the Body of a Markdown text that begins in line `first_line` of `file`.

    Notes links of a form that is not allowed, pictures that lack something, and headings of the page's own level.
    """
    lines = _Lines(text, file, first_line)
    text, figures = take_expressions(text, file, first_line, problems)
    html, found, tokens = make_converter().convert(text)
    references = tuple(
        reference for href in found.hrefs if (reference := _read_reference(href, lines, problems)) is not None
    )
    pictures = check_pictures(found.images, lines.locate, problems)
    _check_headings(lines, problems)
    _check_entities(lines, problems)
    _check_tags(lines, problems)
    safe = _SANITISER.clean(html)
    dressed, blocks = end_blocks(_dress(safe), found.blocks, text, figures)
    return Body(
        html=dressed,
        blocks=blocks,
        headings=tuple(_flatten(tokens)),
        references=references,
        citations=tuple(Citation(ids, lines.locate(f"@{ids[0]}").line) for ids in found.citations),
        anchors=frozenset(_ID.findall(safe)),
        first_line=first_line,
        figures=figures,
        pictures=pictures,
        words=len(_WORD.findall(_NO_WORDS.sub(" ", text))),
    )


class _Lines:
    """Finds where in the source a link or citation stands."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.text, self.file, self.first = text, file, first_line
        self._next: dict[str, int] = {}

    def locate(self, needle: str) -> Location:
        """Return the next place of `needle` that was not returned before."""
        at = self._find(needle, self._next.get(needle, 0))
        if at < 0:
            return Location(self.file, self.first)
        self._next[needle] = at + max(1, len(needle))
        start, end = self.text.rfind("\n", 0, at) + 1, self.text.find("\n", at)
        line = self.text[start : end if end >= 0 else None]
        return Location(self.file, self.first + self.text.count("\n", 0, at), at - start + 1, len(needle), line)

    def _find(self, needle: str, start: int) -> int:
        """Return where `needle` stands next from `start` on, within a line; -1 where it does not."""
        at = self.text.find(needle, start) if "\n" not in needle else -1
        # Not inside a longer id: `release:2024-09-16` stands in `release:2024-09-16-pardon` too.
        while at >= 0 and _GOES_ON.match(self.text, at + len(needle)):
            at = self.text.find(needle, at + 1)
        return at

    def numbered(self) -> Iterator[tuple[int, str]]:
        """Yield each line with its number in the file."""
        return enumerate(self.text.split("\n"), start=self.first)


def _read_reference(href: str, lines: _Lines, problems: Problems) -> Reference | None:
    match = KIND_AND_TARGET.match(href)
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
        # What a browser shows without its scheme is often copied with the old one.
        safe = f"https{href.strip()[4:]}"
        fix = f"did you mean `{safe}`?" if scheme == "http" and len(safe) <= _LONGEST_SHOWN else ""
        problems.add("unsafe-link", location, f"a link may not begin with `{scheme[:20]}:`", fix)
    return None


def _check_headings(lines: _Lines, problems: Problems) -> None:
    # Most texts have neither of the two signs.
    if not _LONE_HASH.search(lines.text) and "\n=" not in lines.text:
        return
    fenced = False
    above = ""
    for number, line in lines.numbered():
        if line.startswith(("```", "~~~")):
            fenced = not fenced
        underlined = _UNDERLINE.match(line) and above.strip()
        if not fenced and (underlined or _FIRST_LEVEL.match(line)):
            title, at = (above, number - 1) if underlined else (line, number)
            location = Location(lines.file, at, 1, 1, title)
            problems.add("heading-of-page", location, "a heading of the first level stands in the text")
        above = line


def _check_entities(lines: _Lines, problems: Problems) -> None:
    for number, line in lines.numbered() if "&" in lines.text else ():
        for column, character in find_unsafe_entities(line):
            location = Location(lines.file, number, column + 1, 1, line)
            message = f"an invisible character stands here as a code: {describe(character)}"
            problems.add("unsafe-character", location, message)


def _check_tags(lines: _Lines, problems: Problems) -> None:
    if "<" not in lines.text:
        return
    written = lines.text.split("\n")
    for tag in find_raw_html(map(without_expressions, written)):
        location = Location(lines.file, lines.first + tag.line, tag.column + 1, len(tag.written), written[tag.line])
        problems.add("raw-html", location, f"readers would see `{tag.written[:40]}` as it is written", tag.fix)


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
    return _OUTSIDE.sub(r'<a href="\1" rel="noopener noreferrer external"', html)

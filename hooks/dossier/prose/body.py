"""What a converted text is: HTML with open ends for links and citations, and where each of them stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dossier.prose.blocks import Block
from dossier.prose.expressions import MARK, FigureCall
from dossier.prose.pictures import PictureCall, ShowPicture, fill_pictures, say_description


@dataclass(frozen=True)
class Heading:
    """A heading of a text, with the anchor that leads to it."""

    level: int
    anchor: str
    title: str


@dataclass(frozen=True)
class Reference:
    """A link to a record or page of the dossier, as written: `prisoner:kastusiou#history`."""

    kind: str
    target: str
    anchor: str
    line: int


@dataclass(frozen=True)
class Citation:
    """A citation of one or more sources."""

    sources: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Body:
    """A converted text. Links and citations are resolved when the page that shows it is known."""

    html: str
    headings: tuple[Heading, ...]
    references: tuple[Reference, ...]
    citations: tuple[Citation, ...]
    anchors: frozenset[str]
    first_line: int
    words: int
    figures: tuple[FigureCall, ...] = ()
    pictures: tuple[PictureCall, ...] = ()
    blocks: tuple[Block, ...] = ()

    def begin_of(self, block: int) -> int:
        """Return where a block begins in the HTML; blocks count from 0, and one after the last begins at its end."""
        return self.blocks[block - 1].end if block else 0

    def resolve(
        self,
        address: Callable[[str, str, str], str | None],
        cite: Callable[[tuple[str, ...]], str],
        figure: Callable[[FigureCall], Shown],
        picture: ShowPicture = say_description,
    ) -> str:
        """Return the HTML with references, citations, figures and pictures filled in.

        A reference is replaced by `address(kind, target, anchor)`; without an address it loses its link and keeps its
        words. A figure inside a tag, such as a link's title, is shown in words only. A picture is told by its
        description, unless `picture` shows it.
        """

        def link(match: re.Match[str]) -> str:
            kind, _, rest = match["target"].partition(":")
            target, _, anchor = rest.partition("#")
            found = address(kind, target, anchor)
            return f'<a href="{found}">{match["words"]}</a>' if found else match["words"]

        def note(match: re.Match[str]) -> str:
            return cite(tuple(match["ids"].split()))

        filled = fill_figures(_REFERENCE.sub(link, self.html), self.figures, figure)
        return _CITATION.sub(note, fill_pictures(filled, picture))


@dataclass(frozen=True)
class Shown:
    """A figure as a page shows it: as HTML, and in plain words; both are escaped."""

    html: str
    plain: str


def fill_figures(html: str, calls: tuple[FigureCall, ...], show: Callable[[FigureCall], Shown]) -> str:
    """Return escaped HTML with each mark replaced by the figure it stands for."""
    if not calls:
        return html

    def fill(match: re.Match[str]) -> str:
        if match["number"]:
            return show(calls[int(match["number"])]).html
        return MARK.sub(lambda mark: show(calls[int(mark[1])]).plain, match[0])

    return _MARKED.sub(fill, html)


_MARKED = re.compile(rf"<[^>]*>|{MARK.pattern.replace('([0-9]+)', '(?P<number>[0-9]+)')}")
REFERENCE_SCHEME = "dossier:"
_REFERENCE = re.compile(r'<a href="dossier:(?P<target>[^"]*)"[^>]*>(?P<words>.*?)</a>', re.DOTALL)
# The space before a note is dropped, so that the note stays with its word at the end of a line.
_CITATION = re.compile(r'\s*<sup data-cite="(?P<ids>[a-z0-9 -]*)"></sup>')

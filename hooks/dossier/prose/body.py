"""What a converted text is: HTML with open ends for links and citations, and where each of them stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


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

    def resolve(self, address: Callable[[str, str, str], str | None], cite: Callable[[tuple[str, ...]], str]) -> str:
        """Return the HTML with each reference replaced by `address(kind, target, anchor)` and each citation by `cite`.

        A reference without an address loses its link and keeps its words.
        """

        def link(match: re.Match[str]) -> str:
            kind, _, rest = match["target"].partition(":")
            target, _, anchor = rest.partition("#")
            found = address(kind, target, anchor)
            return f'<a href="{found}">{match["words"]}</a>' if found else match["words"]

        def note(match: re.Match[str]) -> str:
            return cite(tuple(match["ids"].split()))

        return _CITATION.sub(note, _REFERENCE.sub(link, self.html))


REFERENCE_SCHEME = "dossier:"
_REFERENCE = re.compile(r'<a href="dossier:(?P<target>[^"]*)"[^>]*>(?P<words>.*?)</a>', re.DOTALL)
# The space before a note is dropped, so that the note stays with its word at the end of a line.
_CITATION = re.compile(r'\s*<sup data-cite="(?P<ids>[a-z0-9 -]*)"></sup>')

"""Tells which characters may not stand in any text, and finds them where they are written as themselves or as codes."""

from __future__ import annotations

import html
import re
import sys
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

# Unicode Technical Report 36, 3.3: characters that change the direction of what follows can make a text read as
# something else than it says. They have no use in the dossier's four scripts.
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
# Line ends that YAML counts and editors do not show as such.
_LINE_ENDS = "\u2028\u2029"
# Characters for private use look different in every font, and the engine marks figures with two of them.
_PRIVATE = "\ue000-\uf8ff"
# Nobody sees them, but no search finds an id, a name or a word in which one stands; web pages and Word leave them.
_NO_WIDTH = "\u200b\u2060\ufeff"
# Stands in the place of a letter that was lost when a text was read in the wrong coding.
LOST = "\ufffd"
_UNSAFE = re.compile(
    rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{''.join(sorted(_DIRECTION))}{_LINE_ENDS}{_NO_WIDTH}{LOST}{_PRIVATE}]"
)
# UTF-8 that was read as Windows-1252 and saved again: `ü` has become `Ã¼`.
_MISREAD = re.compile(r"(?:[\u00c2-\u00c5\u00d0\u00d1][\u0080-\u00bf\u0152-\u203a\u20ac\u2122]|\u00e2\u20ac.)+")
# What such letters may have been: those of the dossier's languages, and the signs of print.
_MEANT = re.compile(r"[ \u00a0«»ÄÖÜäöüßéèĄąĆćĘęŁłŃńÓóŚśŹźŻżЀ-џ\u2013-\u2026]+\Z")
_ENTITY = re.compile(r"&(?:#[0-9]{1,20}|#[xX][0-9a-fA-F]{1,20}|[A-Za-z][A-Za-z0-9]{1,31});")


def is_safe(text: str) -> bool:
    """Tell whether no unsafe character stands in a text."""
    return _UNSAFE.search(text) is None


def find_unsafe(line: str) -> Iterator[tuple[int, str]]:
    """Yield index and character of each unsafe character in a line."""
    for match in _UNSAFE.finditer(line):
        yield match.start(), match[0]


class Misread(NamedTuple):
    """Letters that were read in the wrong coding, where in their line they stand, and what was meant."""

    column: int
    letters: str
    meant: str


def find_misread(line: str) -> Misread | None:
    """Return the first passage of a line that was read in the wrong coding."""
    for match in _MISREAD.finditer(line):
        try:
            meant = match[0].encode("cp1252").decode()
        except UnicodeError:
            continue
        if _MEANT.match(meant):
            return Misread(match.start(), match[0], meant)
    return None


def find_unsafe_entities(line: str) -> Iterator[tuple[int, str]]:
    """Yield index and character of each HTML entity in a line that stands for an unsafe character."""
    for match in _ENTITY.finditer(line):
        character = _character_of(match[0])
        if _UNSAFE.match(character):
            yield match.start(), character


def _character_of(entity: str) -> str:
    """Return what an entity stands for; HTML's rules for control characters do not hold for Markdown, so read those."""
    if not entity.startswith("&#"):
        return html.unescape(entity)
    number = int(entity[3:-1], 16) if entity[2] in "xX" else int(entity[2:-1])
    return chr(number) if number < sys.maxunicode else ""


def describe(character: str) -> str:
    """Return what a character is called: `right-to-left override (U+202E)`."""
    return f"{unicodedata.name(character, 'a control character').lower()} (U+{ord(character):04X})"

"""Takes a text, gives the lines in which a digit stands that is no part of a note, an address, code or a year."""

from __future__ import annotations

import re

from dossier.prose.expressions import without_expressions

_DIGIT = re.compile(r"\d")
_NO_NUMBER = re.compile(r"\[[@^][^\]]*\]|\]\([^)]*\)|`[^`]*`|https?://\S+|\b(?:18|19|20)\d{2}(?:-\d{2}){0,2}\b")


def numbered_lines(text: str, first_line: int) -> tuple[tuple[int, str], ...]:
    """Return the lines that may hold a typed number, each with its number in the file."""
    return tuple(
        (number, line)
        for number, line in enumerate(text.split("\n"), start=first_line)
        if _DIGIT.search(line) and _DIGIT.search(without_other_digits(line))
    )


def without_other_digits(line: str) -> str:
    """Return a line with its expressions, notes, addresses, code and years blanked, its columns unchanged."""
    return _NO_NUMBER.sub(_blank, without_expressions(line))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])

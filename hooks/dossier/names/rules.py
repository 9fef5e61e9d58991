"""Takes a table of replacements that look at the neighbouring letters, gives the rule that spells a name by it."""

from __future__ import annotations

import re
from collections.abc import Callable

Spell = Callable[[str], str]

# For lookbehinds: a letter after which е, ё, ю, я only soften; elsewhere they begin a syllable.
CONSONANTS = "[бвгґджзйклмнпрстфхцчшщ]"
VOWELS = "[аеёиіоуыэюя]"

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)*")


def make_rule(contexts: str, letters: str) -> Spell:
    """Return the function that spells Cyrillic words by a table.

    `contexts` holds pairs "pattern replacement", one a line, of which the first that matches is taken; `-` is an empty
    replacement. A pattern sees its neighbours as they stand in the Cyrillic word. `letters` holds pairs of a letter and
    its replacement for all else. Characters in neither stay. A capital first letter stays one.
    """
    lines = [line.split() for line in contexts.split("\n") if line.strip()]
    found = re.compile("|".join(f"({pattern})" for pattern, _ in lines) or "(?!)")
    replacements = [_read(replacement) for _, replacement in lines]
    pairs = letters.split()
    table = str.maketrans({letter: _read(to) for letter, to in zip(pairs[::2], pairs[1::2], strict=True)})

    def spell_word(match: re.Match[str]) -> str:
        word = match[0].lower()
        spelled, end = "", 0
        for part in found.finditer(word):
            spelled += word[end : part.start()].translate(table) + replacements[(part.lastindex or 1) - 1]
            end = part.end()
        spelled += word[end:].translate(table)
        return spelled[:1].upper() + spelled[1:] if match[0][0].isupper() else spelled

    return lambda text: _WORD.sub(spell_word, text)


def _read(replacement: str) -> str:
    return "" if replacement == "-" else replacement

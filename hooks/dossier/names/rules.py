"""Takes a table of replacements that look at the neighbouring letters, gives the rule that spells a name by it."""

from __future__ import annotations

import re
from collections.abc import Callable

Spell = Callable[[str], str]

# For lookbehinds: a letter after which е, ё, ю, я only soften; elsewhere they begin a syllable.
CONSONANTS = "[бвгґджзйклмнпрстфхцчшщ]"
VOWELS = "[аеёиіоуыэюя]"


def make_rule(contexts: str, letters: str) -> Spell:
    """Return the function that spells Cyrillic words by a table.

    `contexts` holds pairs "pattern replacement", one a line, of which the first that matches is taken; `-` is an empty
    replacement. A pattern sees its neighbours as they stand in the Cyrillic word. `letters` holds pairs of a letter and
    its replacement for all else. Characters in neither stay. A capital first letter stays one.
    """
    lines = [line.split() for line in contexts.split("\n") if line.strip()]
    pairs = [*lines, *_pair(letters.split())]
    replacements = ["" if replacement == "-" else replacement for _, replacement in pairs]
    found = re.compile("|".join(f"({pattern})" for pattern, _ in pairs))

    def spell_word(match: re.Match[str]) -> str:
        word = match[0]
        spelled = found.sub(lambda part: replacements[(part.lastindex or 1) - 1], word.lower())
        return spelled[:1].upper() + spelled[1:] if word[0].isupper() else spelled

    return lambda text: re.sub(r"[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)*", spell_word, text)


def _pair(words: list[str]) -> list[list[str]]:
    return [[re.escape(letter), replacement] for letter, replacement in zip(words[::2], words[1::2], strict=True)]

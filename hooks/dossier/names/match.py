"""Takes what a reader typed and the index of names, gives the ids of the people meant, the best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from dossier.names.endings import languages_of_script, trim_ending
from dossier.names.fold import fold, is_cyrillic

LEAST: Final = 2
LEAST_FOR_EDIT: Final = 4
EXACT, PREFIX, ENDING, EDIT, BOTH = 5, 4, 3, 2, 1


@dataclass(frozen=True)
class Entry:
    """A person as the index knows them: the name is for readers, the tokens are folded words."""

    identifier: str
    name: str
    tokens: tuple[str, ...]


def find(query: str, index: Iterable[Entry]) -> list[str]:
    """Return the ids of the entries that a query finds, the best first.

    The browser runs this algorithm; the tests run it here. The tokens of an entry are the folded words under which the
    person may be looked for (`dossier.names.forms`), its name is what readers see.

    1. Fold the query (`dossier.names.fold`) and cut it at the spaces. Fewer than `LEAST` letters in all: no answer.
    2. Each word of the query is worth, against one token (`worth_of_match`):
       - `EXACT` (5): they are the same;
       - `PREFIX` (4): the token begins with the word;
       - `ENDING` (3): in a language of the word's script (`languages_of_script`; both must be of one script) the two
         are the same after `trim_ending`;
       - `EDIT` (2): the word has four letters or more, and one letter more, less or other, or two neighbours changed
         over, make it the token (the first letter too);
       - `BOTH` (1): in a language of the script, the two trimmed words have four letters or more and are one edit
         apart;
       - 0 otherwise.
       The highest of these counts. Against a person, a word is worth the most that it is worth against a token.
    3. A person is found if every word of the query is worth something. The person's rank is the sum of the worths.
    4. Highest sum first; equal sums by the folded name, then by the id.
    """
    words = fold(query).split()
    if sum(map(len, words)) < LEAST:
        return []
    ranked = [
        (-sum(worths), fold(entry.name), entry.identifier) for entry in index if all(worths := _weigh(words, entry))
    ]
    return [identifier for _, _, identifier in sorted(ranked)]


def worth_of_match(word: str, token: str) -> int:
    """Return what a folded word of a query is worth against one token of a person."""
    if word == token:
        return EXACT
    if token.startswith(word):
        return PREFIX
    pairs = _trim_both(word, token) if is_cyrillic(word) == is_cyrillic(token) else []
    if any(trimmed == other for trimmed, other in pairs):
        return ENDING
    if len(word) >= LEAST_FOR_EDIT and is_one_edit(word, token):
        return EDIT
    if any(min(len(trimmed), len(other)) >= LEAST_FOR_EDIT and is_one_edit(trimmed, other) for trimmed, other in pairs):
        return BOTH
    return 0


def is_one_edit(word: str, other: str) -> bool:
    """Return whether one letter more, less or other, or two neighbours changed over, make one word of the other."""
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    word, other = word[start:], other[start:]
    while word and other and word[-1] == other[-1]:
        word, other = word[:-1], other[:-1]
    if max(len(word), len(other)) <= 1:
        return True
    return len(word) == len(other) == 2 and word == other[::-1]


def _weigh(words: Sequence[str], entry: Entry) -> list[int]:
    return [max((worth_of_match(word, token) for token in entry.tokens), default=0) for word in words]


def _trim_both(word: str, token: str) -> list[tuple[str, str]]:
    return list(zip(_trim_by_language(word), _trim_by_language(token), strict=True))


@lru_cache(maxsize=1 << 14)
def _trim_by_language(word: str) -> tuple[str, ...]:
    return tuple(trim_ending(word, language) for language in languages_of_script(word))

"""Takes the documents of a language, gives the words to which a misspelt word of a query may be corrected."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from dossier.names.fold import fold
from dossier.search.document import Document

# Shorter words have too many neighbours to be corrected.
_LEAST = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_REMEMBERED = 1 << 16


def list_pairs(document: Document) -> str:
    """Return the words of title, label, description and headings, each as it is written, `=`, and as it is folded.

    Between two pairs is a space; words that are too short or fold to several are left out.
    """
    words = (word for text in _telling(document) for word in _WORD.findall(text))
    return " ".join(filter(None, map(_pair, words)))


def list_words(pairs: Iterable[str]) -> list[str]:
    """Return the words of the pairs of all documents, in small letters.

    The most frequent come first, equals in the order of the alphabet; of words that fold to one, the most frequent.
    """
    counted = Counter(" ".join(pairs).split())
    split = ((-number, pair.partition("=")) for pair, number in counted.items())
    written: dict[str, str] = {}
    ranks: Counter[str] = Counter()
    for number, (word, _, folded) in sorted(split):
        written.setdefault(folded, word.lower())
        ranks[folded] += number
    return [written[folded] for _, folded in sorted((rank, folded) for folded, rank in ranks.items())]


def _telling(document: Document) -> Iterable[str]:
    return document.title, document.label, document.description, *document.headings


@lru_cache(maxsize=_REMEMBERED)
def _pair(word: str) -> str:
    folded = fold(word)
    return f"{word}={folded}" if len(folded) >= _LEAST and " " not in folded else ""

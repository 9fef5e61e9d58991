"""Takes the documents of a language, gives the words to which a misspelt word of a query may be corrected."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from dossier.names.fold import fold
from dossier.search.document import Document

# Shorter words have too many neighbours to be corrected.
_LEAST = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")


def list_words(documents: Iterable[Document]) -> list[str]:
    """Return the words of titles, labels, descriptions and headings as they are written, in small letters.

    The most frequent come first, equals in the order of the alphabet; of words that fold to one, the most frequent.
    """
    counted = Counter(word for document in documents for text in _telling(document) for word in _WORD.findall(text))
    written: dict[str, str] = {}
    ranks: Counter[str] = Counter()
    for word, number in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])):
        folded = fold(word)
        if len(folded) >= _LEAST and " " not in folded:
            written.setdefault(folded, word.lower())
            ranks[folded] += number
    return [written[folded] for folded, _ in sorted(ranks.items(), key=lambda pair: (-pair[1], pair[0]))]


def _telling(document: Document) -> Iterable[str]:
    return document.title, document.label, document.description, *document.headings

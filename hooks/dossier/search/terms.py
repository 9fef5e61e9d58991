"""Takes a text and a language, gives the words under which search keeps it; a browser makes a query's words so too."""

from __future__ import annotations

from functools import cache

from dossier.names.endings import ENDINGS, trim_ending
from dossier.names.fold import fold

# Languages whose inflection Pagefind knows (its Snowball stemmers); for the others words are trimmed here.
STEMMED_BY_PAGEFIND = frozenset({"en", "de"})

# What begins such a word; no language has a word like it.
_FACET = "qz0"


def terms_of(text: str, language: str) -> str:
    """Return the folded words of a text, without their endings where Pagefind has no stemmer for the language."""
    return " ".join(filter(None, (_term_of(word, language) for word in text.split())))


def term_of_facet(name: str, value: str) -> str:
    """Return the word that stands for a facet, such as `kind` and `publication`, and that no reader types."""
    return f"{_FACET}{name}0{value.replace('-', '0')}"


def trims(language: str) -> bool:
    """Tell whether words of this language are kept without their endings."""
    return language not in STEMMED_BY_PAGEFIND and language in ENDINGS


@cache
def _term_of(written: str, language: str) -> str:
    """Return what is left of a word as it stands between two spaces; it may be nothing, or several words."""
    words = fold(written).split()
    return " ".join(trim_ending(word, language) for word in words) if trims(language) else " ".join(words)

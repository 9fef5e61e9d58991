"""Takes a text and a language, gives the words under which search keeps it; a browser makes a query's words so too."""

from __future__ import annotations

from functools import cache

from dossier.names.endings import ENDINGS, trim_ending
from dossier.names.fold import fold

# Languages whose inflection Pagefind knows (its Snowball stemmers); for the others words are trimmed here.
STEMMED_BY_PAGEFIND = frozenset({"en", "de"})

# What begins such a word; no language has a word like it.
_FACET = "qz0"
# So many words of a language are remembered: more than a large site has, and some megabytes at most.
_REMEMBERED = 1 << 17


def terms_of(text: str, language: str) -> str:
    """Return the folded words of a text, without their endings where Pagefind has no stemmer for the language."""
    terms = _terms(language)
    if len(terms) > _REMEMBERED:
        terms.clear()
    return " ".join(filter(None, map(terms.__getitem__, text.split())))


def term_of_facet(name: str, value: str) -> str:
    """Return the word that stands for a facet, such as `kind` and `publication`, and that no reader types."""
    return f"{_FACET}{name}0{value.replace('-', '0')}"


def trims(language: str) -> bool:
    """Tell whether words of this language are kept without their endings."""
    return language not in STEMMED_BY_PAGEFIND and language in ENDINGS


class _Terms(dict[str, str]):
    """What is left of each word as it stands between two spaces; it may be nothing, or several words."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, written: str) -> str:
        folded = fold(written)
        if trims(self._language):
            folded = " ".join(trim_ending(word, self._language) for word in folded.split())
        self[written] = folded
        return folded


@cache
def _terms(language: str) -> _Terms:
    return _Terms(language)

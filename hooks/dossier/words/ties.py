"""Takes the HTML of a page, gives it with spaces at which no line ends: after a one-letter word, within a date."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

_SPACE = "\u00a0"
# Conjunctions and prepositions of one letter: no line of a Belarusian or Polish book ends with one.
_SHORT_WORDS = {"be": "аізоуўАІЗОУЎ", "pl": "aiozuwAIOZUW"}
_IN_NO_TAG = "(?![^<>]*>)"
# What is copied into programs and onto envelopes keeps its plain spaces.
_VERBATIM = re.compile(r"(<(pre|code|address)\b.*?</\2>)", re.DOTALL)


def tie(html: str, language: str, locales: tuple[str, ...]) -> str:
    """Return HTML in a language, which may quote texts and dates of the other locales."""
    parts = _VERBATIM.split(html)
    # Beside each verbatim part, the expression gives the name of its element.
    prose = (_tie_prose(part, language, locales) for part in parts[::3])
    return "".join(text for pair in zip(prose, [*parts[1::3], ""], strict=True) for text in pair)


def _tie_prose(html: str, language: str, locales: tuple[str, ...]) -> str:
    html = _facts(locales).sub(_SPACE, html)
    letters = _SHORT_WORDS.get(language)
    return _short_words(letters).sub(_tie_words, html) if letters else html


def _tie_words(found: re.Match[str]) -> str:
    return found[0][0] + found[0][1:].replace(" ", _SPACE)


@cache
def _short_words(letters: str) -> re.Pattern[str]:
    return re.compile(rf"[ \n\u00a0>(«„](?:[{letters}] )+(?=\S){_IN_NO_TAG}")


@cache
def _facts(locales: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the space within a day, a year and a number with its sign, and before a dot between facts."""
    names = {name for locale in locales for name in Locale.parse(locale).months["format"]["wide"].values()}
    month = rf"(?:{'|'.join(sorted(map(re.escape, names)))})\b"
    tied = rf"(?<=[0-9] )(?={month}|[гr]\.)|(?<=[0-9]\. )(?={month})|(?<=№ )(?=[0-9])|(?=· )"
    # It begins with the space, which a search finds fast.
    return re.compile(f" (?:{tied}){_IN_NO_TAG}")

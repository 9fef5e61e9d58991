"""Takes a text in any script, gives the plain form in which search compares words: without case, marks, variants."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final, TypedDict


class Folding(TypedDict):
    """The table of the folding, made of strings only, so that a JSON file can carry it."""

    dropped: str
    letters: Mapping[str, str]
    lookalikes: Mapping[str, str]


FOLDING: Final[Folding] = {
    # Apostrophes, the accents that keyboards offer in their place, primes for the soft sign, soft hyphen, joiners.
    "dropped": (
        "'\u2018\u2019\u201b`\u00b4\u02b9\u02ba\u02bb\u02bc\u02bd\u02ee\u02c8\u02ca\u02cb\u2032\u2033"
        "\u00ad\u200b\u200c\u200d\u2060\ufeff"
    ),
    "letters": {
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ø": "o",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ґ": "г",
        "і": "и",
        "є": "е",
        "э": "е",
        "ь": "",
        "ъ": "",
    },
    "lookalikes": {"a": "а", "c": "с", "e": "е", "i": "и", "o": "о", "p": "р", "x": "х", "y": "у"},
}

_DROPPED = str.maketrans("", "", FOLDING["dropped"])
_LOOKALIKES = str.maketrans(dict(FOLDING["lookalikes"]))
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def fold(text: str) -> str:
    r"""Return the folded words of a text, joined by single spaces; folding twice changes nothing.

    A browser does the same with `String.normalize("NFKD")`, `toLowerCase()`, `/\p{M}/gu` and the table `FOLDING`, in
    this order:

    1. take out the apostrophes (`FOLDING["dropped"]`): `аб'ект` and `аб’ект`, `O'Neill` and `ONeill` are one word;
    2. decompose (NFKD), make small letters, decompose again, take out every mark (`\p{M}`), again the apostrophes: `ў`
       is now `у`, `й` is `и`, `ё` is `е`, `ї` is `і`, `ź` is `z`, and a letter typed as two code points is one;
    3. replace each letter that `FOLDING["letters"]` names, some by nothing;
    4. cut into words at everything that is neither letter nor digit (`[^\p{L}\p{N}]+`);
    5. in a word with a Cyrillic letter (`[\u0400-\u04ff]`), replace the Latin letters that look Cyrillic
       (`FOLDING["lookalikes"]`);
    6. join the words with one space.

    Why Cyrillic loses so much: the soft sign is where the two Belarusian orthographies differ most (`Сьвятлана` and
    `Святлана`), `й`, `ў` and `ё` are letters with marks for every browser, and `і`, `и` (as `э`, `е`) are one sound
    that Belarusian, Russian and Ukrainian write with different letters, on keyboards that often have only one of them.
    """
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.translate(_DROPPED)).lower())
    words = text.translate(_KEPT).split()
    return " ".join(word.translate(_LOOKALIKES) if is_cyrillic(word) else word for word in words)


def is_cyrillic(word: str) -> bool:
    r"""Return whether a word has a Cyrillic letter, as in JavaScript `/[\u0400-\u04ff]/.test(word)`."""
    return _CYRILLIC.search(word) is not None


class _Kept(dict[int, str]):
    """What is left of each decomposed character, found out once for each that occurs."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        kept = "".join(map(_keep, FOLDING["letters"].get(character, character)))
        self[point] = kept.translate(_DROPPED)
        return self[point]


def _keep(character: str) -> str:
    """Return a letter or digit as it is, nothing for a mark, a space for everything else."""
    category = unicodedata.category(character)
    if category.startswith("M"):
        return ""
    return character if category[0] in "LN" else " "


_KEPT = _Kept()

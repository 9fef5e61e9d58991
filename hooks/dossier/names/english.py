"""Names in English: takes a Belarusian or Russian name, gives the spellings of maps, libraries and the press."""

from __future__ import annotations

from functools import cache
from typing import Final

import icu

from dossier.names.rules import CONSONANTS, make_rule

# By ICU's transforms, which are kept and right: BGN/PCGN 1979 for Belarusian and 1947 for Russian ('Syarhyey
# Tsikhanowski', 'Sergey Tikhanovskiy'), and ISO 9:1995 for both (but for the slant of some accents, which folding
# takes off).
#
# The press has no published rule. Two habits are told from the spellings in the records (data/prisoners/): letters of
# the passport with y where a syllable begins ('Siarhei Tsikhanouski', 'Katsiaryna Andreyeva': Viasna, AP), and y
# throughout ('Syarhey Tsikhanouski', 'Ryhor Kastusyou': RFE/RL). For Russian it is BGN with -y for -ий and -ый, -ei,
# -ai and -ia for -ей, -ай and -ия ('Sergei Tikhanovsky', 'Maria Kolesnikova'), and Alexander.

_LETTERS = (
    "а a б b в v ґ g д d е e ж zh з z и i і i й i к k л l м m н n о o п p р r с s т t у u ў u ф f х kh ц ts ч ch ш sh "
    "щ shch ъ - ы y ь - э e "
)
_SYLLABLES = f"""
['’ʼ] -
(?<!{CONSONANTS})е ye
(?<!{CONSONANTS})ё yo
(?<!{CONSONANTS})ю yu
(?<!{CONSONANTS})я ya
"""

spell_belarusian_english: Final = make_rule(_SYLLABLES, _LETTERS + "г h ё io ю iu я ia")
spell_belarusian_radio: Final = make_rule(_SYLLABLES + "й y", _LETTERS + "г h ё yo ю yu я ya")
spell_russian_english: Final = make_rule(
    rf"""
александр\b alexander
александр alexandr
[иы]й\b y
(?<=[аеоу])й\b i
ия\b ia
ья\b ia
(?<!{CONSONANTS})е ye
""",
    _LETTERS + "г g ё yo ю yu я ya",
)


def spell_belarusian_bgn(name: str) -> str:
    """Return a Belarusian name by BGN/PCGN 1979."""
    return _transform("Belarusian-Latin/BGN", name)


def spell_russian_bgn(name: str) -> str:
    """Return a Russian name by BGN/PCGN 1947."""
    return _transform("Russian-Latin/BGN", name)


def spell_iso9(name: str) -> str:
    """Return a name by ISO 9:1995, letter by letter."""
    return _transform("Cyrillic-Latin", name)


def _transform(identifier: str, name: str) -> str:
    return str(_transliterator(identifier).transliterate(name))


@cache
def _transliterator(identifier: str) -> icu.Transliterator:
    return icu.Transliterator.createInstance(identifier)

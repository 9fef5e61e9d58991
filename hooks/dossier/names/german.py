"""Names in the German press: takes a Belarusian or Russian name, gives the Duden's transcription."""

from __future__ import annotations

from typing import Final

from dossier.names.rules import CONSONANTS, VOWELS, make_rule

# Duden, 'Die deutsche Rechtschreibung', tables of transcription (Belarusian, Russian): в is w, ж and ш are sch, ч is
# tsch, ц is z, х is ch, с between vowels is ss, з is s. Russian е is je at the beginning, after vowels, ъ and ь, else
# e; ё is jo, after ж, ч, ш, щ o; й is not written after и and ы at the end of a word, is i at the end and before
# consonants; кс is x; ь is j before a vowel, else nothing.

_LETTERS = (
    "а a б b в w ґ g д d е e ё jo ж sch з s и i і i й j к k л l м m н n о o п p р r с s т t у u ў u ф f х ch ц z "
    "ч tsch ш sch щ schtsch ъ - ы y ь - э e ю ju я ja "
)
_COMMON = f"""
['’ʼ] -
(?<={VOWELS})с(?={VOWELS}) ss
ь(?=[аоуіи]) j
(?<!{CONSONANTS})е je
"""

spell_belarusian_german: Final = make_rule(_COMMON, _LETTERS + "г h")
spell_russian_german: Final = make_rule(
    _COMMON
    + r"""
(?<=[иы])й\b -
(?<=[аеёоуэюя])й(?![аеёиоуыэюя]) i
(?<=[жчшщ])ё o
кс x
""",
    _LETTERS + "г g",
)

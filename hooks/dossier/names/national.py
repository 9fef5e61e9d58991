"""Belarusian by its own Latin letters: takes a Belarusian name, gives it in the national system and in Łacinka."""

from __future__ import annotations

from typing import Final

from dossier.names.rules import CONSONANTS, make_rule

# National system: 'Instruction on transliteration of Belarusian geographical names with letters of the Latin script',
# State Committee on Land Resources, Geodesy and Cartography, 23 November 2000, No. 15, changed on 11 June 2007 and
# recommended by the United Nations in 2012; made for places. The versions of 2000 and 2007 differ in marks only,
# which folding takes off. Belarus replaced it in 2023.
#
# Łacinka: the Latin alphabet of B. Taraškievič's grammar as Naša Niva and Arche use it. It differs by ł and by
# writing a soft l without i: `Łabkovič`, `Alaksandr`. Rules after R. Hajduk, 'Rules for Transliteration from Cyrillic
# to Latin Script' (belarusguide.com, 2000).

_SOFT = """
зь ź
нь ń
сь ś
ць ć
['’ʼ] -
"""
_SYLLABLES = f"""
(?<!{CONSONANTS})е je
(?<!{CONSONANTS})ё jo
(?<!{CONSONANTS})ю ju
(?<!{CONSONANTS})я ja
"""
_LETTERS = (
    "а a б b в v г h ґ g д d е ie ё io ж ž з z і i й j к k л l м m н n о o п p р r с s т t у u ў ŭ ф f х ch ц c ч č "
    "ш š ы y ь ’ э e ю iu я ia"
)

spell_national: Final = make_rule(_SOFT + "ль ĺ" + _SYLLABLES, _LETTERS)
spell_lacinka: Final = make_rule(
    _SOFT + "ль l\n(?<=л)е e\n(?<=л)ё o\n(?<=л)ю u\n(?<=л)я a\nл(?=[еёюяіл]) l\nл ł" + _SYLLABLES, _LETTERS
)

"""Names as passports have them: takes a Belarusian or Russian name, gives the machine's Latin letters, and back."""

from __future__ import annotations

import re
from typing import Final

from dossier.names.rules import CONSONANTS, make_rule

# ICAO Doc 9303, 'Machine Readable Travel Documents', Part 3, section 6 ('Recommended transliteration of Cyrillic
# characters'): the letters of Belarusian and of Russian passports; Belarusian Г is H and Ё is IO.
#
# Register of the population: 'Instruction on transliteration of the surnames and given names of citizens', Ministry of
# Internal Affairs of Belarus, 9 October 2008, No. 288; its resolution of 28 June 2010, No. 200, added that Г is H.
# Back: an author's record has one spelling, in Latin letters. A word that comes out unchanged when it is read by the
# table for Belarusian passports and spelled again may well be Belarusian; others are left alone.

_COMMON = (
    "а a б b в v д d е e ж zh з z и i і i й i к k л l м m н n о o п p р r с s т t у u ў u ф f х kh ц ts ч ch ш sh "
    "щ shch ы y ь - э e ю iu я ia "
)

spell_belarusian_passport: Final = make_rule("['’ʼ] -", _COMMON + "г h ґ g ё io")
spell_russian_passport: Final = make_rule("", _COMMON + "г g ё e ъ ie")
spell_register: Final = make_rule(
    f"""
зь ź
ль ĺ
нь ń
сь ś
ць tś
['’ʼ] -
(?<!{CONSONANTS})е je
(?<!{CONSONANTS})ё jo
(?<!{CONSONANTS})ю ju
(?<!{CONSONANTS})я ja
""",
    "а a б b в v г h ґ g д d е ie ё io ж zh з z і i й j к k л l м m н n о o п p р r с s т t у u ў w ф f х kh ц ts ч ch "
    "ш sh ы y ь - э e ю iu я ia",
)

_READ: Final = (
    "zh ж kh х ts ц ch ч sh ш ia я iu ю io ё a а b б v в h г g ґ d д e э z з i і k к l л m м n н o о p п r р s с t т "
    "u у f ф y ы"
)
_LETTERS_READ: Final = dict(re.findall(r"(\S+) (\S+)", _READ))
_FOUND: Final = re.compile("|".join(_LETTERS_READ))


def read_belarusian_passport(word: str) -> str | None:
    """Return a Latin word in Belarusian letters, or nothing where the passport's table would not spell it so."""
    read = _FOUND.sub(lambda match: _LETTERS_READ[match[0]], word.lower())
    # After a vowel i is й and u is ў; э stands after the consonants that are always hard, elsewhere it is е.
    read = re.sub("(?<=[аеёіоуыэюя])і", "й", read)
    read = re.sub("(?<=[аеёоыэюя])у", "ў", read)
    read = re.sub("(?<=[бвгзйклмнпсфхц])э", "е", read)
    is_read = re.fullmatch("[а-яёіўґ]+", read) is not None
    return read if is_read and spell_belarusian_passport(read) == word.lower() else None

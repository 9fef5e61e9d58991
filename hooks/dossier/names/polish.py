"""Names in the Polish press: takes a Belarusian or Russian name, gives PWN's transcription."""

from __future__ import annotations

from typing import Final

from dossier.names.rules import CONSONANTS, make_rule

# 'Zasady pisowni i interpunkcji', Wydawnictwo Naukowe PWN: transcription of the Belarusian alphabet with its remarks
# (section 79.B, [326]) and of the Russian one (section 76.B, [308]). Surnames in -ский and -цкий end in -ski and -cki.

_LETTERS = (
    "а a б b в w ґ g д d е ie ё io ж ż з z и i і i й j к k м m н n о o п p р r с s т t у u ў u ф f х ch ц c ч cz ш sz "
    "щ szcz ъ - ы y э e ю iu я ia л ł "
)
_SYLLABLES = f"""
['’ʼ] -
(?<!{CONSONANTS})е je
(?<!{CONSONANTS})ё jo
(?<!{CONSONANTS})ю ju
(?<!{CONSONANTS})я ja
зь ź
нь ń
сь ś
ць ć
(?<=л)е e
(?<=л)ё o
(?<=л)ю u
(?<=л)я a
(?<=л)ь -
"""

spell_belarusian_polish: Final = make_rule(_SYLLABLES + "л(?=[еёюяіь]) l", _LETTERS + "г h ь ´")
spell_russian_polish: Final = make_rule(
    r"""
(?<=[сц]к)ий\b i
(?<=ь)и ji
(?<=[жцш])и y
(?<=[жцчшщ])е e
(?<=[жчшщ])ё o
(?<=[жцчшщ])ь -
ь(?=[еёюяи]) -
л(?=[ьиеяёю]) l
"""
    + _SYLLABLES.replace("зь ź\nнь ń\nсь ś\nць ć\n", ""),
    _LETTERS + "г g ь ´",
)

"""Takes a name in the official Belarusian orthography, gives what the classical one (тарашкевіца) writes otherwise."""

from __future__ import annotations

import re
from typing import Final

# Most of the difference is folded away: the soft sign of assimilation (`Зьміцер`, `Сьвятлана`, `Калесьнікава`), г and
# ґ, э and е. What the reform of 1933 changed beyond it, and Radio Svaboda kept: -тар and -дар for -тр and -др
# (`Аляксандар`), -ы and -і for -ый and -ій (`Юры`: search finds it as the beginning of `Юрый`), and the vernacular
# shape of some given names (`Павал`, `Уладзімер`). V. Viačorka and others, 'Беларускі клясычны правапіс' (2005).

_GIVEN: Final = {
    "анатолій": "анатоль",
    "генадзій": "генадзь",
    "дзмітрый": "зьміцер",
    "іосіф": "язэп",
    "канстанцін": "кастусь",
    "міхаіл": "міхась",
    "мікалай": "мікола",
    "павел": "павал",
    "пётр": "пятро",
    "уладзімір": "уладзімер",
    "фёдар": "хведар",
    "яўгеній": "яўген",
}


def spell_classical(name: str) -> str:
    """Return a name in official orthography as the classical one writes it, soft signs of assimilation left out."""
    words = (_GIVEN.get(word, re.sub(r"(?<=[тд])р$", "ар", word)) for word in name.lower().split())
    return " ".join(words)

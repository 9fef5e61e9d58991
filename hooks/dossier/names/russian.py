"""Takes a Belarusian name, gives its likely Russian forms, for records that do not state one."""

from __future__ import annotations

import re
from typing import Final

from dossier.names.rules import make_rule

# Given names have fixed pairs: the Belarusian and the Russian line of a passport. For surnames the correspondences of
# sounds and endings that B. O. Unbegaun describes ('Russian Surnames', the chapter on Belarusian ones): ці, дзі for
# ти, ди (`Цітоў` – `Титов`), ы for и after р, ж, ч, ш (`Андрейчык` – `Андрейчик`), э for е, -скі for -ский, -оў for
# -ов. Belarusian writes an unstressed о as а and an unstressed е as я; the stress is not written, so the second form
# undoes it in the first syllable, where it is most frequent (`Калеснікава` – `Колесникова`, `Бяляцкі` – `Беляцкий`).
# Search forgives the letter that remains.

_GIVEN_NAMES: Final = """
аксана-оксана алесь-алесь аксіння-аксинья алег-олег алеся-олеся алена-елена аліна-алина аляксандр-александр
аляксандра-александра аляксей-алексей анастасія-анастасия анатоль-анатолий анатолій-анатолий андрэй-андрей
анжаліка-анжелика антаніна-антонина антон-антон арцём-артём арсень-арсений вадзім-вадим валерый-валерий
валерыя-валерия валянцін-валентин валянціна-валентина варвара-варвара васіль-василий вера-вера вераніка-вероника
віктар-виктор вікторыя-виктория віталь-виталий віталій-виталий вольга-ольга вячаслаў-вячеслав ганна-анна
генадзь-геннадий генадзій-геннадий георгій-георгий глеб-глеб дар'я-дарья дзіна-дина дзмітрый-дмитрий дзяніс-денис
зінаіда-зинаида зміцер-дмитрий ігар-игорь ілля-илья іна-инна ірына-ирина іван-иван кастусь-константин
канстанцін-константин кацярына-екатерина кірыл-кирилл ксенія-ксения крысціна-кристина лілія-лилия людміла-людмила
лявон-леонид леанід-леонид любоў-любовь маргарыта-маргарита марына-марина марыя-мария максім-максим мацвей-матвей
міхаіл-михаил мікалай-николай мікіта-никита надзея-надежда наталля-наталья наталія-наталья наста-анастасия
ніна-нина паліна-полина павел-павел пётр-пётр раман-роман раіса-раиса рыгор-григорий сафія-софия святлана-светлана
сяргей-сергей соф'я-софья станіслаў-станислав сцяпан-степан тамара-тамара таццяна-татьяна тацяна-татьяна
уладзімір-владимир уладзіслаў-владислав улад-влад уладзь-влад фёдар-фёдор юлія-юлия юрась-юрий юрый-юрий якаў-яков
яна-яна яўген-евгений яўгеній-евгений яўгенія-евгения
"""
_GIVEN: Final = dict(pair.split("-") for pair in _GIVEN_NAMES.split())

_spell_surname = make_rule(
    r"""
(?<=[сц]к)і\b ий
[ао]ў\b ов
[её]ў\b ев
[ао]ва\b ова
[её]ва\b ева
авіч\b ович
енка\b енко
ц(?=[іеёюяь]) т
дз(?=[іеёюяь]) д
(?<=[жшч])ы и
(?<=[а-яёіў]р)ы и
шч щ
['’ʼ] ь
""",
    "ў в і и э е",
)


def spell_russian(name: str) -> tuple[str, ...]:
    """Return the likely Russian forms of a Belarusian name: letter by letter, and with the first vowel restored."""
    words = [re.sub("['’ʼ]", "'", word) for word in name.lower().split()]
    plain = " ".join(_GIVEN.get(word) or _spell_surname(word) for word in words)
    restored = " ".join(_GIVEN.get(word) or _spell_surname(_restore_vowel(word)) for word in words)
    return tuple(dict.fromkeys((plain, restored)))


def _restore_vowel(word: str) -> str:
    match = re.match("[^аеёіоуыэюя]*[ая](?=.*[аеёіоуыэюя])", word)
    return word if match is None else match[0][:-1] + {"а": "о", "я": "е"}[match[0][-1]] + word[match.end() :]

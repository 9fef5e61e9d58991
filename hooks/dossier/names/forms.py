"""Takes the names that a record knows of a person, gives the folded words under which search finds the person."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from dossier.model.person import Person
from dossier.model.prisoner import Prisoner
from dossier.names import english, german, passports, polish
from dossier.names.classical import spell_classical
from dossier.names.fold import fold
from dossier.names.national import spell_lacinka, spell_national
from dossier.names.russian import spell_russian

# The words are for finding only: a form that no source uses is never shown. Withheld records are in no library, and
# so in no index.

FROM_BELARUSIAN: Final[tuple[Callable[[str], str], ...]] = (
    spell_national,
    spell_lacinka,
    passports.spell_belarusian_passport,
    passports.spell_register,
    english.spell_belarusian_english,
    english.spell_belarusian_radio,
    english.spell_belarusian_bgn,
    english.spell_iso9,
    german.spell_belarusian_german,
    polish.spell_belarusian_polish,
)
FROM_RUSSIAN: Final[tuple[Callable[[str], str], ...]] = (
    passports.spell_russian_passport,
    english.spell_russian_english,
    english.spell_russian_bgn,
    english.spell_iso9,
    german.spell_russian_german,
    polish.spell_russian_polish,
)


# Given names whose stem changes with the ending by more than one letter.
_OBLIQUE: Final = {"павел": "паўла"}


def name_tokens(names: Mapping[str, Iterable[str]], seen: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the folded words of a person's names, sorted, each once.

    `names` holds the names by language tag (`be`, `ru` are Cyrillic and give the derived forms), `seen` further
    spellings.
    """
    belarusian = tuple(names.get("be", ()))
    russian = tuple(names.get("ru", ())) or [form for name in belarusian for form in spell_russian(name)]
    given = [name for group in names.values() for name in group]
    return _fold_words(chain(given, seen, _from_belarusian(belarusian), russian, _from_russian(russian)))


def tokens_of_prisoner(prisoner: Prisoner) -> tuple[str, ...]:
    """Return the words under which a prisoner's record is found."""
    return name_tokens(prisoner.names, prisoner.every_spelling())


def tokens_of_person(person: Person) -> tuple[str, ...]:
    """Return the words under which an author is found: the one spelling of the record, and what may stand behind it."""
    words = re.findall(r"[^\W\d_]{2,}", person.name)
    belarusian = [read for word in words if (read := passports.read_belarusian_passport(word)) is not None]
    return _fold_words(chain((person.name, person.sort_name), belarusian, _from_belarusian(belarusian)))


def _from_belarusian(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield spell_classical(name)
        yield from (_OBLIQUE[word] for word in name.lower().split() if word in _OBLIQUE)
        yield from (spell(name) for spell in FROM_BELARUSIAN)


def _from_russian(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from (spell(name) for spell in FROM_RUSSIAN)


def _fold_words(spellings: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({word for spelling in spellings for word in fold(spelling).split()}))

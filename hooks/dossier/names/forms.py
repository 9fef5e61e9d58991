"""Takes the names that a record knows of a person, gives the folded words under which search finds the person."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
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
_REMEMBERED: Final = 1 << 13


def name_tokens(names: Mapping[str, Iterable[str]], seen: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the folded words of a person's names, sorted, each once; they depend on nothing but the arguments.

    `names` holds the names by language tag (`be`, `ru` are Cyrillic and give the derived forms), `seen` further
    spellings.
    """
    given = " ".join(chain(*names.values(), seen))
    return _find_words(given, " ".join(names.get("be", ())), " ".join(names.get("ru", ())))


def tokens_of_prisoner(prisoner: Prisoner) -> tuple[str, ...]:
    """Return the words under which a prisoner's record is found."""
    return name_tokens(prisoner.names, prisoner.every_spelling())


def tokens_of_person(person: Person) -> tuple[str, ...]:
    """Return the words under which an author is found: the one spelling of the record, and what may stand behind it."""
    words = re.findall(r"[^\W\d_]{2,}", person.name)
    belarusian = [read for word in words if (read := passports.read_belarusian_passport(word)) is not None]
    return _sort(fold(" ".join((person.name, person.sort_name))).split(), *map(_from_belarusian, belarusian))


# The page of each person asks once for every language.
@lru_cache(maxsize=_REMEMBERED)
def _find_words(given: str, belarusian: str, russian: str) -> tuple[str, ...]:
    derive = [] if russian else [_derive_russian]
    return _sort(
        fold(given).split(),
        *(words(word) for word in belarusian.split() for words in (_from_belarusian, *derive)),
        *map(_from_russian, russian.split()),
    )


# Given names come again and again.
@lru_cache(maxsize=_REMEMBERED)
def _from_belarusian(word: str) -> tuple[str, ...]:
    """Return the folded words that stand for a Belarusian one, itself included."""
    spellings = (spell(word) for spell in (spell_classical, *FROM_BELARUSIAN))
    return tuple(fold(" ".join((word, _OBLIQUE.get(word.lower(), ""), *spellings))).split())


@lru_cache(maxsize=_REMEMBERED)
def _derive_russian(word: str) -> tuple[str, ...]:
    """Return the folded words that stand for the likely Russian forms of a Belarusian one."""
    return tuple(chain(*map(_from_russian, spell_russian(word))))


def _from_russian(word: str) -> tuple[str, ...]:
    """Return the folded words that stand for a Russian one, itself included."""
    return tuple(fold(" ".join((word, *(spell(word) for spell in FROM_RUSSIAN)))).split())


def _sort(*words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(chain(*words))))

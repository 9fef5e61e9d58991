"""Takes a folded word and a language, gives the word without its inflectional ending, so that its forms meet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dossier.names.fold import is_cyrillic

# This is no grammar: it cuts the longest listed ending that leaves enough of the word. The lists follow the
# declension tables of the school grammars of Belarusian, Russian, Ukrainian and Polish (nouns, adjectives, surnames),
# and for German and English the plural, genitive and case endings. All endings are folded like the words (`й` is `и`,
# `ў` is `у`, `ь` is gone), so `аў` stands here as `ау` and `ой` as `ои`.
#
# `ENDINGS[language]` is a list of pairs (ending, least length of what remains), the longest ending first: a browser
# takes the first pair whose ending the word has and that leaves enough. A JSON file can carry it as it is.


def _list_endings(*groups: tuple[int, str]) -> tuple[tuple[str, int], ...]:
    pairs = {ending: least for least, endings in groups for ending in endings.split()}
    return tuple(sorted(pairs.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _join(beginnings: str, endings: str) -> str:
    return " ".join(beginning + ending for beginning in beginnings.split() for ending in endings.split())


ENDINGS: Final[dict[str, tuple[tuple[str, int], ...]]] = {
    "be": _list_endings(
        (3, "а я ы и е у ю о"),
        (3, "ам ям ом ем ау яу оу еу ах ях ох ами ями аи яи еи ои ею ою аю яю ыи"),
        # Adjectives, and surnames that decline like them.
        (3, "ага яга аму яму ым им ая яя ую юю ое ае яе ее ыя ия ых их ыми ими"),
        # Given names and nouns in -ай, -ей, -ея, -ія, -ыя.
        (3, "аем ея еем еям еях еями еяу еяи еяю ии ию ием иям иях иями ияу ияи ияю ыю ыям ыях ыями ыяу ыяи ыяю"),
        # Surnames in -оў and -ова, whose last consonant changes with the form.
        (4, _join("ав ов ев", "а е у ы аи аю ым ых")),
        # Nouns in -нец, -рец and -нца, of which the first lose their vowel.
        (3, _join("н р", "ец ца цы цу це цам цем цау цах цами")),
        # What is done and whom it was done to: вызваленне, вызвалены.
        (5, _join("енн анн янн", "е я ю ем и яу ям ях ями")),
        (5, _join("ен ан ян", "ы а ая ае ага аму аи ую ым ыя ых ыми")),
        # Long nouns in -ень that lose their vowel: палітвязень, палітвязняў.
        (7, "ен " + _join("н", "я ю ем и яу ям ях ями")),
    ),
    "ru": _list_endings(
        (3, "а я ы и е у ю о"),
        (3, "ам ям ом ем ов ев ах ях ами ями ои еи ою ею ыи"),
        (3, "ого его ому ему ым им ая яя ую юю ое ее ые ие ых их ыми ими"),
        (3, "ая аю аем аи ея ия ии ию ием иям иях иями иеи"),
        (4, _join("ов ев", "а е у ы ои ым ых")),
        (3, _join("н р", "ец ца цы цу це цам цем цев цах цами")),
    ),
    "uk": _list_endings(
        (3, "а я ы и е у ю о"),
        (3, "ам ям ом ем ив ах ях ами ями ои еи ою ею ови еви"),
        (3, "ого его ому ему им их ими ии"),
        (3, "ая аю аем аи ея ия ию ием иям иях иями"),
        (4, _join("ов ев", "а е у ои им")),
        (3, _join("н р", "ец ця ци цю цем цив цям цях цями цеви")),
    ),
    # Belarusian in Latin letters, whose endings are neither Polish nor English.
    "be-Latn": _list_endings(
        (3, "a e i o u y am em om im ym aj ej oj aja uju aje aha amu iaha iamu ich ych imi ymi ami iami ach iach"),
    ),
    "pl": _list_endings(
        (3, "a e i o u y"),
        (3, "om ow em ie ia io iu ii am ach ami owi owie iom iow iem iach iami iowi iowie"),
        (3, "ego iego emu iemu ym im ej iej ymi imi ych ich"),
        # Given names in -aj, -ej and -ij.
        (3, _join("aj ej ij", "a e u em owi i o")),
        # Nouns in -niec, which lose their vowel, and -nca.
        (3, "niec " + _join("nc", "a y e u em ow om owi owie ach ami")),
        # What is done and whom it was done to: zwolnienie, zwolniony, zatrzymanie, zatrzymany.
        (5, _join("ien an", "ie ia iu iem iom iach iami i") + " ien an ani"),
        (5, _join("ion an", "y a e ego emu ej ym ych ymi")),
    ),
    "de": _list_endings((4, "e n s en er es em ern ens"), (6, "in innen")),
    "en": _list_endings((3, "s"), (4, "e y es ed ies ing")),
}

_LEAST: Final = {language: dict(pairs) for language, pairs in ENDINGS.items()}
_LONGEST: Final = max(len(ending) for pairs in ENDINGS.values() for ending, _ in pairs)

CYRILLIC: Final = ("be", "ru", "uk")
LATIN: Final = ("pl", "be-Latn", "de", "en")


def trim_ending(token: str, language: str) -> str:
    """Return a folded word without its ending in a language; a language without a list trims nothing."""
    least_by_ending = _LEAST.get(language, {})
    # The same as going through the list, the longest first, for a whole site's words in a tenth of the time.
    for length in range(min(_LONGEST, len(token)), 0, -1):
        least = least_by_ending.get(token[-length:])
        if least is not None and len(token) - length >= least:
            return token[:-length]
    return token


def languages_of_script(token: str) -> Iterable[str]:
    """Return the languages in which a word of this script may be inflected, for a reader who does not say which."""
    return CYRILLIC if is_cyrillic(token) else LATIN

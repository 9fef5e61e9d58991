"""A figure in words: digits or letters, noun in the right plural form, qualifier, parts, in four languages."""

from __future__ import annotations

from typing import get_args

import pytest

from dossier.figures.figure import Figure
from dossier.figures.nouns import NOUNS, count_noun
from dossier.figures.query import FigureRefused
from dossier.figures.registry import FIGURES
from dossier.figures.wording import check_wording, word_figure
from dossier.model.base import Qualifier
from dossier.model.statement import Unit
from dossier.prose.expressions import Argument
from dossier.words.labels import LABELS
from unit.making import day, speech_of

LANGUAGES = ("en", "de", "be", "pl")
# The noun after 1, 2, 5, 11, 21, 22 and 101.
NUMBERS = (1, 2, 5, 11, 21, 22, 101)
FORMS = {
    "en": {
        "people": "person people people people people people people",
        "women": "woman women women women women women women",
        "men": "man men men men men men men",
        "waves": "wave waves waves waves waves waves waves",
        "days": "day days days days days days days",
        "ways": "way ways ways ways ways ways ways",
        "sources": "source sources sources sources sources sources sources",
        "organisations": "organisation " + "organisations " * 6,
        "votes": "vote votes votes votes votes votes votes",
        "signatures": "signature " + "signatures " * 6,
        "years": "year years years years years years years",
        "percent": "percent " * 7,
    },
    "de": {
        "people": "Person " + "Menschen " * 6,
        "women": "Frau " + "Frauen " * 6,
        "men": "Mann " + "Männer " * 6,
        "waves": "Welle " + "Wellen " * 6,
        "days": "Tag " + "Tage " * 6,
        "ways": "Weg " + "Wege " * 6,
        "sources": "Quelle " + "Quellen " * 6,
        "organisations": "Organisation " + "Organisationen " * 6,
        "votes": "Stimme " + "Stimmen " * 6,
        "signatures": "Unterschrift " + "Unterschriften " * 6,
        "years": "Jahr " + "Jahre " * 6,
        "percent": "Prozent " * 7,
    },
    "be": {
        "people": "чалавек чалавекі чалавек чалавек чалавек чалавекі чалавек",
        "women": "жанчына жанчыны жанчын жанчын жанчына жанчыны жанчына",
        "men": "мужчына мужчыны мужчын мужчын мужчына мужчыны мужчына",
        "waves": "хваля хвалі хваль хваль хваля хвалі хваля",
        "days": "дзень дні дзён дзён дзень дні дзень",
        "ways": "спосаб спосабы спосабаў спосабаў спосаб спосабы спосаб",
        "sources": "крыніца крыніцы крыніц крыніц крыніца крыніцы крыніца",
        "organisations": "арганізацыя арганізацыі арганізацый арганізацый арганізацыя арганізацыі арганізацыя",
        "votes": "голас галасы галасоў галасоў голас галасы голас",
        "signatures": "подпіс подпісы подпісаў подпісаў подпіс подпісы подпіс",
        "years": "год гады гадоў гадоў год гады год",
        "percent": "% " * 7,
    },
    "pl": {
        "people": "osoba osoby osób osób osób osoby osób",
        "women": "kobieta kobiety kobiet kobiet kobiet kobiety kobiet",
        "men": "mężczyzna mężczyzn mężczyzn mężczyzn mężczyzn mężczyzn mężczyzn",
        "waves": "fala fale fal fal fal fale fal",
        "days": "dzień dni dni dni dni dni dni",
        "ways": "sposób sposoby sposobów sposobów sposobów sposoby sposobów",
        "sources": "źródło źródła źródeł źródeł źródeł źródła źródeł",
        "organisations": "organizacja organizacje organizacji organizacji organizacji organizacje organizacji",
        "votes": "głos głosy głosów głosów głosów głosy głosów",
        "signatures": "podpis podpisy podpisów podpisów podpisów podpisy podpisów",
        "years": "rok lata lat lat lat lata lat",
        "percent": "procent " * 7,
    },
}
PRISONERS = {
    "en": ["1 political prisoner", "2 political prisoners", "5 political prisoners", "21 political prisoners"],
    "de": ["1 politischer Gefangener", "2 politische Gefangene", "5 politische Gefangene", "21 politische Gefangene"],
    "be": ["1 палітычны зняволены", "2 палітычныя зняволеныя", "5 палітычных зняволеных", "21 палітычны зняволены"],
    "pl": ["1 więzień polityczny", "2 więźniów politycznych", "5 więźniów politycznych", "21 więźniów politycznych"],
}


def _figure(value: float = 18, qualifier: str = "exact", parts: tuple[int, ...] = ()) -> Figure:
    return Figure(value, qualifier, day("2024-09-16"), ("s",), ("release", "r"), parts=parts)


def _say(figure: Figure, language: str = "en", noun: str = "people", /, **arguments: Argument) -> str:
    return word_figure(figure, noun, arguments, speech_of(language)).replace("\u00a0", " ")


def _refusal(figure: Figure, noun: str = "people", /, **arguments: Argument) -> FigureRefused:
    with pytest.raises(FigureRefused) as refused:
        word_figure(figure, noun, arguments, speech_of("en"))
    with pytest.raises(FigureRefused) as checked:
        check_wording(figure, noun, arguments)
    assert (str(refused.value), refused.value.fix) == (str(checked.value), checked.value.fix)
    assert refused.value.fix
    return refused.value


# Nouns


def test_the_forms_of_every_noun_are_known_here_in_every_language() -> None:
    for language in LANGUAGES:
        assert {*FORMS[language], "prisoners"} == set(NOUNS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("noun", sorted(set(NOUNS) - {"prisoners"}))
def test_a_noun_has_the_form_that_its_number_needs(noun: str, language: str) -> None:
    said = [_say(_figure(number), language, noun, noun=True) for number in NUMBERS]
    assert said == [f"{number} {form}" for number, form in zip(NUMBERS, FORMS[language][noun].split(), strict=True)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_political_prisoners_are_counted_in_every_language(language: str) -> None:
    assert [_say(_figure(number), language, "prisoners", noun=True) for number in (1, 2, 5, 21)] == PRISONERS[language]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "1,300 people"), ("de", "1.300 Menschen"), ("be", "1 300 чалавек"), ("pl", "1 300 osób")],
)
def test_thousands_are_parted_as_the_language_does(language: str, words: str) -> None:
    assert _say(_figure(1300), language, noun=True) in (words, words.replace("1 ", "1"))


@pytest.mark.parametrize(
    ("language", "words"), [("en", "86.8 percent"), ("de", "86,8 Prozent"), ("be", "86,8 %"), ("pl", "86,8 procent")]
)
def test_a_decimal_has_its_own_sign_and_noun(language: str, words: str) -> None:
    assert _say(_figure(86.8), language, "percent", noun=True) == words
    assert _say(_figure(86.8), language, "", noun="percent") == words
    assert _say(_figure(86.8), language) == words.split(maxsplit=1)[0]


def test_another_noun_than_its_own_may_be_asked_for() -> None:
    assert _say(_figure(58), noun="signatures") == "58 signatures"
    assert _say(_figure(4), "pl", "people", noun="waves") == "4 fale"


def test_without_a_wish_there_is_no_noun() -> None:
    assert _say(_figure(18)) == _say(_figure(18), noun=False) == "18"


def test_every_figure_counts_a_known_noun_or_says_none() -> None:
    assert {definition.noun for definition in FIGURES.values()} <= {*NOUNS, ""}


def test_every_unit_of_a_statement_but_things_has_its_noun() -> None:
    assert set(get_args(Unit)) - set(NOUNS) <= {"things"}


def test_an_unknown_noun_is_no_key() -> None:
    with pytest.raises(KeyError):
        count_noun(speech_of("en"), "cats", 1, "1")


# Letters


@pytest.mark.parametrize(
    ("language", "number", "gender", "words"),
    [
        ("en", 4, "", "four"),
        ("en", 22, "feminine", "twenty-two"),
        ("de", 4, "", "vier"),
        ("de", 1, "feminine", "eine"),
        ("de", 21, "", "einundzwanzig"),
        ("be", 1, "masculine", "адзін"),
        ("be", 21, "masculine", "дваццаць адзін"),
        ("be", 1, "feminine", "адна"),
        ("be", 2, "masculine", "два"),
        ("be", 2, "feminine", "дзве"),
        ("be", 2, "neuter", "два"),
        ("be", 4, "feminine", "чатыры"),
        ("be", 22, "feminine", "дваццаць дзве"),
        ("pl", 1, "neuter", "jedno"),
        ("pl", 2, "masculine", "dwa"),
        ("pl", 2, "feminine", "dwie"),
        ("pl", 4, "feminine", "cztery"),
        ("pl", 22, "feminine", "dwadzieścia dwie"),
    ],
)
def test_a_number_is_written_in_letters_in_the_gender_of_its_noun(
    language: str, number: int, gender: str, words: str
) -> None:
    assert _say(_figure(number), language, words=gender or True) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "four waves"), ("de", "vier Wellen"), ("be", "чатыры хвалі"), ("pl", "cztery fale")],
)
def test_letters_and_noun_go_together(language: str, words: str) -> None:
    assert _say(_figure(4), language, "waves", noun=True, words="feminine") == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_in_letters_is_made_of_the_languages_own_letters(language: str) -> None:
    for number in range(1, 1001):
        for gender in ("masculine", "feminine", "neuter"):
            said = speech_of(language).spell(number, gender)
            assert said.isprintable()
            letters = [letter for letter in said if letter.isalpha()]
            cyrillic = ["\u0400" <= letter <= "\u04ff" for letter in letters]
            assert letters
            assert all(cyrillic) if language == "be" else not any(cyrillic)


# Qualifiers


@pytest.mark.parametrize(
    ("qualifier", "words"),
    [
        ("exact", "18"),
        ("at-least", "at least 18"),
        ("over", "over 18"),
        ("about", "about 18"),
        ("nearly", "nearly 18"),
        ("estimated", "an estimated 18"),
        ("estimated-over", "an estimated 18 or more"),
    ],
)
def test_a_qualifier_stands_before_the_number_as_the_source_says_it(qualifier: str, words: str) -> None:
    assert _say(_figure(18, qualifier)) == words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("qualifier", get_args(Qualifier))
def test_every_qualifier_is_said_in_every_language_and_encloses_number_and_noun(qualifier: str, language: str) -> None:
    said = _say(_figure(18, qualifier), language, noun=True)
    exact = _say(_figure(18), language, noun=True)
    assert exact in said
    assert (said == exact) == (qualifier == "exact")
    english = _say(_figure(18, qualifier), "en", noun=True)
    assert language == "en" or qualifier == "exact" or said.replace(exact, "") != english.replace("18 people", "")


def test_every_qualifier_of_the_records_has_its_words() -> None:
    assert set(LABELS["qualifier"]) == set(get_args(Qualifier))


def test_a_bare_figure_leaves_its_qualifier_out() -> None:
    assert _say(_figure(18, "at-least"), bare=True) == "18"
    assert _say(_figure(18, "at-least"), bare=False) == "at least 18"
    assert _say(_figure(18, "at-least"), bare=True, noun=True, words=True) == "eighteen people"


# Parts


def test_a_sum_may_show_its_parts() -> None:
    assert _say(_figure(115, parts=(18, 30, 30, 37)), parts=True) == "18 + 30 + 30 + 37 = 115"
    assert _say(_figure(115, "at-least", (18, 30, 30, 37)), parts=True) == "at least 18 + 30 + 30 + 37 = 115"
    assert _say(_figure(1115, parts=(1000, 115)), "de", parts=True) == "1.000 + 115 = 1.115"


def test_parts_that_are_not_wished_for_are_not_shown() -> None:
    assert _say(_figure(115, parts=(18, 97))) == _say(_figure(115, parts=(18, 97)), parts=False) == "115"


# What is refused


def test_a_figure_without_a_noun_of_its_own_needs_one_by_name() -> None:
    refused = _refusal(_figure(), "", noun=True)
    assert "no noun" in str(refused)
    assert "people, women, men" in refused.fix


@pytest.mark.parametrize("noun", ["cats", "", "person", 5])
def test_a_noun_that_is_not_in_the_list_is_refused_with_the_list(noun: Argument) -> None:
    refused = _refusal(_figure(), noun=noun)
    assert f"`{noun}`" in str(refused)
    assert "people, women, men" in refused.fix


@pytest.mark.parametrize("words", ["female", "", 5, "f"])
def test_letters_have_a_gender_of_grammar(words: Argument) -> None:
    assert "masculine, feminine, neuter" in _refusal(_figure(), words=words).fix


def test_only_a_whole_number_is_written_in_letters() -> None:
    assert "whole number" in str(_refusal(_figure(86.8), words=True))


def test_a_figure_that_is_no_sum_has_no_parts() -> None:
    assert "parts" in str(_refusal(_figure(18), parts=True))
    assert "parts" in str(_refusal(_figure(18, parts=(18,)), parts=True))


@pytest.mark.parametrize("name", ["bare", "parts"])
@pytest.mark.parametrize("value", ["yes", 1, 0, ""])
def test_a_wish_is_true_or_false(name: str, value: Argument) -> None:
    refused = _refusal(_figure(), **{name: value})
    assert refused.fix == f"write `{name}=true`"

"""Every number in the four flagship texts comes from a figure: none is typed, in digits or in letters."""

from __future__ import annotations

import re
from functools import cache

import pytest
from babel import Locale

from small_sites import ROOT

FLAGSHIP = ROOT / "briefings" / "releases-2024"
# The languages of the flagship, by the names of their calendars.
LOCALES = {"en": "en_GB", "de": "de_AT", "be": "be_BY", "pl": "pl_PL"}

_EXPRESSION = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_CITATION = re.compile(r"\[@[^\]]*\]")
_TARGET = re.compile(r"\]\([^)]*\)")
# A year stands with its month, or alone: 'in 2025 and 2026'.
_YEAR = re.compile(r"\b20[0-9]{2}\b")
_DIGITS = re.compile(r"[0-9]+(?:[.,\u00a0][0-9]+)*")

# The number words of each language, from two on, as patterns of whole words in their inflected forms, and the ordinals
# from the second on. Left out as grammar: one, first, both (and their forms), which the texts need to tell and to link.
NUMBER_WORDS = {
    "en": (
        r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|(?:thir|four|fif|six|seven|eigh|nine)teen",
        r"(?:thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|dozens?|twice|thrice|half|couple",
        r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth",
    ),
    "de": (
        r"(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)(?:e|en|er|te|ten|ter|tes|tem|mal)?",
        r"dritte[nmrs]?|achte[nmrs]?|sieb(?:zehn|zig)|(?:drei|vier|fünf|sech|acht|neun)zehn",
        r"zwanzig|dreißig|(?:vier|fünf|sech|acht|neun)zig|\w*hundert\w*|\w*tausend\w*|million(?:en)?|dutzende?|hälfte",
    ),
    "be": (
        r"два|дзве|двух|дзвюх|двум|дзвюм|двума|дзвюма|двое|дваіх|тры|трох|тром|трыма|трое|траіх",
        r"чатыры|чатырох|чатыром|чатырма|чацвёра|чацвярых|пяць|пяці|пяццю|пяцёра|шэсць|шасці|шасцю|сем|сямі|сямю|сямёра",
        r"восем|васьмі|васьмю|дзевяць|дзевяці|дзевяццю|дзесяць|дзесяці|дзесяццю|\w+наццац(?:ь|і|цю)",
        r"дваццаць|трыццаць|сорак|сто|ста|сотня|сотні|сотняў|дзвесце|тысяч[аыуі]?|мільён\w*|дзясят\w+|тузін\w*|палова",
        r"друг(?:і|ая|ое|ога|ой|ому|ую|ім|ія|іх|імі)|трэц(?:і|яя|яе|яга|яй|яму|юю|ім|іх)",
        r"чацвёрт(?:ы|ая|ае|ага|ай|аму|ую|ым)|чацвяртая|чацвёртай|пят(?:ы|ая|ага|ай|ую|ым)|шост\w+|сём(?:ы|ая|ага|ай|ым)",
    ),
    "pl": (
        r"dwa|dwaj|dwie|dwóch|dwu|dwom|dwoma|dwiema|dwoje|dwojga|trzy|trzej|trzech|trzem|trzema|troje|trojga",
        r"cztery|czterej|czterech|czterem|czterema|czworo|czworga|pię(?:ć|ciu|cioma|cioro)|sze(?:ść|ściu|ścioma|ścioro)",
        r"siedem|siedmiu|siedmioma|siedmioro|osiem|ośmiu|ośmioma|dziewię(?:ć|ciu|cioma)|dziesię(?:ć|ciu|cioma)",
        r"\w+na(?:ście|stu|stoma)|dwadzieścia|dwudziestu|trzydzieści|sto|stu|setk[aię]|setek|tysią?c\w*|tysięcy|milion\w*",
        r"drug(?:i|a|ie|iego|iej|iemu|im|ą|ich)|trzeci(?:a|e|ego|ej|emu|m|ą|ch)?|czwart(?:y|a|e|ego|ej|ym|ą)",
        r"piąt(?:y|a|e|ego|ej|ym|ą)|szóst\w+|siódm\w+|tuzin\w*|połow[aęy]",
    ),
}


@cache
def _days_of(language: str) -> re.Pattern[str]:
    """Return what finds a day with its month, such as `16. September` or `16 верасня`."""
    months = Locale.parse(LOCALES[language]).months
    names = {name for style in ("format", "stand-alone") for name in months[style]["wide"].values()}
    return re.compile(rf"\b[0-9]{{1,2}}\.?[ \u00a0](?:{'|'.join(sorted(map(re.escape, names)))})\b", re.IGNORECASE)


@cache
def _words_of(language: str) -> re.Pattern[str]:
    # The apostrophe belongs to the word: Belarusian сем’і are families, сем is seven.
    return re.compile(rf"\b(?:{'|'.join(NUMBER_WORDS[language])})(?![\w’'])", re.IGNORECASE)


# What the front matter notes of the original's blocks.
_BLOCKS = re.compile(r"^  blocks: >-\n(?:    .*\n)+", re.MULTILINE)


def _read(language: str) -> str:
    return (FLAGSHIP / f"{language}.md").read_text(encoding="utf-8")


def find_typed_numbers(text: str, language: str) -> list[str]:
    """Return the numbers that a text holds outside its expressions, days, years, citations and links' targets."""
    for pattern in (_BLOCKS, _EXPRESSION, _CITATION, _TARGET, _days_of(language), _YEAR):
        text = pattern.sub(lambda found: "]" if found[0].startswith("](") else " ", text)
    return [*_DIGITS.findall(text), *_words_of(language).findall(text)]


@pytest.mark.parametrize("language", LOCALES)
def test_no_number_of_a_flagship_text_is_typed(language: str) -> None:
    assert find_typed_numbers(_read(language), language) == []


@pytest.mark.parametrize("language", LOCALES)
def test_every_expression_of_a_flagship_text_is_a_figure_and_none_an_exception(language: str) -> None:
    expressions = _EXPRESSION.findall(_read(language))
    assert len(expressions) >= 30
    assert [asked for asked in expressions if not asked.startswith("figure(")] == []


def test_the_flagship_has_these_four_texts_and_all_ask_for_the_same_numbers() -> None:
    assert {path.stem for path in FLAGSHIP.glob("*.md")} == set(LOCALES)
    asked = [{_without_wording(call) for call in _EXPRESSION.findall(_read(language))} for language in LOCALES]
    assert all(calls == asked[0] for calls in asked)


def _without_wording(call: str) -> str:
    """Return a figure's call without how it is worded, which each language does in its own way."""
    return re.sub(r",\s*(?:noun|words)=(?:true|[\"'][a-z]+[\"'])", "", call).replace("'", '"')


@pytest.mark.parametrize(
    ("language", "typed", "found"),
    [
        ("en", "On 16 September 2024, 37 people were freed.", ["37"]),
        ("en", "A total of 1,317 prisoners, or 86.8 percent.", ["1,317", "86.8"]),
        ("en", "Four waves [@idm-archive], the third of the year.", ["Four", "third"]),
        ("de", "Am 16. September 37 Menschen, am 8. Juli mehr.", ["37"]),
        ("de", "In vier Wellen kamen einhundertfünfzehn Menschen frei, in der dritten Runde dreier.", None),
        ("be", "Да 18 студзеня 2025 года чатырма хвалямі вызвалілі 115 чалавек, паводле дзвюх крыніц.", None),
        ("pl", "Do 18 stycznia 2025 roku w czterech falach zwolniono sto piętnaście osób, siedmioma sposobami.", None),
        ("pl", "Na [14 osób](release:2025-06-21-kellogg-release) 21 czerwca.", ["14"]),
    ],
)
def test_a_typed_number_is_found_in_digits_and_in_letters(language: str, typed: str, found: list[str] | None) -> None:
    expected = found or {
        "de": ["vier", "einhundertfünfzehn", "dritten", "dreier"],
        "be": ["115", "чатырма", "дзвюх"],
        "pl": ["czterech", "sto", "piętnaście", "siedmioma"],
    }.get(language)
    assert find_typed_numbers(typed, language) == expected


@pytest.mark.parametrize("language", LOCALES)
def test_a_figure_replaced_by_its_number_is_found_in_the_real_text(language: str) -> None:
    text = _read(language)
    for match in _EXPRESSION.finditer(text):
        assert find_typed_numbers(text[: match.start()] + "115" + text[match.end() :], language) == ["115"], match[0]


@pytest.mark.parametrize(
    ("language", "harmless"),
    [
        ("en", "One of them welcomed first steps; both were in 2025 and 2026, from 1 August 2024 on."),
        ("de", "Eine Person, beide im Jahr 2025; man achtet auf erste Schritte am 1. August 2024."),
        ("be", "Першыя крокі былі 1 жніўня 2024 года, адна толькі крыніца, абодва лісты."),
        ("pl", "Pierwsze kroki z 1 sierpnia 2024 roku, jedna osoba, obie organizacje."),
    ],
)
def test_days_years_and_grammar_are_no_numbers(language: str, harmless: str) -> None:
    assert find_typed_numbers(harmless, language) == []

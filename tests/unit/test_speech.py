"""Each language says dates, numbers, plurals and alphabetical order as its readers expect."""

from __future__ import annotations

import datetime as dt
from gettext import NullTranslations

import pytest

from dossier.words.labels import LABELS
from dossier.words.speech import Speech
from unit.making import day, project_languages, speech_of

_SAME_AS_IN_ENGLISH: dict[str, set[str]] = {
    "de": {"Video", "Briefing", "Interview", "Online", "Organisation"},
    "be": set(),
    "pl": {"Online"},
}


def _plain(text: str) -> str:
    """Return a text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("code", "year", "month", "full"),
    [
        ("en", "2024", "July 2024", "3 July 2024"),
        ("de", "2024", "Juli 2024", "3. Juli 2024"),
        ("be", "2024", "ліпень 2024", "3 ліпеня 2024 г."),
        ("pl", "2024", "lipiec 2024", "3 lipca 2024"),
    ],
)
def test_a_date_is_said_with_its_own_precision(code: str, year: str, month: str, full: str) -> None:
    speech = speech_of(code)
    assert speech.date(day("2024")) == year
    assert _plain(speech.date(day("2024-07"))).startswith(month)
    assert _plain(speech.date(day("2024-07-03"))) == full
    assert _plain(speech.day(dt.date(2024, 7, 3))) == full


@pytest.mark.parametrize("code", ["en", "de", "be", "pl"])
def test_a_window_is_said_with_both_its_days_and_an_open_one_with_its_own(code: str) -> None:
    speech = speech_of(code)
    between = speech.date(day({"after": "2022", "before": "2024-07"}))
    assert "2022" in between
    assert speech.date(day("2024-07")) in between
    before, after = speech.date(day({"before": "2024-07"})), speech.date(day({"after": "2024-07"}))
    assert speech.date(day("2024-07")) in before
    assert speech.date(day("2024-07")) in after
    assert len({between, before, after, speech.date(day("2024-07"))}) == 4


@pytest.mark.parametrize("code", ["en", "de", "be", "pl"])
def test_no_date_is_said_in_words(code: str) -> None:
    assert speech_of(code).date(None) == speech_of(code).say("not known")
    assert speech_of(code).date(None)


@pytest.mark.parametrize("code", ["en", "de", "be", "pl"])
def test_the_day_does_not_part_from_its_month(code: str) -> None:
    assert " " not in speech_of(code).date(day("2024-07-03")).split("2024")[0].strip()


@pytest.mark.parametrize(
    ("code", "month", "month_and_day"),
    [("en", "July", "3 July"), ("de", "Juli", "3. Juli"), ("be", "ліпень", "3 ліпеня"), ("pl", "lipiec", "3 lipca")],
)
def test_under_a_years_heading_the_year_is_left_out(code: str, month: str, month_and_day: str) -> None:
    speech = speech_of(code)
    assert speech.month_and_day(day("2024")) == ""
    assert speech.month_and_day(day("2024-07")) == month
    assert _plain(speech.month_and_day(day("2024-07-03"))) == month_and_day
    assert "2024" in speech.month_and_day(day({"before": "2024-07"}))


@pytest.mark.parametrize(("code", "sign"), [("en", ","), ("de", "."), ("be", " "), ("pl", " ")])
def test_numbers_are_grouped_as_the_language_groups_them(code: str, sign: str) -> None:
    assert _plain(speech_of(code).number(1234567)) in (f"1{sign}234{sign}567", "1 234 567")
    assert speech_of(code).number(7) == "7"


@pytest.mark.parametrize(("code", "text"), [("en", "2.5"), ("de", "2,5"), ("be", "2,5"), ("pl", "2,5")])
def test_decimals_are_written_as_the_language_writes_them(code: str, text: str) -> None:
    assert speech_of(code).number(2.5) == text


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("en", {1: "person", 2: "people", 5: "people", 11: "people", 21: "people", 22: "people"}),
        ("de", {1: "Person", 2: "Menschen", 5: "Menschen", 11: "Menschen", 21: "Menschen", 22: "Menschen"}),
        ("be", {1: "чалавек", 2: "чалавекі", 5: "чалавек", 11: "чалавек", 21: "чалавек", 22: "чалавекі"}),
        ("pl", {1: "osoba", 2: "osoby", 5: "osób", 11: "osób", 21: "osób", 22: "osoby"}),
    ],
)
def test_people_are_counted_in_the_plural_forms_of_cldr(code: str, forms: dict[int, str]) -> None:
    speech = speech_of(code)
    said = {number: speech.quantity("%(number)s person", "%(number)s people", number) for number in forms}
    assert said == {number: f"{number} {form}" for number, form in forms.items()}


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("%(number)s record", "%(number)s records"),
        ("%(number)s publication", "%(number)s publications"),
        ("%(number)s event", "%(number)s events"),
        ("%(number)s source", "%(number)s sources"),
        ("%(number)s wave", "%(number)s waves"),
        ("%(number)s way to help", "%(number)s ways to help"),
    ],
)
def test_polish_tells_one_two_and_five_apart(singular: str, plural: str) -> None:
    said = [speech_of("pl").quantity(singular, plural, number).split(maxsplit=1)[1] for number in (1, 2, 5, 11, 22, 25)]
    one, two, five, eleven, twenty_two, twenty_five = said
    assert len({one, two, five}) == 3
    assert (five, two, five) == (eleven, twenty_two, twenty_five)


@pytest.mark.parametrize(
    ("singular", "plural"),
    [("%(number)s record", "%(number)s records"), ("%(number)s source", "%(number)s sources")],
)
def test_belarusian_says_twenty_one_like_one(singular: str, plural: str) -> None:
    said = [speech_of("be").quantity(singular, plural, number).split(maxsplit=1)[1] for number in (1, 21, 2, 22, 5, 11)]
    assert said[0] == said[1]
    assert said[2] == said[3]
    assert said[4] == said[5]
    assert len(set(said)) == 3


@pytest.mark.parametrize(
    ("code", "ordered"),
    [
        ("be", ["ель", "ёж", "жук", "зіма", "іва", "кот", "упс", "ўрок", "фал", "цар", "чай", "шум", "ы", "эра", "яр"]),
        ("pl", ["ala", "ąb", "bal", "cena", "ćma", "dom", "ego", "ęcki", "lampa", "łza", "matka", "noc", "ńa"]),
        ("pl", ["osa", "ósmy", "sad", "śnieg", "zebra", "źdźbło", "żaba"]),
        ("de", ["Ähre", "Apfel", "Azur", "Ofen", "Öl", "Strabe", "Straße", "Strasz", "Zoll"]),
    ],
)
def test_words_stand_in_the_alphabetical_order_of_their_language(code: str, ordered: list[str]) -> None:
    assert speech_of(code).in_order(reversed(ordered), key=str) == ordered


def test_the_order_of_equal_words_does_not_hang_on_chance() -> None:
    items = [("b", "Аня"), ("a", "Аня")]
    assert speech_of("be").in_order(items, key=lambda pair: pair[1]) == items


@pytest.mark.parametrize(
    ("code", "word", "letter"),
    [
        ("be", "Ёва", "Ё"),
        ("be", "Ельскі", "Е"),
        ("be", "Іваноў", "І"),
        ("be", "ўрок", "У"),
        ("pl", "Łukasz", "Ł"),
        ("pl", "Lech", "L"),
        ("pl", "Żuk", "Ż"),
        ("pl", "źdźbło", "Ź"),
        ("de", "Öl", "O"),
        ("en", "Kastusiou", "K"),
        ("en", "Íñigo", "I"),
    ],
)
def test_a_word_stands_under_the_letter_of_its_own_alphabet(code: str, word: str, letter: str) -> None:
    assert speech_of(code).initial(word) == letter


@pytest.mark.parametrize("word", ["Іваноў", "100x", "<b>", ""])
def test_what_begins_with_no_letter_of_the_alphabet_stands_apart(word: str) -> None:
    assert speech_of("en").initial(word) == "…"


def test_a_list_is_joined_in_words() -> None:
    assert speech_of("en").listing(["a", "b", "c"]) == "a, b and c"
    assert speech_of("de").listing(["a", "b"]) == "a und b"
    assert speech_of("be").listing(["a", "b"]) == "a і b"
    assert speech_of("pl").listing(["a", "b"]) == "a i b"
    assert speech_of("en").listing(["a"]) == "a"
    assert speech_of("en").listing([]) == ""


def test_a_message_without_a_translation_is_said_in_english() -> None:
    speech = Speech(project_languages().languages[1], NullTranslations())
    assert speech.say("Sources") == "Sources"
    assert speech.say("as of %(date)s", date="x") == "as of x"
    assert speech.quantity("%(number)s person", "%(number)s people", 1) == "1 person"


def test_a_percent_sign_in_a_message_without_values_stays() -> None:
    speech = Speech(project_languages().languages[0], NullTranslations())
    assert speech.say("100 % sure") == "100 % sure"


@pytest.mark.parametrize("code", ["de", "be", "pl"])
@pytest.mark.parametrize("group", sorted(set(LABELS) - {"qualifier"}))
def test_every_label_has_words_of_its_own_language(code: str, group: str) -> None:
    speech = speech_of(code)
    same = {words for words in LABELS[group].values() if speech.say(words) == words}
    assert same <= _SAME_AS_IN_ENGLISH[code]


@pytest.mark.parametrize(
    ("code", "small", "large"),
    [("en", "1 kB", "1.2 MB"), ("de", "1 kB", "1,2 MB"), ("be", "1 КБ", "1,2 МБ"), ("pl", "1 kB", "1,2 MB")],
)
def test_the_size_of_a_file_is_said_in_round_numbers(code: str, small: str, large: str) -> None:
    speech = speech_of(code)
    said = [_plain(speech.file_size(size)) for size in (1, 1000, 1_204_000)]
    assert said == [small, small, large]
    assert _plain(speech.file_size(999_001)).startswith(("1,000 ", "1.000 ", "1 000 ", "1000 "))
    assert " " not in speech.file_size(5000)

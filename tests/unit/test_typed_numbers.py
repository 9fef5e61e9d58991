"""A number typed in a text that the data also knows is told with the figure to use; other numbers are left alone."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dossier.checks.typed_numbers import check_typed_numbers
from dossier.kinds import TextKind
from dossier.library import Library
from dossier.problems import Problem, Problems
from dossier.prose.numbers import numbered_lines
from dossier.reading import read_library
from small_sites import ROOT, copy_small_site
from unit.making import problems_of, rewrite

OWNER: tuple[TextKind, str] = ("publication", "invented-waves")
TEXT = "briefings/invented-waves/en.md"
SENTENCE = "The first wave freed"
SUMMARY = 'summary: "What an invented briefing says: two waves, one doubt."'


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The small site's library in the project's four languages; there 10, 5 and 1 people are freed and 1,265 held."""
    root = copy_small_site(tmp_path_factory.mktemp("typed") / "small")
    shutil.copyfile(ROOT / "data/languages.yml", root / "data/languages.yml")
    rewrite(root / "data/totals/2025-01-20-gazette.yml", "value: 20", "value: 250")
    rewrite(root / "data/statements/invented-votes.yml", "value: 321", "value: 1321")
    problems = Problems()
    library = read_library(root, problems)
    assert [problem.render() for problem in problems] == []
    return library


def _problems(library: Library, words: str, language: str = "en") -> list[Problem]:
    """Return what the check says to a text of these words, in a language."""
    text = library.texts[OWNER]["en"]
    text = replace(text, numbered=numbered_lines(words, text.body.first_line), language=language)
    problems = Problems()
    check_typed_numbers(replace(library, texts={OWNER: {language: text}}), problems)
    return list(problems)


def _typed(library: Library, words: str, language: str = "en") -> list[str]:
    """Return the typed numbers that the check finds in words."""
    return [
        problem.location.text[problem.location.column - 1 :][: problem.location.length]
        for problem in _problems(library, words, language)
    ]


# What is found, in four languages


@pytest.mark.parametrize(
    ("language", "words", "number"),
    [
        ("en", "At least 10 people were freed.", "10"),
        ("en", "The pardons of 10 men", "10"),
        ("en", "a wave of 5", "5"),
        ("en", "5 were released", "5"),
        ("en", "In prison were 1,265 people.", "1,265"),
        ("en", "1265 people were detained", "1265"),
        ("en", "recognised were 1 265", "1 265"),
        ("de", "Mindestens 10 Menschen kamen frei, freigelassen im Juli.", "10"),
        ("de", "10 Personen wurden begnadigt", "10"),
        ("de", "Die Welle von 5 Menschen", "5"),
        ("de", "1.265 Gefangene", "1.265"),
        ("de", "1265 Inhaftierte", "1265"),
        ("be", "Вызвалілі 10 чалавек.", "10"),
        ("be", "памілаваны 5 чалавек", "5"),
        ("be", "трэцяя хваля: 5 чалавек", "5"),
        ("be", "1 265 палітвязняў", "1 265"),
        ("be", "1265 зняволеных", "1265"),
        ("pl", "Uwolniono 10 osób.", "10"),
        ("pl", "ułaskawiono 5 osób", "5"),
        ("pl", "fala 5 uwolnień", "5"),
        ("pl", "1 265 więźniów", "1 265"),
        ("pl", "1265 uwięzionych", "1265"),
        ("pl", "1265 osób uznano", "1265"),
    ],
)
def test_a_number_beside_what_it_counts_is_found(library: Library, language: str, words: str, number: str) -> None:
    assert _typed(library, words, language) == [number]


@pytest.mark.parametrize("language", ["en", "de", "be", "pl"])
def test_every_language_of_the_project_has_words_beside_which_a_number_counts(library: Library, language: str) -> None:
    (found,) = [known for known in library.languages.languages if known.code == language]
    assert set(found.words_beside_numbers) == {"released", "held"}
    for beginnings in found.words_beside_numbers.values():
        assert all(beginning == beginning.lower() for beginning in beginnings)


@pytest.mark.parametrize("word", ["Released", "RELEASED", "releases", "Releasing"])
def test_the_beginning_of_a_word_is_enough_and_capitals_do_not_matter(library: Library, word: str) -> None:
    assert _typed(library, f"{word} were 10") == ["10"]


def test_the_beginning_of_a_word_is_not_looked_for_within_one(library: Library) -> None:
    assert _typed(library, "10 carefree people") == []


def test_several_numbers_of_a_line_are_each_found(library: Library) -> None:
    assert _typed(library, "Waves of 10 and 5; released were 9 (10 + 5)") == ["10", "5", "9", "10", "5"]


@pytest.mark.parametrize(
    "words",
    [
        "10 released",
        "(10 released)",
        "10, released",
        "18–10 released",
        "“10” released",
        "*10* released",
        "**10** released",
        "| 10 | released |",
        "- 10 released",
        "> 10 released",
        "## 10 released",
        "10: released",
        "+10 released",
    ],
)
def test_what_stands_around_a_number_does_not_hide_it(library: Library, words: str) -> None:
    assert _typed(library, words) == ["10"]


# What is left alone


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Released on 10 July 2024"),
        ("en", "Released on 5 July"),
        ("en", "released in 2024, 2021 and 1999"),
        ("en", "freed 2024-07-10"),
        ("en", "released [@source-10; @other-5]"),
        ("en", "released at last.[^10]"),
        ("en", "[^10]: Those who were released"),
        ("en", "the [release](release:2024-07-10-first-5)"),
        ("en", "released: https://example.org/10/5"),
        ("en", "released `10`"),
        ("en", "released 10.5 percent"),
        ("en", "released 0.5"),
        ("en", "released 5,5"),
        ("en", "released 10,000"),
        ("en", "released 3.10.5"),
        ("en", "released 10th"),
        ("en", "IK10 released"),
        ("en", "released v5"),
        ("en", "the 10 committees"),
        ("en", "1 or 2 were released"),
        ("en", "released 7 and 13"),
        ("en", "released 510 and 105"),
        ("en", "released 1,266"),
        ("de", "Freigelassen am 10. Juli 2024"),
        ("de", "freigelassen 10,5 Prozent"),
        ("de", "freigelassen 10.000"),
        ("de", "Haft seit 5. Februar"),
        ("be", "Вызвалілі 10 ліпеня 2024 года"),
        ("be", "вызвалілі 5 верасня"),
        ("be", "вызвалілі 10,5"),
        ("pl", "Uwolniono 10 lipca 2024 r."),
        ("pl", "uwolniono 5 września"),
        ("pl", "uwolniono 10,5"),
    ],
)
def test_days_years_addresses_and_other_numbers_are_left_alone(library: Library, language: str, words: str) -> None:
    assert _typed(library, words, language) == []


def test_a_figure_and_a_number_typed_on_purpose_are_left_alone(library: Library) -> None:
    assert _typed(library, 'Freed: {{ figure("released_total", as_of="2024-10") }} people') == []
    assert _typed(library, 'Freed: {{ typed("10", because="a reason") }} people, released') == []
    assert _typed(library, 'Freed: {{ typed("10", because="a reason") }} and 10 people') == ["10"]


def test_the_smallest_numbers_say_too_much_to_be_told(library: Library) -> None:
    assert _typed(library, "1 person was released") == []
    assert _typed(library, "4 women were released") == ["4"]


# Sentences and reach


@pytest.mark.parametrize(
    "words",
    [
        "Nobody was released. 10 books came out.",
        "10 books came out. Nobody was released.",
        "Released at last! 10 books",
        "Who was released? 10 books",
        "Released; 10 books",
    ],
)
def test_a_word_of_another_sentence_says_nothing(library: Library, words: str) -> None:
    assert _typed(library, words) == []


@pytest.mark.parametrize("between", range(9))
def test_a_word_reaches_over_five_others_and_no_further(library: Library, between: int) -> None:
    words = " ".join(["word"] * between)
    expected = ["10"] if between < 6 else []
    assert _typed(library, f"released {words} 10") == expected
    assert _typed(library, f"10 {words} released") == expected


def test_a_word_of_another_line_says_nothing(library: Library) -> None:
    assert _typed(library, "Nobody was released\n10 books") == []


def test_a_point_within_a_number_ends_no_sentence(library: Library) -> None:
    assert _typed(library, "Released in 2024 (86.8 percent) were 10") == ["10"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The parcel had 1,265 books.", ["1,265"]),
        ("In favour were 1,321 members.", ["1,321"]),
        ("By then it was 250.", ["250"]),
        ("There were 10 books.", []),
        ("There were 15 books.", []),
        ("There were 251 books.", []),
    ],
)
def test_a_number_over_a_hundred_that_the_data_knows_needs_no_word_beside_it(
    library: Library, words: str, found: list[str]
) -> None:
    assert _typed(library, words) == found


def test_of_people_held_no_smaller_number_of_people_released_is_told(library: Library) -> None:
    assert _typed(library, "10 people were detained") == []


# What is told


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("10 people were released", 'figure("released_in_wave", release="2024-07-02-first")'),
        ("5 people were released", 'figure("released_in_wave", release="2024-09-16-second")'),
        ("14 people were released", 'figure("released_total", as_of="2024-09-16")'),
        ("15 people were released", 'figure("released_total", as_of="2025-01-18")'),
        ("250 people were released", 'figure("stated_total", total="2025-01-20-gazette")'),
        ("4 women were released", 'figure("women_in_wave", release="2024-07-02-first")'),
        ("6 men were released", 'figure("men_in_wave", release="2024-07-02-first")'),
        ("8 were released", 'figure("stated_in_wave", release="2024-07-02-first", source="invented-gazette")'),
        ("1,265 were in prison", 'figure("stated_count", count="2024-12-31-invented")'),
        ("1,321 votes", 'figure("statement", statement="invented-votes")'),
    ],
)
def test_the_figure_to_use_is_named(library: Library, words: str, figure: str) -> None:
    (problem,) = _problems(library, words)
    assert problem.code == "typed-number"
    assert f"`{{{{ {figure} }}}}`" in problem.fix
    assert "typed(" in problem.fix


def test_the_figure_that_is_named_gives_the_number_that_was_typed(small_site: Path) -> None:
    for number in ("10", "5", "9", "14", "15", "20", "8", "4", "6"):
        page = small_site / TEXT
        before = page.read_text()
        rewrite(page, SENTENCE, f"Released were {number}. {SENTENCE}")
        (problem,) = problems_of(small_site)
        expression = problem.fix.split("`")[1]
        page.write_text(before)
        rewrite(page, SENTENCE, f"Released were {expression}. {SENTENCE}")
        assert problems_of(small_site) == [], expression
        page.write_text(before)


def test_line_and_column_are_those_of_the_file(small_site: Path) -> None:
    rewrite(small_site / TEXT, SENTENCE, f"Released were 10 people.\n{SENTENCE}")
    (problem,) = problems_of(small_site)
    line = (small_site / TEXT).read_text().split("\n")[problem.location.line - 1]
    assert line == problem.location.text == "Released were 10 people."
    assert (problem.location.column, problem.location.length) == (15, 2)
    assert problem.message == "`10` is typed here, but the data knows it"


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ('summary: "Released were 10 people."', 25),
        ("summary: Released were 10 people.", 24),
        ("summary:  'Released were 10 people.'", 26),
        ('summary: "Released \\u0077ere 10 people."', 0),
    ],
)
def test_a_number_typed_in_a_summary_is_told_in_its_place(small_site: Path, written: str, column: int) -> None:
    rewrite(small_site / TEXT, SUMMARY, written)
    (problem,) = problems_of(small_site)
    assert (problem.code, problem.location.line, problem.location.column) == ("typed-number", 3, column)
    assert problem.location.text == written


def test_a_number_typed_in_a_title_is_told(small_site: Path) -> None:
    rewrite(small_site / TEXT, "title: Two invented waves", "title: Two waves of 10 and 5")
    found = [(problem.code, problem.location.line, problem.location.column) for problem in problems_of(small_site)]
    assert found == [("typed-number", 2, 21), ("typed-number", 2, 28)]
    assert all("out of the title" in problem.fix for problem in problems_of(small_site))


def test_a_text_in_another_language_is_told_by_that_languages_words(small_site: Path) -> None:
    german = small_site / "briefings/invented-waves/de.md"
    rewrite(german, "Die erste Welle befreite", "Freigelassen wurden 10, released were 5.\n\nDie erste Welle befreite")
    found = [(problem.location.path, problem.message[:4]) for problem in problems_of(small_site)]
    assert found == [("briefings/invented-waves/de.md", "`10`"), ("briefings/invented-waves/de.md", "`5` ")]

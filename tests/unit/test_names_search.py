"""A person is found under every spelling, in either order, with an ending or a letter wrong; nobody withheld is."""

from __future__ import annotations

from functools import cache

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dossier.library import Library
from dossier.model.person import Person
from dossier.names.fold import fold
from dossier.names.forms import name_tokens, tokens_of_person, tokens_of_prisoner
from dossier.names.match import BOTH, EDIT, ENDING, EXACT, PREFIX, Entry, find, is_one_edit, worth_of_match
from dossier.problems import Problems
from dossier.reading import read_library
from small_sites import ROOT, SMALL
from unit.making import record

PAIRS = ROOT / "tests" / "names" / "pairs.yml"
FOUND_WITHIN = 3


@cache
def library() -> Library:
    """Return the project's own records."""
    return read_library(ROOT, Problems())


@cache
def index() -> tuple[Entry, ...]:
    """Return the index of all public prisoners and authors, as the site's search has it."""
    prisoners = [
        Entry(identifier, prisoner.sort_name["en"], tokens_of_prisoner(prisoner))
        for identifier, prisoner in sorted(library().prisoners.items())
    ]
    people = [
        Entry(f"person:{identifier}", person.sort_name, tokens_of_person(person))
        for identifier, person in sorted(library().people.items())
    ]
    return (*prisoners, *people)


def pairs() -> list[tuple[str, str, str]]:
    """Return what is typed, whom it means, and how the spelling came about."""
    groups = yaml.safe_load(PAIRS.read_text())
    return [
        (typed, identifier, kind)
        for identifier, kinds in groups.items()
        for kind, spellings in kinds.items()
        for typed in spellings
    ]


def spellings() -> list[tuple[str, str]]:
    """Return every spelling that the records know, with the record's id."""
    return [
        (spelling, identifier)
        for identifier, prisoner in library().prisoners.items()
        for spelling in prisoner.every_spelling()
    ]


def surnames() -> list[tuple[str, str]]:
    """Return the words of five letters or more of all surnames, in every language, with the record's id."""
    return sorted(
        {
            (word, identifier)
            for identifier, prisoner in library().prisoners.items()
            for name in prisoner.sort_name.values()
            for word in fold(name.split(",")[0]).split()
            if len(word) >= 5
        }
    )


def test_the_table_of_pairs_is_large_and_mostly_of_spellings_really_used() -> None:
    table = pairs()
    used = {(typed, identifier) for typed, identifier, kind in table if kind == "used"}
    assert len({(typed, identifier) for typed, identifier, _ in table}) == len(table) >= 150
    assert len(used) >= 120
    assert {identifier for _, identifier, _ in table} == set(library().prisoners)
    assert {kind for _, _, kind in table} == {"used", "derived", "mistyped"}


@pytest.mark.parametrize(("typed", "identifier"), [pair[:2] for pair in pairs()])
def test_whom_a_reader_means_is_among_the_first_three(typed: str, identifier: str) -> None:
    assert identifier in find(typed, index())[:FOUND_WITHIN]


def test_every_spelling_that_a_record_knows_finds_the_record_first() -> None:
    assert [(typed, found) for typed, found in spellings() if find(typed, index())[:1] != [found]] == []


def test_every_author_is_found_first_under_their_name_in_either_order() -> None:
    for identifier, person in library().people.items():
        assert find(person.name, index())[0] == f"person:{identifier}"
        assert find(person.sort_name, index())[0] == f"person:{identifier}"


@pytest.mark.parametrize(
    ("typed", "identifier"),
    [
        ("Шмаціна Кацярына", "shmatsina"),
        ("Стрыжак", "stryzhak"),
        ("Schmazina", "shmatsina"),
        ("Логвінава", "lohvinava"),
    ],
)
def test_an_author_with_a_passport_spelling_is_found_in_belarusian_too(typed: str, identifier: str) -> None:
    assert find(typed, index())[:1] == [f"person:{identifier}"]


@settings(deadline=None)
@given(st.data())
def test_the_order_of_the_words_does_not_matter(data: st.DataObject) -> None:
    typed, _ = data.draw(st.sampled_from(spellings()))
    words = data.draw(st.permutations(fold(typed).split()))
    assert find(" ".join(words), index()) == find(typed, index())


@pytest.mark.parametrize(("surname", "identifier"), surnames())
def test_a_surname_with_a_letter_missing_is_found(surname: str, identifier: str) -> None:
    for place in range(len(surname)):
        assert identifier in find(surname[:place] + surname[place + 1 :], index())[:FOUND_WITHIN]


@pytest.mark.parametrize(("surname", "identifier"), surnames())
def test_a_surname_with_two_letters_changed_over_is_found(surname: str, identifier: str) -> None:
    for place in range(len(surname) - 1):
        typed = surname[:place] + surname[place + 1] + surname[place] + surname[place + 2 :]
        assert identifier in find(typed, index())[:FOUND_WITHIN]


def test_a_surname_is_found_while_it_is_being_typed() -> None:
    for surname, identifier in surnames():
        assert identifier in find(surname[:4], index())[:FOUND_WITHIN]


def test_no_person_has_more_than_thirty_words() -> None:
    assert max(len(entry.tokens) for entry in index()) <= 30
    for entry in index():
        assert list(entry.tokens) == sorted(set(entry.tokens))
        assert all(token == fold(token) for token in entry.tokens)


def test_the_withheld_are_in_no_index() -> None:
    hidden = yaml.safe_load((SMALL / "data/prisoners/hidden-example.yml").read_text())
    assert hidden["publication"] == "withheld"
    small = read_library(SMALL, Problems())
    assert small.prisoners
    tokens = {token for prisoner in small.prisoners.values() for token in tokens_of_prisoner(prisoner)}
    names = [name for names in hidden["names"].values() for name in names]
    assert [name for name in names if find(name, [Entry("any", "", tuple(tokens))])] == []


@pytest.mark.parametrize(
    "typed", ["", " ", "a", "—", "'", "Q", "zzzzzz", "Ціханоўскі Бяляцкі", "політзаключенные свободы"]
)
def test_nobody_is_found_where_nobody_is_meant(typed: str) -> None:
    assert find(typed, index()) == []


@settings(deadline=None)
@given(st.text(max_size=40))
def test_whatever_is_typed_each_person_is_found_once_at_most(typed: str) -> None:
    found = find(typed, index())
    assert len(found) == len(set(found))


def test_the_russian_name_is_derived_only_where_none_is_given() -> None:
    given_name = name_tokens({"be": ["Віктар Бабарыка"], "ru": ["Виктор Бабарико"]})
    derived = name_tokens({"be": ["Алесь Бяляцкі"]})
    assert "бабарико" in given_name
    assert "бобарика" not in given_name
    assert {"беляцкии", "belyatsky", "beljazki"} <= set(derived)


@pytest.mark.parametrize(
    ("family", "token"),
    [
        ("classical orthography", "уладзимер"),
        ("Łacinka", "valancin"),
        ("national system", "aliaksandr"),
        ("register of the population", "liubow"),
        ("BGN/PCGN, from Belarusian", "byelyatski"),
        ("ISO 9", "hocimski"),
        ("RFE/RL", "kastusyou"),
        ("Duden, from Belarusian", "kastussjou"),
        ("PWN, from Belarusian", "pratasiewicz"),
        ("Russian passport", "iurii"),
        ("BGN/PCGN, from Russian", "yuriy"),
        ("English press, from Russian", "yury"),
        ("Duden, from Russian", "maxim"),
        ("PWN, from Russian", "kostusiew"),
    ],
)
def test_every_family_of_rules_adds_its_words(family: str, token: str) -> None:
    belarusian = "Уладзімір Аляксандр Любоў Беляцкі Хоцімскі Кастусёў Пратасевіч Валянцін"
    assert token in name_tokens({"be": [belarusian], "ru": ["Юрий Максим Костусев"]}), family


def test_words_of_parentheses_hyphens_and_initials_are_words_of_their_own() -> None:
    assert name_tokens({"en": ["Synthetic (Example) Person-Twelve A."]}) == (
        "a",
        "example",
        "person",
        "synthetic",
        "twelve",
    )


def test_a_person_without_passport_letters_has_the_words_of_the_name_only() -> None:
    person: Person = record("person", "name: Jörg Łęczyński\nsort_name: Łęczyński, Jörg\nsources: [a]")
    assert tokens_of_person(person) == ("jorg", "leczynski")


@pytest.mark.parametrize(
    ("word", "token", "worth"),
    [
        ("losik", "losik", EXACT),
        ("los", "losik", PREFIX),
        ("losika", "losik", ENDING),
        ("бяляцкага", "бяляцки", ENDING),
        ("lossik", "losik", EDIT),
        ("olsik", "losik", EDIT),
        ("bosik", "losik", EDIT),
        ("кузнецика", "кузнечик", BOTH),
        ("losika", "лосик", 0),
        # Three letters are too few to forgive one.
        ("zna", "anak", 0),
        ("lo", "losik", PREFIX),
        ("lossick", "losik", 0),
    ],
)
def test_a_word_is_worth_what_the_rule_says(word: str, token: str, worth: int) -> None:
    assert worth_of_match(word, token) == worth


def test_better_matches_come_first_and_equal_ones_by_name() -> None:
    entries = [
        Entry("d", "Dora", ("lasik",)),
        Entry("c", "Łada", ("losiks",)),
        Entry("b", "Lada", ("losiks",)),
        Entry("a", "Ada", ("losik",)),
    ]
    assert find("Łosik", entries) == ["a", "b", "c", "d"]


@given(st.text("abcd", max_size=7), st.text("abcd", max_size=7))
def test_one_edit_is_what_the_definition_says(word: str, other: str) -> None:
    letters = "abcd"
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    reached = {word}
    reached |= {left + right[1:] for left, right in cuts if right}
    reached |= {left + letter + right for left, right in cuts for letter in letters}
    reached |= {left + letter + right[1:] for left, right in cuts if right for letter in letters}
    reached |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    assert is_one_edit(word, other) == (other in reached)


@settings(deadline=None)
@given(st.data())
def test_one_wrong_letter_in_a_surname_is_forgiven(data: st.DataObject) -> None:
    surname, identifier = data.draw(st.sampled_from(surnames()))
    place = data.draw(st.integers(0, len(surname) - 1))
    letter = data.draw(st.sampled_from(sorted({letter for word, _ in surnames() for letter in word})))
    typed = surname[:place] + letter + surname[place + 1 :]
    # A wrong letter of the other script makes the word another script's.
    assume(fold(typed) == typed)
    assert identifier in find(typed, index())

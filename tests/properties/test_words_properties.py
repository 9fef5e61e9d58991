"""The order of words is total, and numbers of all sizes find a plural."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.words.speech import Speech
from unit.making import speech_of

WORDS = st.text(
    alphabet=st.one_of(
        st.sampled_from("абеёжзіўыяaąbcćlłzźżäöüßAÄŁ –-’' 1"), st.characters(exclude_categories=("Cs",))
    ),
    max_size=8,
)


@pytest.fixture(scope="module", params=["en", "de", "be", "pl"])
def speech(request: pytest.FixtureRequest) -> Speech:
    """Each language of the project."""
    return speech_of(request.param)


@given(words=st.lists(WORDS, max_size=8), data=st.data())
def test_the_alphabetical_order_is_total_and_does_not_hang_on_the_order_before(
    speech: Speech, words: list[str], data: st.DataObject
) -> None:
    ordered = speech.in_order(words, key=str)
    assert sorted(ordered) == sorted(words)
    assert speech.in_order(data.draw(st.permutations(words)), key=str) == ordered


@given(first=WORDS, second=WORDS, third=WORDS)
def test_what_stands_before_the_second_stands_before_what_follows_it(
    speech: Speech, first: str, second: str, third: str
) -> None:
    ordered = speech.in_order([first, second, third], key=str)
    for pair in ([ordered[0], ordered[1]], [ordered[1], ordered[2]], [ordered[0], ordered[2]]):
        assert speech.in_order(reversed(pair), key=str) == pair


@given(word=WORDS)
def test_every_word_stands_under_one_letter(speech: Speech, word: str) -> None:
    assert len(speech.initial(word)) >= 1


@given(number=st.integers(0, 10**9))
def test_every_number_finds_a_plural_and_keeps_its_digits(speech: Speech, number: int) -> None:
    said = speech.quantity("%(number)s person", "%(number)s people", number)
    assert "".join(char for char in said if char.isdigit()) == str(number)
    assert "%" not in said

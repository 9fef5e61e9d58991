"""Ids are made of words in any letters, and of those only free ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.editing.slugs import find_free_slug, is_slug, make_slug


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Belarus’ Political Prisoner Releases", "belarus-political-prisoner-releases"),
        ("Déjà-vu or a breakthrough?", "deja-vu-or-a-breakthrough"),
        ("Über die Grenze", "ueber-die-grenze"),
        ("Żółć", "zolc"),
        ("2024-09-16 pardon", "2024-09-16-pardon"),
        ("…", ""),
    ],
)
def test_a_slug_is_made_of_words(words: str, slug: str) -> None:
    assert make_slug(words) == slug


def test_cyrillic_words_give_latin_letters() -> None:
    assert make_slug("Вясна").isascii()
    assert is_slug(make_slug("Правы чалавека"))


def test_a_long_title_is_cut_after_a_word() -> None:
    slug = make_slug("one two three four five six seven eight nine ten eleven twelve")
    assert slug == "one-two-three-four-five-six-seven-eight-nine-ten"
    assert len(make_slug("x" * 200)) == 50


@given(st.text(max_size=200))
def test_whatever_the_words_are_the_slug_can_be_an_id_or_is_empty(words: str) -> None:
    slug = make_slug(words)
    assert slug == "" or is_slug(slug)


def test_a_slug_that_is_taken_gets_the_next_free_number() -> None:
    assert find_free_slug("a", {"b"}.__contains__) == "a"
    assert find_free_slug("a", {"a"}.__contains__) == "a-2"
    assert find_free_slug("a", {"a", "a-2", "a-3"}.__contains__) == "a-4"


@pytest.mark.parametrize("slug", ["", "A", "a_b", "a--b", "-a", "a/b", "../a", "a" * 81])
def test_what_can_be_no_address_is_no_slug(slug: str) -> None:
    assert not is_slug(slug)

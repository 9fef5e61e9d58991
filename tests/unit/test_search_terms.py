"""Texts and queries become the same terms, whatever the marks and endings of their words."""

from __future__ import annotations

import pytest

from dossier.plan.facets import Facets
from dossier.search.document import Document
from dossier.search.terms import terms_of, trims
from dossier.search.vocabulary import list_pairs, list_words


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("be", ["палітвязня", "палітвязні", "палітвязняў", "Палітвязнямі"]),
        ("be", ["свабода", "свабоды", "свабоду", "свабодай"]),
        ("be", ["выбары", "выбараў", "выбарах"]),
        ("be", ["сям’я", "сям'я", "сямʼя"]),
        ("pl", ["sankcje", "sankcji", "sankcjami"]),
        ("pl", ["Łódź", "lodz"]),
        ("de", ["Häftlinge", "haftlinge"]),
    ],
)
def test_forms_of_a_word_meet(language: str, forms: list[str]) -> None:
    assert len({terms_of(form, language) for form in forms}) == 1


def test_only_languages_that_pagefind_cannot_inflect_are_trimmed() -> None:
    assert [trims(language) for language in ("be", "pl", "uk", "en", "de")] == [True, True, True, False, False]
    assert terms_of("prisoners", "en") == "prisoners"


def test_a_language_that_nobody_knows_keeps_its_words() -> None:
    assert terms_of("Politiniai kaliniai", "lt") == "politiniai kaliniai"


def _document(title: str, description: str = "") -> Document:
    return Document("en/x/", title, description, "", "", "", "", Facets("page"), (), "text")


def _words(documents: list[Document]) -> list[str]:
    return list_words(map(list_pairs, documents))


def test_words_to_correct_to_are_listed_as_written_the_most_frequent_first() -> None:
    documents = [_document("Палітвязні і Мінск"), _document("палітвязні", "Мінск, Гомель, ЗША"), _document("Мінск")]
    assert _words(documents) == ["мінск", "палітвязні", "гомель"]


def test_text_that_is_not_shown_gives_no_word_to_correct_to() -> None:
    assert "text" not in _words([_document("Title")])


def test_a_word_with_an_apostrophe_is_one_word() -> None:
    assert _words([_document("сям’я")]) == ["сям’я"]


def test_words_that_are_short_or_fold_to_several_are_none_to_correct_to() -> None:
    assert list_pairs(_document("Two long words", "Шарэнда-Панасюк")) == "long=long words=words"

"""Every word that a reader sees is in a dictionary of its language or in the project's own lists."""

from collections import defaultdict

import pytest

from .dictionaries import DICTIONARIES, SAME, WordList, read_words, unknown_words
from .documents import read_document
from .pages import LANGUAGES, Page
from .tools import WORDS
from .visible_words import spoken_texts, words_of

SHOWN = 400

WordsByLanguage = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def own() -> dict[str, WordList]:
    """The project's own words, by language."""
    return {language: read_words(WORDS / "names.txt", WORDS / f"{language}.txt") for language in LANGUAGES}


@pytest.fixture(scope="module")
def seen(pages: list[Page], own: dict[str, WordList]) -> WordsByLanguage:
    """Each word of the site with a page that has it, by language."""
    words: WordsByLanguage = defaultdict(dict)
    for page in pages:
        for lang, text in spoken_texts(read_document(page)):
            language = SAME.get(lang, lang)
            if language in DICTIONARIES:
                for word in words_of(own[language].without_names(text)):
                    words[language].setdefault(word, page.address)
    return words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_spelt_as_its_language_spells_it(
    seen: WordsByLanguage, own: dict[str, WordList], language: str
) -> None:
    words = seen[language]
    assert len(words) > 20, f"hardly a word in {language} on the whole site"
    unknown = sorted(unknown_words(words, DICTIONARIES[language], own[language]), key=str.casefold)
    lines = [f"{word}   {words[word]}" for word in unknown[:SHOWN]]
    if unknown:
        pytest.fail(f"{len(unknown)} words of {language} are not known:\n  " + "\n  ".join(lines), pytrace=False)

"""Hunspell's dictionaries of the site's languages, with the project's own lists of names and words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .tools import program, run
from .visible_words import with_plain_apostrophes

LONGEST_ENDING = 5

_NAME = re.compile(r'"([^"]+)"')


@dataclass(frozen=True)
class Dictionary:
    """A dictionary of hunspell, the characters it can hold, and the endings that a name may take in the language."""

    name: str
    charset: str = "utf-8"
    name_endings: tuple[str, ...] = ()


DICTIONARIES = {
    "en": Dictionary("en_GB", name_endings=("'s", "'")),
    "de": Dictionary("de_AT", name_endings=("s", "'")),
    "be": Dictionary("be_BY"),
    "pl": Dictionary("pl_PL", "iso8859-2"),
}
SAME = {"en-GB": "en", "de-AT": "de", "de-DE": "de", "be-BY": "be", "pl-PL": "pl"}


@dataclass(frozen=True)
class WordList:
    """Words that are right though no dictionary has them, stems that take any ending, and names of several words."""

    whole: frozenset[str]
    stems: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def knows(self, word: str, endings: Iterable[str] = ()) -> bool:
        """Whether the word is in the list, as it stands, without one of the endings, or without its capital."""
        forms = [word, *(word.removesuffix(ending) for ending in endings if word.endswith(ending))]
        forms += [form[:1].lower() + form[1:] for form in forms]
        return any(form in self.whole or self._has_stem_of(form) for form in forms)

    def without_names(self, text: str) -> str:
        """The text without the names of several words, whose parts prove nothing: `Voice of America`."""
        text = " ".join(with_plain_apostrophes(text).split())
        for name in self.names:
            text = text.replace(name, " ")
        return text

    def _has_stem_of(self, word: str) -> bool:
        return any(word.startswith(stem) and len(word) - len(stem) <= LONGEST_ENDING for stem in self.stems)


def read_words(*files: Path) -> WordList:
    """The lists' words, any number on a line; a star stands for any ending, quotation marks keep a name together."""
    text = "\n".join(line.partition("#")[0] for file in files for line in file.read_text(encoding="utf-8").splitlines())
    text = with_plain_apostrophes(text)
    names = sorted(_NAME.findall(text), key=len, reverse=True)
    words = _NAME.sub(" ", text).split()
    return WordList(
        frozenset(word for word in words if not word.endswith("*")),
        tuple(word.removesuffix("*") for word in words if word.endswith("*")),
        tuple(names),
    )


def unknown_words(words: Iterable[str], dictionary: Dictionary, own: WordList) -> set[str]:
    """The words that neither the dictionary nor the own list has."""
    asked = {word for word in words if len(word) > 1 and not own.knows(word, dictionary.name_endings)}
    # Hunspell takes a letter that the dictionary's charset lacks for a space, and would let the word pass.
    foreign = {word for word in asked if not _fits(word, dictionary.charset)}
    return foreign | _misspelt(asked - foreign, dictionary)


def _fits(word: str, charset: str) -> bool:
    try:
        word.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _misspelt(words: set[str], dictionary: Dictionary) -> set[str]:
    hunspell = program("hunspell", "apt-get install hunspell hunspell-en-gb hunspell-de-at hunspell-be hunspell-pl")
    done = run([hunspell, "-d", dictionary.name, "-i", "utf-8", "-l"], given="\n".join(sorted(words)) + "\n")
    if done.returncode:
        raise RuntimeError(f"hunspell broke off: {done.stderr}")
    answered = set(done.stdout.split())
    return {word for word in words if word in answered or any(part in answered for part in word.split("'"))}

"""A catalogue of words is read from its .po file, or refused with the reason."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path

import pytest

from dossier.problems import Problem, Problems
from dossier.words.catalogue import read_catalogue

# How a catalogue that can't be used is called.
UNUSABLE = {"missing-words", "broken-words", "not-utf-8"}
HEAD = """\
msgid ""
msgstr ""
"Language: pl\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""
ENTRY = 'msgid "Read on %(date)s."\nmsgstr "Odczytano %(date)s."\n'


def _read(root: Path, content: str | bytes | None, language: str = "pl") -> tuple[NullTranslations, list[Problem]]:
    path = root / "data" / "words" / f"{language}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    if content is not None:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    problems = Problems()
    return read_catalogue(root, language, problems), list(problems)


def test_words_are_read_and_an_empty_entry_falls_back_to_english(tmp_path: Path) -> None:
    words, problems = _read(tmp_path, HEAD + ENTRY + '\nmsgid "Sources"\nmsgstr ""\n')
    assert problems == []
    assert words.gettext("Read on %(date)s.") == "Odczytano %(date)s."
    assert words.gettext("Sources") == "Sources"


def test_plural_forms_are_those_of_the_catalogue(tmp_path: Path) -> None:
    entry = 'msgid "%(n)s a"\nmsgid_plural "%(n)s as"\nmsgstr[0] "one"\nmsgstr[1] "few"\nmsgstr[2] "many"\n'
    words, _ = _read(tmp_path, HEAD + entry)
    assert [words.ngettext("%(n)s a", "%(n)s as", n) for n in (1, 3, 5, 12, 22)] == [
        "one",
        "few",
        "many",
        "many",
        "few",
    ]


def test_an_entry_marked_as_fuzzy_is_not_shown(tmp_path: Path) -> None:
    words, problems = _read(tmp_path, HEAD + "#, fuzzy\n" + ENTRY)
    assert problems == []
    assert words.gettext("Read on %(date)s.") == "Read on %(date)s."


def test_a_language_without_a_catalogue_is_noted(tmp_path: Path) -> None:
    words, (problem,) = _read(tmp_path, None)
    assert (problem.code, problem.location.path) == ("missing-words", "data/words/pl.po")
    assert words.gettext("Sources") == "Sources"


@pytest.mark.parametrize(
    "content",
    [
        HEAD.encode() + 'msgid "a"\nmsgstr "ż"\n'.encode("cp1250"),
        HEAD + "this is no catalogue\n",
        HEAD + 'msgid "a"\nmsgstr "b\n',
        'msgid "a\nmsgstr',
        HEAD.replace("charset=utf-8", "charset=nonsense") + ENTRY,
        HEAD.replace("plural=(n==1", "plural=foo(n==1") + ENTRY,
        HEAD.replace("nplurals=3; plural=", "nplurals=3; plural=__import__") + ENTRY,
    ],
    ids=[
        "coding",
        "no entry",
        "open quote",
        "nothing but a quote",
        "unknown charset",
        "broken plural",
        "code as plural",
    ],
)
def test_a_broken_catalogue_is_a_problem_and_no_crash(tmp_path: Path, content: str | bytes) -> None:
    _, problems = _read(tmp_path, content)
    assert problems
    assert {problem.code for problem in problems} <= UNUSABLE


@pytest.mark.parametrize("said", ["Odczytano %(datum)s.", "Odczytano %(date).", "100 % %(date)s", "Odczytano %s."])
def test_a_translation_that_loses_a_place_of_its_message_is_a_problem(tmp_path: Path, said: str) -> None:
    _, problems = _read(tmp_path, HEAD + f'#, python-format\nmsgid "Read on %(date)s."\nmsgstr "{said}"\n')
    assert problems
    assert {problem.code for problem in problems} <= UNUSABLE


def test_a_language_that_cldr_does_not_know_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    _read(tmp_path, HEAD + ENTRY, language="xq")

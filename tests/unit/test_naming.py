"""Names are found as a pattern finds them, whatever their case and emphasis; that most texts hold none costs little."""

from __future__ import annotations

import re
import sys

import pytest

from dossier.prose.naming import Names, fold_case

NAMES = Names(["Ales Exampel", "Алесь Ўзорны", "İpek", "Straße"])


def test_what_a_pattern_takes_for_the_same_letter_is_folded_to_the_same() -> None:
    letters = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    cased = "".join(letter for letter in letters if {letter.lower(), letter.upper(), letter.casefold()} != {letter})
    for letter in cased:
        for found in re.findall(re.escape(letter), cased, re.IGNORECASE):
            assert fold_case(found) == fold_case(letter), (letter, found)


@pytest.mark.parametrize(
    "text", ["Ales Exampel", "ALES EXAMPEL", "алесь ўзорны", "ipek", "ıpek", "STRAẞE", "aXStraßes"]
)
def test_a_name_is_found_in_any_case(text: str) -> None:
    assert NAMES.lines_as_written(f"first\n{text} and {text}\nlast") == [2, 2]
    assert NAMES.lines_as_read(f"first\n{text} and {text}\nlast") == [2]
    assert NAMES.stand_in(text)


@pytest.mark.parametrize("text", ["A*les* Exampel", "<b>Ales</b> Exampel", "Ales&#32;Exampel", "**Ales Exam**pel"])
def test_a_name_is_found_in_spite_of_emphasis(text: str) -> None:
    assert NAMES.lines_as_written(text) == []
    assert NAMES.lines_as_read(f"first\n{text}") == [2]


def test_a_name_that_lines_part_is_found_in_the_whole() -> None:
    assert NAMES.lines_as_read("Ales\nExampel") == []
    assert NAMES.stand_in("Ales\n  Exampel")


@pytest.mark.parametrize("text", ["", "Ales", "Exampel Ales", "Strasse", "a < b\n> Ales"])
def test_no_name_is_found_where_none_stands(text: str) -> None:
    assert (NAMES.lines_as_written(text), NAMES.lines_as_read(text), NAMES.stand_in(text)) == ([], [], False)

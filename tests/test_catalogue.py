"""Holds three lists together: the catalogue, the codes that the engine's source notes, and the cases of the tests."""

from __future__ import annotations

import ast
import re

import pytest

from dossier.catalogue import ENTRIES, Entry
from small_sites import ROOT

_ENGINE = ROOT / "hooks" / "dossier"
_CASES = ROOT / "tests" / "cases"
_CODE = r"[a-z0-9]+(?:-[a-z0-9]+)+"
# Where the source has a code: as what is noted or refused, or in what chooses the code to note.
_NOTING = ("add", "_RefusedError")
_CHOOSING = ("code", "_CODES")


def _codes_in_source() -> set[str]:
    """Return every code that the engine's source gives to the collector of problems."""
    found: set[str] = set()
    for path in sorted(_ENGINE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and node.args and _name(node.func) in _NOTING:
                found |= _codes_in(node.args[0])
            elif isinstance(node, ast.Assign) and _name(node.targets[0]) in _CHOOSING:
                found |= _codes_in(node.value)
    return found


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _codes_in(node: ast.AST) -> set[str]:
    words = {part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)}
    return {word for word in words if re.fullmatch(_CODE, word)}


def _codes_in_cases() -> set[str]:
    return {code for path in _CASES.glob("*.md") for code in re.findall(r": error\[([a-z0-9-]+)\]: ", path.read_text())}


def test_the_source_notes_every_code_of_the_catalogue_and_no_other() -> None:
    assert _codes_in_source() == set(ENTRIES)


def test_every_code_has_a_case_of_its_name_that_shows_it() -> None:
    for code in ENTRIES:
        case = _CASES / f"{code}.md"
        assert case.is_file(), f"tests/cases/{code}.md is missing"
        assert f": error[{code}]: " in case.read_text()


def test_the_cases_show_no_code_that_the_catalogue_lacks() -> None:
    assert _codes_in_cases() == set(ENTRIES)


def test_a_case_named_after_no_code_says_so_by_a_name_of_its_own() -> None:
    """A further face of a code is `<code>--<face>.md`."""
    others = {path.stem for path in _CASES.glob("*.md")} - set(ENTRIES) - {"several-at-once"}
    assert {stem for stem in others if stem.split("--")[0] not in ENTRIES} == set()


def test_there_are_at_least_forty_kinds_of_problem() -> None:
    assert len(ENTRIES) >= 40


@pytest.mark.parametrize("code", ENTRIES)
def test_an_entry_says_what_why_and_how_to_mend(code: str) -> None:
    entry = ENTRIES[code]
    assert re.fullmatch(_CODE, code)
    for text in (entry.title, entry.why, entry.fix):
        assert text == text.strip()
        assert text
        assert not text.endswith(".")
    assert entry.title[0].isupper()


@pytest.mark.parametrize("code", ENTRIES)
def test_an_entry_speaks_to_an_editor(code: str) -> None:
    entry = ENTRIES[code]
    for text in (entry.title, entry.why, entry.fix):
        assert re.search(r"\b(?:str|int|bool|float|dict|tuple|NoneType|Traceback|pydantic|None)\b", text) is None


def test_no_two_kinds_of_problem_have_one_title() -> None:
    titles = [entry.title for entry in ENTRIES.values()]
    assert len(titles) == len(set(titles))
    assert all(isinstance(entry, Entry) for entry in ENTRIES.values())

"""What is kept of the input is the same input without opening a file, and holds nothing of anybody withheld."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from dossier.library import Library
from dossier.problems import InputRefused, Problem, Problems
from dossier.publish.edition import prepare_edition
from dossier.reading import forms, read_library
from dossier.reading.kept import code_digest
from dossier.sources import files
from small_sites import ROOT, TODAY
from unit.making import codes, drop, rewrite
from unit.pictures import photograph, show_in

TEXT = "briefings/invented-waves/en.md"
RECORD = "data/topics/elections.yml"


class Memory:
    """A store that counts how often it is asked."""

    def __init__(self) -> None:
        self.entries: dict[bytes, bytes] = {}
        self.asked = self.given = 0

    def get(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        self.asked += 1
        return {key: self.entries[key] for key in keys if key in self.entries}

    def need(self, keys: Iterable[bytes]) -> None:
        del keys

    def put(self, entries: Mapping[bytes, bytes]) -> None:
        self.given += 1
        self.entries |= entries


def _digests(root: Path, size: int = 16) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): hashlib.blake2b(path.read_bytes(), digest_size=size).digest()
        for top in ("briefings", "data", "docs")
        for path in (root / top).rglob("*")
        if path.is_file()
    }


def _read(root: Path, store: Memory, digests: Mapping[str, bytes] | None = None) -> tuple[Library, list[Problem]]:
    problems = Problems()
    library = read_library(root, problems, store, _digests(root) if digests is None else digests)
    return library, list(problems)


def _rendered(problems: Iterable[Problem]) -> list[str]:
    return [problem.render() for problem in problems]


def _said(library: Library) -> dict[str, Any]:
    """Return all that a library holds but the places, and each place of a record's first line."""
    held = {field.name: getattr(library, field.name) for field in fields(library) if field.name != "trees"}
    return held | {"trees": {owner: (tree.file, tree.marked, tree.locate()) for owner, tree in library.trees.items()}}


def _never_open(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_root: Path, name: str, _problems: Problems) -> bytes:
        pytest.fail(f"{name} was opened")

    monkeypatch.setattr(forms, "read_bytes", fail)
    monkeypatch.setattr(files, "read_bytes", fail)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail(f"{self} was opened"))


@pytest.mark.parametrize("size", [16, 32])
def test_what_was_kept_is_what_was_read_and_no_file_is_opened(
    small_site: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    show_in(small_site, photograph(400, 300))
    drop(small_site / "data/prisoners/hidden-example.yml")
    store, digests = Memory(), _digests(small_site, size)
    first, problems = _read(small_site, store, digests)
    assert (_rendered(problems), store.asked, store.given) == ([], 1, 1)
    with monkeypatch.context() as patch:
        _never_open(patch)
        second, problems = _read(small_site, store, digests)
    assert (_rendered(problems), store.asked, store.given) == ([], 2, 1)
    assert _said(second) == _said(first) == _said(read_library(small_site, Problems()))


def test_the_real_input_is_the_same_from_what_was_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    store, digests = Memory(), _digests(ROOT)
    first, problems = _read(ROOT, store, digests)
    with monkeypatch.context() as patch:
        _never_open(patch)
        second, _ = _read(ROOT, store, digests)
    assert _rendered(problems) == []
    assert _said(second) == _said(first)


def test_files_parsed_by_other_processes_are_the_same(small_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rewrite(small_site / TEXT, "---\n", "---\nunknown: 1\n")
    rewrite(small_site / RECORD, "label:", "lable:")
    alone = Problems()
    here = _said(read_library(small_site, alone))
    monkeypatch.setattr("dossier.reading.files._LEAST", 1)
    monkeypatch.setattr("dossier.workers.count_processors", lambda: 2)
    shared = Problems()
    assert _said(read_library(small_site, shared)) == here
    assert _rendered(shared) == _rendered(alone) != []


@pytest.mark.parametrize(
    "damage", [b"", b"[]", b"[]\n", b"{}\n{}", b"\xff\n\xff", b"[]\n[1]", b"null\nnull", b"0" * 99]
)
def test_a_damaged_form_counts_as_none(small_site: Path, damage: bytes) -> None:
    show_in(small_site, photograph(400, 300))
    store = Memory()
    first, _ = _read(small_site, store)
    whole = dict(store.entries)
    store.entries = dict.fromkeys(whole, damage)
    second, problems = _read(small_site, store)
    assert _rendered(problems) == []
    assert _said(second) == _said(first)
    assert store.entries == whole


def test_a_form_that_is_cut_short_counts_as_none(small_site: Path) -> None:
    store = Memory()
    first, _ = _read(small_site, store)
    whole = dict(store.entries)
    store.entries = {key: form[: len(form) // 2] for key, form in whole.items()}
    assert _said(_read(small_site, store)[0]) == _said(first)
    assert store.entries == whole


@pytest.mark.parametrize("name", [TEXT, RECORD])
def test_a_file_with_a_problem_is_not_kept_and_told_of_each_time(small_site: Path, name: str) -> None:
    rewrite(small_site / name, "label:" if name == RECORD else "title:", "titel:")
    store = Memory()
    first = _read(small_site, store)[1]
    assert _rendered(_read(small_site, store)[1]) == _rendered(first) != []


def test_a_text_whose_body_has_a_problem_is_told_of_each_time(small_site: Path) -> None:
    path = small_site / TEXT
    path.write_text(path.read_text() + "\n[x](javascript:alert)\n")
    store = Memory()
    for _ in range(2):
        assert codes(_read(small_site, store)[1]) == ["unsafe-link"]


def test_only_a_file_that_changed_is_opened(small_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drop(small_site / "data/prisoners/hidden-example.yml")
    store = Memory()
    _read(small_site, store)
    path = small_site / TEXT
    path.write_text(path.read_text() + "\nMore words.\n")
    digests = _digests(small_site)
    opened: list[str] = []
    read_bytes = forms.read_bytes
    monkeypatch.setattr(
        forms, "read_bytes", lambda root, name, problems: opened.append(name) or read_bytes(root, name, problems)
    )
    library, _ = _read(small_site, store, digests)
    assert opened == [TEXT]
    assert "More words." in library.texts["publication", "invented-waves"]["en"].body.html


def test_what_changed_after_its_digest_was_made_is_not_kept_under_it(small_site: Path) -> None:
    store, digests = Memory(), _digests(small_site)
    path = small_site / TEXT
    before = path.read_text()
    path.write_text(before + "\nMore words.\n")
    _read(small_site, store, digests)
    path.write_text(before)
    library, _ = _read(small_site, store, digests)
    assert "More words." not in library.texts["publication", "invented-waves"]["en"].body.html


def test_a_file_without_a_digest_is_read_and_not_kept(small_site: Path) -> None:
    store = Memory()
    library, problems = _read(small_site, store, {})
    assert (_rendered(problems), store.asked, store.given) == ([], 0, 0)
    assert library.topics


def test_other_code_keeps_other_forms(small_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(code_digest()) == 16
    store = Memory()
    _read(small_site, store)
    monkeypatch.setattr("dossier.reading.kept.code_digest", lambda: b"other code")
    kept = len(store.entries)
    _read(small_site, store)
    assert len(store.entries) == 2 * kept


def test_a_mistake_between_kept_records_is_told_at_its_place(small_site: Path) -> None:
    store = Memory()
    prepare_edition(small_site, TODAY, store=store, digests=_digests(small_site))
    drop(small_site / RECORD)
    told: list[list[str]] = []
    for kept in (store, Memory()):
        with pytest.raises(InputRefused) as refusal:
            prepare_edition(small_site, TODAY, store=kept, digests=_digests(small_site))
        told.append(_rendered(refusal.value.problems))
    assert told[0] == told[1]
    assert any(" | " in rendered for rendered in told[0])


# Somebody withheld


def _hidden_words() -> tuple[str, ...]:
    return ("Concealed", "Схаваны", "Verborgenes", "Schavany", "lamplighter")


def test_nothing_of_somebody_withheld_is_kept(small_site: Path) -> None:
    store = Memory()
    library, _ = _read(small_site, store)
    assert "hidden-example" in library.withheld
    kept = b"\n".join(store.entries.values()).decode()
    for word in _hidden_words():
        assert word not in kept
        assert word.encode("ascii", "backslashreplace").decode() not in kept


def test_a_record_withheld_in_an_odd_way_of_writing_is_not_kept(small_site: Path) -> None:
    rewrite(small_site / "data/prisoners/hidden-example.yml", "publication: withheld", "publication:\n  withheld")
    test_nothing_of_somebody_withheld_is_kept(small_site)


@pytest.mark.parametrize(
    "name", ["Concealed Invented Example", "concealed *Invented* Example", "Concealed\nInvented Example"]
)
def test_a_text_that_names_somebody_withheld_is_not_kept(small_site: Path, name: str) -> None:
    path = small_site / TEXT
    path.write_text(f"{path.read_text()}\nMet {name} there.\n")
    test_nothing_of_somebody_withheld_is_kept(small_site)


def test_a_record_that_names_somebody_withheld_is_not_kept(small_site: Path) -> None:
    rewrite(small_site / RECORD, "label:", "# Concealed Invented Example [@invented-report]\nlabel:")
    test_nothing_of_somebody_withheld_is_kept(small_site)

"""What is kept comes back as it was put, or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dossier.store import NOTHING, FileStore, Store, make_key

ONE, TWO = make_key("one"), make_key("two")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "store.db"


def test_what_was_put_is_given_to_another_build(file: Path) -> None:
    FileStore(file).put({ONE: b"first", TWO: b""})
    assert FileStore(file).get([TWO, ONE, make_key("three")]) == {ONE: b"first", TWO: b""}


def test_a_later_value_replaces_an_earlier_one(file: Path) -> None:
    store = FileStore(file)
    store.put({ONE: b"first"})
    store.put({ONE: b"second"})
    assert store.get([ONE]) == {ONE: b"second"}


def test_many_keys_are_found_at_once(file: Path) -> None:
    entries = {make_key(str(number)): str(number).encode() for number in range(1500)}
    FileStore(file).put(entries)
    assert FileStore(file).get(entries) == entries


@pytest.mark.parametrize("damage", [b"", b"no database at all, but longer than its head would be" * 9])
def test_a_file_that_is_no_database_is_begun_anew(file: Path, damage: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(damage)
    store = FileStore(file)
    assert store.get([ONE]) == {}
    store.put({ONE: b"first"})
    assert store.get([ONE]) == {ONE: b"first"}


def test_a_damaged_entry_is_left_out_and_the_others_are_found(file: Path) -> None:
    store = FileStore(file)
    store.put({ONE: b"first", TWO: b"second"})
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE kept SET value = substr(value, 1, 20) WHERE key = ?", (ONE,))
    assert store.get([ONE, TWO]) == {TWO: b"second"}


def test_a_file_cut_short_counts_as_none(file: Path) -> None:
    store = FileStore(file)
    store.put({make_key(str(number)): bytes(900) for number in range(50)})
    file.write_bytes(file.read_bytes()[:5000])
    assert dict(store.get([make_key("3")])) in ({}, {make_key("3"): bytes(900)})
    store.put({ONE: b"first"})
    assert store.get([ONE]) == {ONE: b"first"}


def test_a_store_that_is_too_large_keeps_what_this_build_used(file: Path) -> None:
    FileStore(file).put({ONE: bytes(50_000), TWO: bytes(50_000)})
    store = FileStore(file)
    store.get([TWO])
    store.shrink(1_000_000)
    assert len(store.get([ONE, TWO])) == 2
    store = FileStore(file)
    store.need([TWO])
    store.shrink(60_000)
    assert FileStore(file).get([ONE, TWO]) == {TWO: bytes(50_000)}
    assert file.stat().st_size < 70_000


def test_no_two_lists_of_parts_have_one_key() -> None:
    keys = [make_key(), make_key(""), make_key("ab"), make_key("a", "b"), make_key("", "ab"), make_key(b"a", b"b", b"")]
    assert len(set(keys)) == len(keys)
    assert make_key("a") == make_key(b"a")


def test_a_store_that_keeps_nothing_gives_nothing() -> None:
    store: Store = NOTHING
    store.put({ONE: b"first"})
    assert store.get([ONE]) == {}

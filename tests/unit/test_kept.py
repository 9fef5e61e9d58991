"""What was costly to make is made once, and nothing that was damaged is ever taken for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dossier.publish.kept import keep


def _counted(data: bytes) -> tuple[Callable[[], bytes], list[int]]:
    calls: list[int] = []

    def make() -> bytes:
        calls.append(1)
        return data

    return make, calls


def test_what_was_made_before_is_not_made_again(tmp_path: Path) -> None:
    make, calls = _counted(b"bytes")
    assert [keep(tmp_path / "new", "key", make) for _ in range(3)] == [b"bytes"] * 3
    assert calls == [1]


def test_another_key_is_made_anew(tmp_path: Path) -> None:
    assert keep(tmp_path, "one", lambda: b"1") == b"1"
    assert keep(tmp_path, "two", lambda: b"2") == b"2"


def _damage(kind: str, entry: Path) -> None:
    stored = entry.read_bytes()
    entry.write_bytes(
        {"cut": stored[:-1], "changed": stored[:-1] + b"!", "emptied": b"", "longer": stored + b"!"}[kind]
    )


@pytest.mark.parametrize("kind", ["cut", "changed", "emptied", "longer"])
def test_a_damaged_entry_is_made_anew_and_mended(tmp_path: Path, kind: str) -> None:
    make, calls = _counted(b"bytes")
    keep(tmp_path, "key", make)
    (entry,) = tmp_path.iterdir()
    _damage(kind, entry)
    assert keep(tmp_path, "key", make) == b"bytes"
    assert keep(tmp_path, "key", make) == b"bytes"
    assert len(calls) == 2


def test_nothing_half_made_is_left_when_making_fails(tmp_path: Path) -> None:
    def fail() -> bytes:
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        keep(tmp_path, "key", fail)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def strange_keys() -> Iterator[str]:
    """Keys that would be no good names of files."""
    return iter(["../../outside", "a/b", "\x00", "ў" * 500, ""])


def test_a_key_never_decides_where_an_entry_lies(tmp_path: Path, strange_keys: Iterator[str]) -> None:
    folder = tmp_path / "kept"
    for key in strange_keys:
        assert keep(folder, key, lambda key=key: key.encode()) == key.encode()  # type: ignore[misc]
    assert {path.parent for path in tmp_path.rglob("*") if path.is_file()} == {folder}

"""What is asked for is noted, and nothing else; the digests of values are the same in every process."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from types import MappingProxyType

import pytest

from dossier.build.ledger import ALL, Asked, Ledger
from dossier.build.values import digest_value
from dossier.model.dates import parse_partial_date
from small_sites import ROOT


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
def asked(ledger: Ledger) -> Asked[object, int]:
    return Asked({"a": 1, "b": 2, ("c", "d"): 3}, ledger, "thing")


def test_a_key_that_is_asked_for_is_noted_whether_it_is_there_or_not(ledger: Ledger, asked: Asked[object, int]) -> None:
    with ledger.open() as facts:
        assert asked["a"] == 1
        assert asked.get("x") is None
        assert "y" not in asked
        assert asked["c", "d"] == 3
        with pytest.raises(KeyError):
            asked["z"]
    assert facts == {("thing", "a"), ("thing", "x"), ("thing", "y"), ("thing", "c", "d"), ("thing", "z")}


@pytest.mark.parametrize("ask", [list, len, lambda m: m.items(), lambda m: m.keys(), lambda m: m.values(), bool])
def test_whoever_looks_through_all_has_asked_for_all(ledger: Ledger, asked: Asked[object, int], ask: object) -> None:
    with ledger.open() as facts:
        ask(asked)  # type: ignore[operator]
    assert facts == {("thing", ALL)}


def test_what_is_asked_within_does_not_count_for_what_is_around(ledger: Ledger, asked: Asked[object, int]) -> None:
    with ledger.open() as outer:
        asked["a"]
        with ledger.open() as inner:
            asked["b"]
        assert inner == {("thing", "b")}
    assert outer == {("thing", "a")}


def test_nothing_is_lost_when_something_fails(ledger: Ledger, asked: Asked[object, int]) -> None:
    with ledger.open() as outer:
        with pytest.raises(ZeroDivisionError), ledger.open():
            raise ZeroDivisionError
        asked["a"]
    assert outer == {("thing", "a")}


DIFFERENT = [
    None, True, 1, 1.0, "1", "", (), ("1",), ("1", "2"), (("1",), "2"), ["1"], {"a": "b"}, {"b": "a"}, {"a": ("b",)},
    frozenset({"a"}), date(2026, 1, 1), "2026-01-01", parse_partial_date("2026-01-01"), parse_partial_date("2026-01"),
]  # fmt: skip


def test_different_values_have_different_digests() -> None:
    told = [digest_value(value) for value in DIFFERENT]
    # A list and a tuple of the same look the same to a page.
    assert len(set(told)) == len(told) - 1


def test_a_digest_is_the_same_in_every_process() -> None:
    code = (
        "from dossier.build.values import digest_value as d\n"
        "print(d(({'a': frozenset('xyz'), 'b': ('c', None)}, 'ў')).hex())"
    )
    environment = {"PYTHONPATH": str(ROOT / "hooks")}
    found = {
        subprocess.run(
            [sys.executable, "-c", code], env={**environment, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(found) == 1
    assert found != {b""}


@pytest.mark.parametrize("value", [object(), lambda: None, {"a": object()}, MappingProxyType({"a": [object()]})])
def test_what_could_look_otherwise_in_another_process_has_no_digest(value: object) -> None:
    with pytest.raises(TypeError, match="has no digest"):
        digest_value(value)

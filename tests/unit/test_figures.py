"""Figures are the newest of their kind, with their day, their qualifier and their sources."""

from __future__ import annotations

from typing import Any

from dossier.figures.newest import counts_of, day_covered, newest_count, newest_wave, waves_by_day
from unit.making import library_with, record


def _count(date: str, value: int, measure: str = "held", qualifier: str = "exact") -> Any:
    return record(
        "count",
        f"measure: {measure}\ndate: {date}\nvalue: {value}\nqualifier: {qualifier}\n"
        "confidence: reported\nsources: [s]\n",
    )


def _wave(decree: str, released: str, total: int) -> Any:
    return record(
        "release",
        f"decree: {decree}\nreleased: {released}\nkind: pardon-decree\n"
        f"count: {{total: {total}, qualifier: over, political: null, women: null, men: null}}\n"
        "legal_basis: null\ntaken_to: null\nadds_to_total: true\nconfidence: reported\nsources: [s, t]\n",
    )


def test_the_newest_count_is_the_one_of_the_latest_day_and_its_own_measure() -> None:
    library = library_with(
        counts={
            "a": _count('"2024-12-31"', 1265),
            "b": _count('"2025-02"', 1200, qualifier="at-least"),
            "c": _count('"2026"', 4000, measure="recognised-since-2020"),
        }
    )
    figure = newest_count(library, "held")
    assert figure is not None
    assert (figure.value, figure.qualifier, figure.as_of.iso()) == (1200, "at-least", "2025-02")
    assert (figure.sources, figure.record) == (("s",), ("count", "b"))


def test_where_nothing_was_counted_there_is_no_figure() -> None:
    assert newest_count(library_with(), "held") is None
    assert newest_wave(library_with()) is None
    assert day_covered(library_with()) is None
    assert waves_by_day(library_with()) == []


def test_of_two_counts_of_a_day_always_the_same_is_the_newest() -> None:
    first, second = _count('"2024"', 1), _count('"2024"', 2)
    one = newest_count(library_with(counts={"a": first, "b": second}), "held")
    other = newest_count(library_with(counts={"b": second, "a": first}), "held")
    assert one == other


def test_waves_are_ordered_by_the_day_of_release_where_it_is_known_and_else_by_the_decree() -> None:
    library = library_with(
        releases={
            "a": _wave('"2024-09-16"', '"2024-09"', 37),
            "b": _wave("null", '"2024-09-18"', 1),
            "c": _wave('"2024-08-30"', '"2024-09-20"', 30),
        }
    )
    assert [key for key, _ in waves_by_day(library)] == ["c", "b", "a"]
    figure = newest_wave(library)
    assert figure is not None
    assert (figure.value, figure.qualifier, figure.record) == (30, "over", ("release", "c"))


def test_waves_of_one_day_keep_the_order_of_their_ids() -> None:
    wave = _wave("null", '"2024-09-18"', 1)
    assert [key for key, _ in waves_by_day(library_with(releases={"b": wave, "a": wave}))] == ["a", "b"]


def test_counts_of_a_measure_come_newest_first() -> None:
    library = library_with(
        counts={"a": _count('"2022"', 1), "b": _count('"2024"', 2), "c": _count('"2023"', 3, measure="incommunicado")}
    )
    assert [key for key, _ in counts_of(library, "held")] == ["b", "a"]


def test_the_day_covered_is_the_latest_that_any_record_states() -> None:
    source = record("source", 'publisher: A\naddress: null\ndate: "2025-03-20"\nread: "2026-11-01"\n')
    library = library_with(
        counts={"a": _count('"2024"', 1)},
        releases={"b": _wave('"2025-03-01"', '"2025-03-05"', 2)},
        sources={"s": source},
    )
    covered = day_covered(library)
    assert covered is not None
    assert covered.iso() == "2025-03-20"

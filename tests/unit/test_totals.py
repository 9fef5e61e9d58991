"""Waves are added up in their order; each total that a source states stands beside the sum up to its day."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dossier.figures.totals import Comparison, compare_totals, running_totals
from dossier.figures.waves import added_by, is_until, ordinals_of, waves_by_day, waves_in_order, waves_until
from dossier.library import Library
from dossier.problems import Problem
from unit.making import codes, day, library_with, problems_of, record, rewrite

FIRST = "data/releases/2024-07-02-first.yml"
REPORT = "data/totals/2024-09-16-report.yml"
GAZETTE = "data/totals/2025-01-20-gazette.yml"


def _wave(released: str, total: int, political: int | None = None, *, adds: bool = True, decree: str = "null") -> Any:
    return record(
        "release",
        f"decree: {decree}\nreleased: {released}\nkind: pardon-decree\n"
        f"count: {{total: {total}, political: {'null' if political is None else political}, women: null, men: null}}\n"
        f"legal_basis: null\ntaken_to: null\nadds_to_total: {str(adds).lower()}\nconfidence: reported\nsources: [s]\n",
    )


def _stated(when: str, value: int, qualifier: str = "exact") -> Any:
    return record(
        "total",
        f'date: {when}\nsince: "2024-07"\nvalue: {value}\nqualifier: {qualifier}\nconfidence: reported\nsources: [s]\n',
    )


def _library(**totals: Any) -> Library:
    return library_with(
        releases={
            "a": _wave('"2024-07-03"', 18),
            "b": _wave('"2024-08-01"', 1, adds=False),
            "c": _wave('"2024-08"', 30, 28, decree='"2024-08-16"'),
            "d": _wave('{after: "2024-09-01", before: "2024-09-04"}', 30),
            "e": _wave('"2024-09"', 37),
        },
        totals=totals,
    )


def _compared(when: str, value: int, qualifier: str = "exact") -> Comparison:
    (found,) = compare_totals(_library(t=_stated(when, value, qualifier)))
    return found


# Waves


def test_waves_stand_in_the_order_of_their_days_and_the_newest_first_where_asked() -> None:
    # A month begins before any of its days; of one beginning, the earlier end stands first.
    assert [key for key, _ in waves_in_order(_library())] == ["a", "b", "c", "d", "e"]
    assert [key for key, _ in waves_by_day(_library())] == ["e", "d", "c", "b", "a"]


def test_two_waves_of_one_day_keep_one_order() -> None:
    same = _wave('"2024-07-03"', 18)
    assert [key for key, _ in waves_in_order(library_with(releases={"z": same, "y": same}))] == ["y", "z"]


@pytest.mark.parametrize(
    ("when", "keys"),
    [
        ("2024-07-02", ""),
        ("2024-07-03", "a"),
        ("2024-07", "a"),
        ("2024-08-15", "ab"),
        ("2024-08-16", "abc"),
        ("2024-09-03", "abc"),
        ("2024-09-04", "abcd"),
        ("2024-09-29", "abcd"),
        ("2024-09-30", "abcde"),
        ("2024-09", "abcde"),
        ("2024", "abcde"),
    ],
)
def test_only_waves_that_were_certainly_over_by_the_day_count(when: str, keys: str) -> None:
    assert "".join(key for key, _ in waves_until(_library(), day(when))) == keys


@pytest.mark.parametrize(
    ("moment", "when", "over"),
    [
        ("2024-07-03", "2024-07-03", True),
        ("2024-07-03", "2024-07-02", False),
        ("2024-07", "2024-07-30", False),
        ("2024-07", "2024-07-31", True),
        ("2024-07", "2024-07", True),
        ("2024-07-31", "2024-07", True),
        ("2024", "2024-12", True),
        ({"after": "2024"}, "2099", False),
        ({"before": "2024"}, "2024", True),
        ({"after": "2024", "before": "2025-05"}, "2025-05-30", False),
        ("2024", {"after": "2020"}, True),
    ],
)
def test_a_moment_is_over_when_its_last_possible_day_is(moment: Any, when: Any, over: bool) -> None:
    assert is_until(day(moment), day(when)) is over


def test_a_wave_adds_its_political_share_where_one_is_stated_and_else_everybody() -> None:
    assert added_by(_wave('"2024"', 30, 28)) == 28
    assert added_by(_wave('"2024"', 30)) == 30
    assert added_by(_wave('"2024"', 30, 0)) == 0
    assert added_by(_wave('"2024"', 30, 28, adds=False)) == 0


# Running totals and ordinals


def test_a_running_total_is_the_sum_of_what_the_waves_added_so_far() -> None:
    totals = [(total.wave, total.value, total.added) for total in running_totals(_library())]
    assert totals == [
        ("a", 18, 18),
        ("c", 46, 28),
        ("d", 76, 30),
        ("e", 113, 37),
    ]


def test_a_wave_that_is_left_out_has_no_running_total_and_no_number() -> None:
    assert ordinals_of(_library()) == {"a": 1, "c": 2, "d": 3, "e": 4}
    assert "b" not in {total.wave for total in running_totals(_library())}


def test_without_waves_there_is_no_total() -> None:
    assert running_totals(library_with()) == compare_totals(library_with()) == []
    assert ordinals_of(library_with()) == {}


# Stated totals


def test_a_stated_total_stands_beside_the_sum_of_the_waves_up_to_its_day() -> None:
    found = _compared('"2024-09-16"', 80)
    assert (found.identifier, found.computed, found.difference, found.agrees) == ("t", 76, 4, False)
    assert (found.waves, found.parts) == (("a", "c", "d"), (18, 28, 30))
    assert _compared('"2024-09-16"', 70).difference == -6
    assert _compared('"2024-09"', 113).agrees


def test_a_total_stated_before_the_first_wave_stands_beside_nought() -> None:
    found = _compared('"2024-01"', 5)
    assert (found.computed, found.waves, found.parts, found.difference) == (0, (), (), 5)


@pytest.mark.parametrize(
    ("qualifier", "below", "equal", "above"),
    [
        # whether a stated total that is below, equal to or above the sum agrees with it
        ("exact", False, True, False),
        ("about", False, True, False),
        ("nearly", False, True, False),
        ("estimated", False, True, False),
        ("at-least", True, True, False),
        ("estimated-over", True, True, False),
        ("over", True, False, False),
    ],
)
def test_what_agrees_depends_on_the_qualifier(qualifier: str, below: bool, equal: bool, above: bool) -> None:
    agree = [_compared('"2024-09"', value, qualifier).agrees for value in (112, 113, 114)]
    assert agree == [below, equal, above]


def test_stated_totals_come_in_the_order_of_their_days_and_then_of_their_ids() -> None:
    library = _library(b=_stated('"2024-09"', 1), a=_stated('"2024-09"', 2), z=_stated('"2024-08-16"', 3))
    assert [item.identifier for item in compare_totals(library)] == ["z", "a", "b"]


def test_where_what_a_source_states_changes_the_sum_stays() -> None:
    assert _compared('"2024-09"', 1).computed == _compared('"2024-09"', 1000).computed


# As an editor meets it


def _after(root: Path, file: str, old: str, new: str) -> list[Problem]:
    rewrite(root / file, old, new)
    return problems_of(root)


def test_a_stated_total_that_is_not_the_sum_needs_an_explanation(small_site: Path) -> None:
    (problem,) = _after(small_site, REPORT, "value: 14", "value: 15")
    assert (problem.code, str(problem.location)) == ("total-without-explanation", f"{REPORT}:3:8")
    assert problem.message == "15 is stated, the waves up to 2024-09-16 add up to 14"


def test_with_an_explanation_a_total_may_differ(small_site: Path) -> None:
    assert _after(small_site, REPORT, "value: 14", "value: 15\nexplanation: {en: It counts otherwise.}") == []


def test_a_wave_that_changes_makes_a_total_that_agreed_a_problem(small_site: Path) -> None:
    (problem,) = _after(small_site, FIRST, "political: 9", "political: 8")
    assert (problem.code, problem.location.path) == ("total-without-explanation", REPORT)


def test_an_explanation_that_stands_is_kept_where_the_total_agrees(small_site: Path) -> None:
    assert _after(small_site, GAZETTE, "value: 20\nqualifier: about", "value: 15") == []


def test_a_wave_that_is_left_out_says_why(small_site: Path) -> None:
    problems = _after(small_site, "data/releases/2025-01-18-third.yml", "adds_to_total: true", "adds_to_total: false")
    (problem,) = problems
    assert (problem.code, problem.location.path) == ("left-out-without-reason", "data/releases/2025-01-18-third.yml")
    reason = "adds_to_total: false\nleft_out_because: {en: a reason, de: ein Grund}"
    assert codes(_after(small_site, "data/releases/2025-01-18-third.yml", "adds_to_total: false", reason)) == []

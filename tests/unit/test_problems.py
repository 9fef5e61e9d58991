"""Problems are values: collected once each, sorted by place, and printed for the person who can mend them."""

from __future__ import annotations

import pytest

from dossier.catalogue import ENTRIES
from dossier.problems import InputRefused, Location, Problem, Problems

LINE = "  - kastusiow"
PLACE = Location("data/releases/a.yml", 14, 5, 9, LINE)


def _render(place: Location, message: str = "m", fix: str = "") -> list[str]:
    problems = Problems()
    problems.add("unknown-reference", place, message, fix)
    return next(iter(problems)).render().split("\n")


def test_a_problem_shows_place_excerpt_reason_and_remedy() -> None:
    assert _render(PLACE, "no prisoner has the id `kastusiow`", "did you mean `kastusiou`?") == [
        "data/releases/a.yml:14:5: error[unknown-reference]: no prisoner has the id `kastusiow`",
        "   14 |   - kastusiow",
        "      |     ^^^^^^^^^",
        f"  why: {ENTRIES['unknown-reference'].why}",
        "  fix: did you mean `kastusiou`?",
    ]


def test_without_a_better_remedy_the_catalogue_gives_one() -> None:
    assert _render(PLACE)[-1] == f"  fix: {ENTRIES['unknown-reference'].fix}"


def test_a_place_is_as_exact_as_it_is_known() -> None:
    assert str(Location("a.yml")) == "a.yml"
    assert str(Location("a.yml", 3)) == "a.yml:3"
    assert str(Location("a.yml", 3, 4)) == "a.yml:3:4"


def test_a_problem_of_a_whole_file_has_no_excerpt() -> None:
    assert len(_render(Location("a.yml"))) == 3


def test_a_column_outside_the_line_gets_no_mark() -> None:
    assert len(_render(Location("a.yml", 1, 50, 1, "short"))) == 4


def test_a_mark_ends_with_its_line() -> None:
    assert _render(Location("a.yml", 1, 3, 99, "abcde"))[2] == "      |   ^^^"


def test_a_long_line_is_cut() -> None:
    shown = _render(Location("a.yml", 1, 1, 1, "x" * 500))[1]
    assert shown.endswith("…")
    assert len(shown) < 180


@pytest.mark.parametrize("char", ["\x1b", "\u202e", "\x00", "\r", "\u2066"])
def test_no_input_can_rewrite_the_terminal(char: str) -> None:
    shown = "\n".join(_render(Location(f"data/a{char}b.yml", 1, 1, 1, f"a{char}b"), f"a{char}b", f"a{char}b"))
    assert char not in shown


def test_the_same_problem_twice_counts_once() -> None:
    problems = Problems()
    problems.add("too-deep", PLACE, "m")
    problems.add("too-deep", PLACE, "m")
    assert len(problems) == 1


def test_problems_come_sorted_by_file_line_and_column() -> None:
    problems = Problems()
    for place in (Location("b.yml", 1), Location("a.yml", 10, 2), Location("a.yml", 10, 1), Location("a.yml", 9)):
        problems.add("too-deep", place, "m")
    assert [str(problem.location) for problem in problems] == ["a.yml:9", "a.yml:10:1", "a.yml:10:2", "b.yml:1"]


def test_nothing_wrong_stops_nothing() -> None:
    Problems().stop_if_any()


@pytest.mark.parametrize(("count", "total"), [(1, "1 problem."), (2, "2 problems.")])
def test_all_problems_are_said_at_once(count: int, total: str) -> None:
    problems = Problems()
    for number in range(count):
        problems.add("too-deep", Location("a.yml", number + 1), "m")
    with pytest.raises(InputRefused) as refusal:
        problems.stop_if_any()
    message = str(refusal.value)
    assert total in message
    assert message.count("error[too-deep]") == count
    assert message.endswith("Nothing was written; the last site is untouched.")


def test_a_code_that_is_not_in_the_catalogue_is_a_bug() -> None:
    with pytest.raises(KeyError):
        Problems().add("no-such-code", PLACE, "m")


@pytest.mark.parametrize("code", sorted(ENTRIES))
def test_every_entry_of_the_catalogue_can_be_shown(code: str) -> None:
    entry = ENTRIES[code]
    assert entry.title[0].isupper()
    assert not entry.why.endswith(".")
    assert Problem(PLACE, code, "m", entry.fix).render()

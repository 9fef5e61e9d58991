"""Dates keep the precision of their source: a year, a month, a day, or a window."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic_core import PydanticCustomError

from dossier.model.dates import parse_partial_date
from unit.making import day


@pytest.mark.parametrize(
    ("written", "precision", "first", "last"),
    [
        ("2024", "year", date(2024, 1, 1), date(2024, 12, 31)),
        (2024, "year", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", "month", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-12", "month", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024-07-03", "day", date(2024, 7, 3), date(2024, 7, 3)),
        ({"after": "2024-09-19"}, "after", date(2024, 9, 19), None),
        ({"before": "2024-11"}, "before", None, date(2024, 11, 30)),
        ({"after": "2024-09", "before": "2024"}, "between", date(2024, 9, 1), date(2024, 12, 31)),
    ],
)
def test_a_date_knows_its_first_and_last_possible_day(
    written: object, precision: str, first: date | None, last: date | None
) -> None:
    found = day(written)
    assert (found.precision, found.first, found.last) == (precision, first, last)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("2024", "2024"),
        ("2024-07", "2024-07"),
        ("2024-07-03", "2024-07-03"),
        ({"before": "2024-07"}, "../2024-07"),
        ({"after": "2024"}, "2024/.."),
        ({"after": "2024-09-19", "before": "2024-11"}, "2024-09-19/2024-11"),
    ],
)
def test_the_iso_text_says_no_more_than_the_source(written: object, text: str) -> None:
    assert day(written).iso() == text


def test_a_date_that_is_one_already_is_taken_as_it_is() -> None:
    found = day("2024")
    assert parse_partial_date(found) is found


@pytest.mark.parametrize(
    "written",
    ["2024-13", "2024-00", "2024-02-30", "2023-02-29", "2024-07-00", "1899", "2101", "0000", {"after": "2024-02-30"}],
)
def test_a_day_that_no_calendar_has_is_impossible(written: object) -> None:
    with pytest.raises(PydanticCustomError) as error:
        day(written)
    assert error.value.type == "impossible_date"


@pytest.mark.parametrize(
    "written",
    [
        "July 2024",
        "2024-7-3",
        "24-07-03",
        "2024/07/03",
        "2024-07-03T10:00",
        "2024-07-03\n",
        " 2024",
        "٢٠٢٤",
        "",
        None,
        True,
        2024.5,
        ["2024"],
        {},
        {"after": None},
        {"from": "2024"},
        {"after": "2024", "until": "2025"},
    ],
)
def test_another_form_is_no_date(written: object) -> None:
    with pytest.raises(PydanticCustomError) as error:
        day(written)
    assert error.value.type == "wrong_date_form"


def test_a_window_that_ends_before_it_begins_is_impossible() -> None:
    with pytest.raises(PydanticCustomError) as error:
        day({"after": "2024-11-07", "before": "2024-11-06"})
    assert error.value.type == "impossible_date"


def test_a_window_does_not_consist_of_windows() -> None:
    with pytest.raises(PydanticCustomError):
        day({"after": {"before": "2022"}})


def test_a_window_of_one_day_is_possible() -> None:
    assert day({"after": "2024-11-06", "before": "2024-11-06"}).precision == "between"


def test_dates_sort_by_the_earliest_day_and_then_by_the_latest() -> None:
    written: list[object] = ["2024-07-03", "2024-07", "2024", {"before": "2024-06"}, {"after": "2024-08"}, "2023-12-31"]
    ordered = sorted(written, key=lambda value: day(value).sort_key)
    assert ordered == ["2023-12-31", "2024", {"before": "2024-06"}, "2024-07", "2024-07-03", {"after": "2024-08"}]


@pytest.mark.parametrize(
    ("written", "year"), [("2024-07", 2024), ({"before": "2023-07"}, 2023), ({"after": "2022"}, 2022)]
)
def test_the_year_of_a_date_is_the_earliest_possible(written: object, year: int) -> None:
    assert day(written).year == year


@pytest.mark.parametrize(
    ("later", "earlier", "certain"),
    [
        ("2024-07-04", "2024-07-03", True),
        ("2024-07-03", "2024-07-03", False),
        ("2024-08", "2024-07-31", True),
        ("2024-07", "2024-07-03", False),
        ("2024-07-31", "2024-07", False),
        ("2025", "2024", True),
        ({"after": "2025"}, "2024", True),
        ({"before": "2025"}, "2024", False),
        ("2025", {"after": "2024"}, False),
        ("2025", {"before": "2024"}, True),
    ],
)
def test_a_date_is_after_another_only_where_that_is_certain(later: object, earlier: object, certain: bool) -> None:
    assert day(later).is_after(day(earlier)) is certain


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3.7.2024", "2024-07-03"),
        ("3. 7. 2024", "2024-07-03"),
        ("7.2024", "2024-07"),
        ("20.11.26", "2026-11-20"),
        ("2024/7/3", "2024-07-03"),
        ("2024-7", "2024-07"),
        ("„2026-11-20“", "2026-11-20"),
        ("20. November 2026", "2026-11-20"),
        ("20 Nov 2026", "2026-11-20"),
        ("Nov. 20, 2026", "2026-11-20"),
        ("March 1st, 2025", "2025-03-01"),
        ("20. Jänner 2026", "2026-01-20"),
        ("Juli 2024", "2024-07"),
    ],
)
def test_a_date_written_by_habit_is_proposed_in_the_right_form(written: str, meant: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        parse_partial_date(written)
    assert (refused.value.context or {})["near"] == meant


@pytest.mark.parametrize(
    "written", ["", "3/7/2024", "7.24", "31.2.2024", "31. Februar 2024", "May", "20 Foo 2026", "0024-1", "in July 2024"]
)
def test_of_a_date_that_may_be_several_or_none_nothing_is_proposed(written: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        parse_partial_date(written)
    assert not (refused.value.context or {}).get("near")

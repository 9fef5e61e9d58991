"""A person's status on any day, and the days in prison, follow from the history and from nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from dossier.figures.status import State, days_held, is_unconfirmed, spans_of, state_after, status_on
from dossier.model.dates import FOREVER
from dossier.model.prisoner import FREEING, HOLDING, KnownStatus
from unit.making import day, record

TODAY = date(2026, 11, 22)
ONCE = (("2021-05-10", "detained"), ("2021-11", "convicted"), ("2024-07-03", "released"))
TWICE = (*ONCE, ("2025-01-15", "re-imprisoned"), ("2025-03-01", "deported"))


def _person(*steps: tuple[Any, str], status: str = "free", as_of: str = "2026-01-01") -> Any:
    """Return a person with steps of a date and an event; a window of dates is given as in a file."""
    written = "".join(
        f"  - {{date: {_dated(when)}, event: {event}, confidence: reported, sources: [s]}}\n" for when, event in steps
    )
    return record(
        "prisoner",
        "publication: public\nnames: {en: [Synthetic Person 12]}\nsort_name: {en: Person 12}\ngender: f\n"
        f'role: {{en: r}}\nstatus: {{value: {status}, as_of: "{as_of}"}}\nhistory:\n{written}',
    )


def _dated(when: Any) -> str:
    if when is None:
        return "null"
    return str(when) if str(when).startswith("{") else f'"{when}"'


def _on(person: Any, when: str) -> State:
    return status_on(person, day(when)).state


# The state on a day


@pytest.mark.parametrize(
    ("when", "state"),
    [
        ("2020", "unknown"),
        ("2021-05-09", "unknown"),
        ("2021-05-10", "held"),
        ("2021-05-11", "held"),
        ("2021-11-15", "held"),
        ("2024-07-02", "held"),
        ("2024-07-03", "free"),
        ("2024-07-04", "free"),
        ("2025-01-14", "free"),
        ("2025-01-15", "held"),
        ("2025-02-28", "held"),
        ("2025-03-01", "free"),
        ("2026", "free"),
    ],
)
def test_the_status_changes_on_the_day_of_the_step(when: str, state: State) -> None:
    assert _on(_person(*TWICE), when) == state


@pytest.mark.parametrize(
    ("when", "state"),
    [("2021-04", "unknown"), ("2021-05", "held"), ("2021", "held"), ("2024-07", "free"), ("2025", "free")],
)
def test_a_month_or_year_is_judged_by_its_last_day(when: str, state: State) -> None:
    assert _on(_person(*TWICE), when) == state


@pytest.mark.parametrize(
    ("arrest", "before", "from_then_on"),
    [
        ("2021-05", "2021-05-30", "2021-05-31"),
        ("2021", "2021-12-30", "2021-12-31"),
        ('{before: "2021-05"}', "2021-05-30", "2021-05-31"),
        ('{after: "2021-04-01", before: "2021-05-20"}', "2021-05-19", "2021-05-20"),
    ],
)
def test_a_step_whose_day_is_not_known_counts_once_it_is_certainly_over(
    arrest: str, before: str, from_then_on: str
) -> None:
    person = _person((arrest, "detained"))
    assert (_on(person, before), _on(person, from_then_on)) == ("unknown", "held")


def test_a_step_that_may_still_lie_ahead_never_counts_but_in_the_newest() -> None:
    person = _person(("2021", "detained"), ('{after: "2023"}', "released"))
    assert _on(person, "2026-11-22") == "held"
    assert status_on(person, FOREVER).state == "free"


def test_the_newest_status_is_that_of_the_last_step() -> None:
    assert status_on(_person(*ONCE), FOREVER).state == "free"
    assert status_on(_person(*TWICE[:-1]), FOREVER).state == "held"


def test_the_step_that_says_it_is_named_with_the_status() -> None:
    person = _person(*ONCE)
    assert status_on(person, day("2020")).step is None
    assert status_on(person, day("2021-06-01")).step == person.history[0]
    assert status_on(person, day("2022")).step == person.history[1]
    assert status_on(person, day("2025")).step == person.history[2]


def test_a_step_without_a_day_says_nothing_about_any_day() -> None:
    person = _person((None, "detained"), ("2022", "award"))
    assert status_on(person, FOREVER).state == "unknown"
    assert spans_of(person) == []


@pytest.mark.parametrize("event", ["award", "contact"])
def test_an_event_that_neither_holds_nor_frees_changes_nothing(event: str) -> None:
    assert state_after(_person(("2022", event)).history[0]) is None
    assert _on(_person(*ONCE, ("2025-02", event)), "2026") == "free"
    assert _on(_person(*ONCE[:2], ("2022-02", event)), "2022-06") == "held"


@pytest.mark.parametrize("event", sorted(HOLDING))
def test_each_event_that_holds_makes_somebody_held(event: str) -> None:
    assert _on(_person(("2022-02-01", event)), "2022-02-01") == "held"


@pytest.mark.parametrize("event", sorted(FREEING))
def test_each_event_that_frees_makes_somebody_free(event: str) -> None:
    assert _on(_person(("2021", "detained"), ("2022-02-01", event)), "2022-02-01") == "free"


def test_the_dead_are_neither_held_nor_free() -> None:
    person = _person(("2021-05-10", "detained"), ("2022-03-04", "died"), status="dead")
    assert [_on(person, when) for when in ("2022-03-03", "2022-03-04", "2026")] == ["held", "dead", "dead"]
    assert days_held(person, FOREVER) == ((date(2022, 3, 4) - date(2021, 5, 10)).days + 1, True)


def test_somebody_pardoned_is_free_from_the_day_on_which_they_left() -> None:
    person = _person(("2023-10-06", "detained"), ("2024-07-30", "pardoned"), ("2024-08-01", "exchanged"))
    states = [_on(person, when) for when in ("2024-07-29", "2024-07-30", "2024-07-31", "2024-08-01")]
    assert states == ["held", "held", "held", "free"]
    assert days_held(person, FOREVER) == ((date(2024, 8, 1) - date(2023, 10, 6)).days + 1, True)


def test_a_pardon_is_the_day_where_no_later_one_is_told() -> None:
    for last in ((), (("2024-07-30", "deported"),), (("2024-07", "deported"),), ((None, "deported"),)):
        person = _person(("2023-10-06", "detained"), ("2024-07-30", "pardoned"), *last)
        assert _on(person, "2024-07-30") == "free", last


def test_who_was_pardoned_and_imprisoned_again_was_free_between() -> None:
    person = _person(("2020-05-31", "detained"), ("2025-09-11", "pardoned"), ("2025-09-20", "re-imprisoned"))
    states = [_on(person, when) for when in ("2025-09-10", "2025-09-11", "2025-09-19", "2025-09-20")]
    assert states == ["held", "free", "free", "held"]


# Times held and free


def test_a_history_becomes_times_held_and_free() -> None:
    spans = [(span.state, span.start.iso(), span.end and span.end.iso()) for span in spans_of(_person(*TWICE))]
    assert spans == [
        ("held", "2021-05-10", "2024-07-03"),
        ("free", "2024-07-03", "2025-01-15"),
        ("held", "2025-01-15", "2025-03-01"),
        ("free", "2025-03-01", None),
    ]


def test_several_steps_in_one_state_are_one_time() -> None:
    person = _person(("2021-05-10", "detained"), ("2021-06", "charged"), ("2022", "convicted"), ("2023", "transferred"))
    assert [(span.state, span.start.iso(), span.end) for span in spans_of(person)] == [("held", "2021-05-10", None)]


# Days in prison


@pytest.mark.parametrize(
    ("until", "days"),
    [
        ("2021-05-10", 1),
        ("2021-05-11", 2),
        ("2021-05-31", 22),
        ("2021-05", 22),
        ("2024-07-02", 1150),
        ("2024-07-03", 1151),
        ("2024-12-31", 1151),
        ("2025-01-15", 1152),
        ("2025-03-01", 1197),
        ("2026", 1197),
    ],
)
def test_first_and_last_day_count_and_free_ones_do_not(until: str, days: int) -> None:
    found = days_held(_person(*TWICE), day(until))
    assert found is not None
    assert found[0] == days


def test_the_days_of_a_time_are_those_on_which_the_status_is_held_and_its_last() -> None:
    person = _person(*TWICE)
    start = date(2021, 1, 1)
    days = [start + timedelta(days=number) for number in range(1800)]
    held = {when for when in days if _on(person, when.isoformat()) == "held"}
    held |= {date(2024, 7, 3), date(2025, 3, 1)}
    assert days_held(person, FOREVER) == (len(held), True)


def test_before_the_arrest_there_are_none() -> None:
    assert days_held(_person(*ONCE), day("2021-05-09")) is None
    assert days_held(_person(("2022", "award")), FOREVER) is None
    assert days_held(_person((None, "detained"), ("2022", "released")), FOREVER) is None


@pytest.mark.parametrize(
    ("steps", "until", "exact"),
    [
        (ONCE, "2026", True),
        (ONCE, "2023-04-05", True),
        (ONCE, "2023-04", False),
        ((("2021-05", "detained"), ("2024-07-03", "released")), "2026", False),
        ((("2021-05-10", "detained"), ("2024-07", "released")), "2026", False),
        ((("2021-05-10", "detained"), ("2024-07", "released")), "2024-01-01", True),
        ((("2021-05-10", "detained"), ("2024-07", "released")), "2024-06-30", True),
        ((("2021-05-10", "detained"), ("2024-07", "released")), "2024-07-01", False),
        ((("2021-05-10", "detained"), ("2024-07", "released")), "2024-07-31", False),
    ],
)
def test_days_are_exact_only_between_exact_days(steps: Any, until: str, exact: bool) -> None:
    found = days_held(_person(*steps), day(until))
    assert found is not None
    assert found[1] is exact


def test_an_open_time_is_counted_up_to_the_last_day_on_which_a_source_knew_the_person_in_prison() -> None:
    person = _person(("2021-05-10", "detained"), status="imprisoned", as_of="2021-05-20")
    assert days_held(person, FOREVER) == (11, True)
    assert days_held(person, day("2026-11-22")) == (11, True)
    assert days_held(person, day("2021-05-12")) == (3, True)


def test_a_status_known_for_a_month_makes_the_days_about_so_many() -> None:
    assert days_held(_person(("2021-05-10", "detained"), status="imprisoned", as_of="2021-05"), FOREVER) == (22, False)


def test_where_the_day_of_the_release_is_not_known_only_the_days_known_are_counted() -> None:
    person = _person(("2021-05-10", "detained"), ("2021-05-20", "transferred"), (None, "released"), as_of="2026-01-01")
    assert days_held(person, FOREVER) == (11, True)


def test_a_release_not_earlier_than_a_day_counts_up_to_that_day() -> None:
    person = _person(("2021-05-10", "detained"), ('{after: "2021-05-20"}', "released"))
    assert days_held(person, FOREVER) == (11, False)


def test_no_day_is_counted_twice() -> None:
    # Pardoned on the 11th, imprisoned again 'in September': the month begins before the pardon.
    person = _person(
        ("2025-09-01", "detained"), ("2025-09-11", "pardoned"), ("2025-09", "re-imprisoned"), ("2025-09-30", "released")
    )
    assert days_held(person, FOREVER) == (30, False)


# Old statuses


def _known(as_of: str, *, to_check: bool = False) -> KnownStatus:
    return KnownStatus(value="imprisoned", as_of=day(as_of), to_check=to_check)


@pytest.mark.parametrize(
    ("as_of", "unconfirmed"),
    [
        ("2026-11-22", False),
        ("2026-05-26", False),
        ("2026-05-25", True),
        ("2026-05", False),
        ("2026-04", True),
        ("2025", True),
    ],
)
def test_a_status_older_than_the_limit_is_unconfirmed(as_of: str, unconfirmed: bool) -> None:
    assert is_unconfirmed(_known(as_of), TODAY, 180) is unconfirmed


def test_a_status_that_is_to_be_checked_is_unconfirmed_however_new() -> None:
    assert is_unconfirmed(_known("2026-11-22", to_check=True), TODAY, 180)


def test_the_limit_is_the_number_of_days_that_the_data_gives() -> None:
    assert is_unconfirmed(_known("2026-11-20"), TODAY, 1)
    assert not is_unconfirmed(_known("2026-11-20"), TODAY, 2)

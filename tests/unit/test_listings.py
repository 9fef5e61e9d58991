"""Publications and events come in the order in which a reader looks for them."""

from __future__ import annotations

from datetime import date
from typing import Any

from dossier.kinds import FOLDERS
from dossier.plan.listings import (
    find_mentions,
    newest_events,
    newest_publications,
    upcoming_and_past,
    works_of,
    years_of_publications,
)
from unit.making import library_with, read_with

TODAY = date(2026, 11, 22)


def _work(kind: str, day: str, extra: str = "", person: str = "p") -> Any:
    folder = "event" if kind == "panel" else "publication"
    text = (
        f"kind: {kind}\ndate: {day}\ntopics: [t]\npeople:\n  - {{person: {person}, role: speaker}}\n"
        f"original: {{title: T, language: en, publisher: o, source: s}}\n{extra}"
    )
    found, problems = read_with(FOLDERS[folder][2], text)  # type: ignore[index]
    assert not problems
    return found


def _event(day: str, extra: str = "") -> Any:
    return _work("panel", day, extra)


def test_an_event_of_today_is_still_upcoming() -> None:
    library = library_with(
        events={
            "yesterday": _event('"2026-11-21"'),
            "today": _event('"2026-11-22"'),
            "tomorrow": _event('"2026-11-23"'),
            "later": _event('"2027-01-10"'),
            "older": _event('"2025"'),
        }
    )
    upcoming, past = upcoming_and_past(library, TODAY)
    assert [key for key, _ in upcoming] == ["today", "tomorrow", "later"]
    assert [key for key, _ in past] == ["yesterday", "older"]


def test_the_same_event_is_past_on_a_later_day() -> None:
    library = library_with(events={"a": _event('"2026-11-22"')})
    assert [key for key, _ in upcoming_and_past(library, date(2026, 11, 22))[0]] == ["a"]
    assert [key for key, _ in upcoming_and_past(library, date(2026, 11, 23))[1]] == ["a"]


def test_an_event_of_several_days_is_past_after_its_last() -> None:
    library = library_with(events={"a": _event('"2026-11-20"', 'end_date: "2026-11-22"\n')})
    assert len(upcoming_and_past(library, TODAY)[0]) == 1


def test_an_event_of_a_month_is_upcoming_until_the_month_is_over() -> None:
    library = library_with(events={"a": _event('"2026-11"'), "b": _event('"2026"'), "c": _event('"2026-10"')})
    assert [key for key, _ in upcoming_and_past(library, TODAY)[1]] == ["c"]


def test_an_event_without_a_date_is_past_and_stands_last() -> None:
    library = library_with(events={"a": _event("null"), "b": _event('"2021"')})
    assert upcoming_and_past(library, TODAY)[0] == []
    assert [key for key, _ in newest_events(library)] == ["b", "a"]


def test_publications_come_newest_first_and_undated_last() -> None:
    library = library_with(
        publications={
            "undated": _work("briefing", "null"),
            "old": _work("briefing", '"2021-05"'),
            "new": _work("briefing", '"2024-11-06"'),
            "also-new": _work("briefing", '"2024-11-06"'),
        }
    )
    assert [key for key, _ in newest_publications(library)] == ["also-new", "new", "old", "undated"]
    assert years_of_publications(library) == ["2024", "2021", "undated"]


def test_years_name_undated_only_where_something_is() -> None:
    assert years_of_publications(library_with(publications={"a": _work("briefing", '"2024"')})) == ["2024"]
    assert years_of_publications(library_with()) == []


def test_the_works_of_a_person_are_those_with_a_part_in_them() -> None:
    library = library_with(
        publications={"a": _work("briefing", '"2024"'), "b": _work("briefing", '"2023"', person="q")},
        events={"c": _event('"2022"')},
    )
    publications, events = works_of(library, "p")
    assert [key for key, _ in publications] == ["a"]
    assert [key for key, _ in events] == ["c"]


def test_mentions_lead_back_to_the_texts() -> None:
    mentions = "mentions: {prisoners: [x], releases: [y]}\n"
    library = library_with(
        publications={"a": _work("briefing", '"2024"', mentions), "b": _work("briefing", '"2025"')},
        events={"c": _event('"2022"', mentions)},
    )
    found = find_mentions(library)
    assert found["prisoner", "x"] == (("publication", "a"), ("event", "c"))
    assert found["release", "y"] == (("publication", "a"), ("event", "c"))
    assert ("organisation", "x") not in found

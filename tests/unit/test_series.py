"""A series is told in its order, with what is missing and what stands before and after each part."""

from __future__ import annotations

from typing import Any

import pytest

from dossier.kinds import FOLDERS
from dossier.library import Library
from dossier.plan.series import Neighbours, Part, find_gaps, find_neighbours, order_series
from unit.making import library_with, read_with, record

SERIES = record("series", "label: {en: Synthetic Series}\n")


def _publication(day: str, number: int | None = None) -> Any:
    extra = f"number: {number}\n" if number else ""
    return _read("publication", "briefing", day, f"series: s\n{extra}")


def _event(day: str, series: str = "[s]") -> Any:
    return _read("event", "panel", day, f"series: {series}\n")


def _read(folder: str, kind: str, day: str, extra: str) -> Any:
    text = (
        f"kind: {kind}\ndate: {day}\ntopics: [t]\npeople:\n  - {{person: p, role: speaker}}\n"
        f"original: {{title: T, language: en, publisher: o, source: s}}\n{extra}"
    )
    found, problems = read_with(FOLDERS[folder][2], text)  # type: ignore[index]
    assert not problems
    return found


@pytest.fixture
def library() -> Library:
    """A series whose numbers, dates and ids each suggest another order."""
    return library_with(
        series={"s": SERIES, "empty": SERIES},
        publications={
            "a-third": _publication('"2020"', 3),
            "b-first": _publication('"2024"', 1),
            "c-undated": _publication("null"),
            "d-late": _publication('"2023-05-02"'),
            "e-seventh": _publication("null", 7),
        },
        events={"f-early": _event('"2021-01-01"'), "g-apart": _event('"2019"', "[]")},
    )


def test_numbers_come_first_then_dates_then_what_has_neither(library: Library) -> None:
    order = [(part.slug, part.number) for part in order_series(library)["s"]]
    numbered, unnumbered = order[:3], order[3:]
    assert numbered == [("b-first", 1), ("a-third", 3), ("e-seventh", 7)]
    assert unnumbered == [("f-early", None), ("d-late", None), ("c-undated", None)]


def test_a_series_without_parts_is_known_and_empty(library: Library) -> None:
    assert order_series(library)["empty"] == ()


def test_the_order_does_not_hang_on_the_order_of_the_files(library: Library) -> None:
    turned = dict(reversed(list(library.publications.items())))
    other = library_with(series=dict(library.series), publications=turned, events=dict(library.events))
    assert order_series(other) == order_series(library)


@pytest.mark.parametrize(
    ("numbers", "gaps"),
    [
        ([], []),
        ([None, None], []),
        ([1, 2, 3], []),
        ([12], [(1, 11)]),
        ([2], [(1, 1)]),
        ([1, 3, 7], [(2, 2), (4, 6)]),
        ([5, 5, None, 1], [(2, 4)]),
    ],
)
def test_missing_numbers_are_those_below_the_highest_known(
    numbers: list[int | None], gaps: list[tuple[int, int]]
) -> None:
    assert find_gaps([Part("publication", str(at), number) for at, number in enumerate(numbers)]) == gaps


def _neighbours_of(library: Library, kind: str, slug: str) -> list[Neighbours]:
    return list(find_neighbours(library).get((kind, slug), ()))


def test_neighbours_are_what_stands_next_in_the_order(library: Library) -> None:
    assert _neighbours_of(library, "publication", "a-third") == [
        Neighbours("s", Part("publication", "b-first", 1), Part("publication", "e-seventh", 7))
    ]
    assert _neighbours_of(library, "event", "f-early") == [
        Neighbours("s", Part("publication", "e-seventh", 7), Part("publication", "d-late"))
    ]


def test_the_first_has_nothing_before_it_and_the_last_nothing_after(library: Library) -> None:
    (first,) = _neighbours_of(library, "publication", "b-first")
    (last,) = _neighbours_of(library, "publication", "c-undated")
    assert first.before is None
    assert last.after is None


def test_what_stands_alone_or_in_no_series_has_no_neighbours(library: Library) -> None:
    assert _neighbours_of(library, "event", "g-apart") == []
    alone = library_with(series={"s": SERIES}, events={"one": _event('"2021"')})
    assert _neighbours_of(alone, "event", "one") == []


def test_an_event_and_a_publication_of_one_id_are_told_apart() -> None:
    library = library_with(
        series={"s": SERIES}, publications={"same": _publication('"2021"', 1)}, events={"same": _event('"2022"')}
    )
    (found,) = _neighbours_of(library, "event", "same")
    assert found == Neighbours("s", Part("publication", "same", 1), None)


def test_an_event_in_two_series_has_its_neighbours_in_both() -> None:
    events = {"one": _event('"2021"', "[s, t]"), "two": _event('"2022"', "[t]"), "three": _event('"2023"', "[s]")}
    library = library_with(series={"t": SERIES, "s": SERIES}, events=events)
    found = _neighbours_of(library, "event", "one")
    assert [(item.series, item.after) for item in found] == [
        ("s", Part("event", "three")),
        ("t", Part("event", "two")),
    ]

"""Texts that share persons, waves, series or topics are led to each other, for a reason that is told."""

from __future__ import annotations

from typing import Any

from dossier.kinds import FOLDERS
from dossier.plan.related import MOST, WEIGHTS, relate_texts
from unit.making import library_with, read_with


def _work(kind: str = "briefing", day: str = '"2024"', topics: str = "[t]", person: str = "", extra: str = "") -> Any:
    folder = "event" if kind == "panel" else "publication"
    text = (
        f"kind: {kind}\ndate: {day}\ntopics: {topics}\npeople:\n  - {{person: {person or 'nobody'}, role: speaker}}\n"
        f"original: {{title: T, language: en, publisher: o, source: s}}\n{extra}"
    )
    found, problems = read_with(FOLDERS[folder][2], text)  # type: ignore[index]
    assert not problems
    return found


def _mentions(**names: str) -> str:
    return "mentions: {" + ", ".join(f"{kind}: {ids}" for kind, ids in names.items()) + "}\n"


def test_a_text_is_not_related_to_itself_nor_to_one_that_shares_nothing() -> None:
    library = library_with(publications={"a": _work(), "b": _work(topics="[other]", person="other")})
    assert relate_texts(library)["publication", "a"] == ()


def test_every_bond_is_named_with_what_is_shared_the_strongest_first() -> None:
    mentions = _mentions(releases="[w]", prisoners="[x, z]", organisations="[idm]")
    library = library_with(
        publications={"a": _work(topics="[t, u]", person="p", extra=f"series: s\n{mentions}")},
        events={
            "b": _work("panel", topics="[u, t]", person="p", extra=f"series: [s]\npublication: a\n{mentions}"),
        },
        prisoners={"x": None, "z": None},
        releases={"w": None},
    )
    (found,) = relate_texts(library)["publication", "a"]
    assert (found.kind, found.slug) == ("event", "b")
    assert dict(found.bonds) == {
        "occasion": ("a",),
        "release": ("w",),
        "prisoner": ("x", "z"),
        "series": ("s",),
        "person": ("p",),
        "topic": ("t", "u"),
    }
    assert [WEIGHTS[bond] for bond, _ in found.bonds] == sorted(
        (WEIGHTS[bond] for bond, _ in found.bonds), reverse=True
    )
    (back,) = relate_texts(library)["event", "b"]
    assert (back.kind, back.slug) == ("publication", "a")


def test_an_organisation_alone_relates_nothing() -> None:
    extra = _mentions(organisations="[idm]")
    library = library_with(
        publications={"a": _work(extra=extra), "b": _work(topics="[u]", person="q", extra=extra)},
    )
    assert relate_texts(library)["publication", "a"] == ()


def test_a_shared_wave_weighs_more_than_a_shared_topic_and_two_topics_more_than_one() -> None:
    wave = _mentions(releases="[w]")
    library = library_with(
        publications={
            "a": _work(topics="[t, u]", person="p", extra=wave),
            "b-topic": _work(topics="[t]", person="q"),
            "c-wave": _work(topics="[z]", person="q", extra=wave),
            "d-topics": _work(topics="[u, t]", person="q", extra=wave),
        },
        releases={"w": None},
    )
    assert [found.slug for found in relate_texts(library)["publication", "a"]] == ["d-topics", "c-wave", "b-topic"]


def test_of_equal_weight_the_newer_stands_first_then_the_id_decides() -> None:
    days = {"old": '"2019"', "undated": "null", "b-new": '"2025"', "a-new": '"2025"', "a": '"2020"'}
    library = library_with(publications={slug: _work(day=day, person=slug) for slug, day in days.items()})
    assert [found.slug for found in relate_texts(library)["publication", "a"]] == ["a-new", "b-new", "old", "undated"]
    turned = library_with(publications=dict(reversed(list(library.publications.items()))))
    assert relate_texts(turned) == relate_texts(library)


def test_no_more_than_five_are_named() -> None:
    library = library_with(publications={f"work-{number}": _work(person=f"p{number}") for number in range(9)})
    assert len(relate_texts(library)["publication", "work-0"]) == MOST == 5


def test_what_is_no_record_relates_nothing() -> None:
    # A withheld person is no record; if a text names one, that is reported elsewhere.
    extra = _mentions(prisoners="[withheld]", releases="[gone]")
    library = library_with(
        publications={
            "a": _work(topics="[t]", person="p", extra=extra),
            "b": _work(topics="[u]", person="q", extra=extra),
        }
    )
    assert relate_texts(library)["publication", "a"] == ()

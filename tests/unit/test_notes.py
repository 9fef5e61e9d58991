"""Sources of a page are numbered in the order in which they are cited."""

from __future__ import annotations

from lxml import html
from markupsafe import Markup

from dossier.pages.notes import Notes


def _links(notes: Markup) -> list[tuple[str, str, str]]:
    element = html.fromstring(str(notes))
    return [(link.get("id"), link.get("href"), link.text) for link in element.xpath("//a")]


def test_sources_are_numbered_as_they_come_and_keep_their_number() -> None:
    notes = Notes("Source")
    assert _links(notes.cite(["b", "a"])) == [("cite-1-1", "#source-1-1", "1"), ("cite-2-1", "#source-2-1", "2")]
    assert _links(notes.cite(["a", "c"])) == [("cite-2-2", "#source-2-2", "2"), ("cite-3-1", "#source-3-1", "3")]
    assert notes.cited() == [(1, "b", 1), (2, "a", 2), (3, "c", 1)]


def test_a_source_given_twice_at_one_place_is_cited_once() -> None:
    notes = Notes("Source")
    assert len(_links(notes.cite(["a", "a"]))) == 1
    assert notes.cited() == [(1, "a", 1)]


def test_no_source_makes_no_note() -> None:
    notes = Notes("Source")
    assert notes.cite([]) == ""
    assert notes.cited() == []


def test_a_note_says_what_it_is_to_a_screen_reader() -> None:
    assert 'aria-label="Źródło &lt;1&gt; 1"' in Notes("Źródło <1>").cite(["a"])


def test_two_pages_number_their_sources_apart() -> None:
    Notes("Source").cite(["a", "b"])
    assert _links(Notes("Source").cite(["b"])) == [("cite-1-1", "#source-1-1", "1")]

"""The project's own texts and records: all of the facts are there, each is shown in each language, with its sources."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from babel.messages.pofile import read_po
from lxml import html as markup

from dossier.cli.fields import describe_fields
from dossier.cli.words import find_words, merge_words
from dossier.pages.context import Edition
from dossier.pages.registry import render_page
from dossier.pages.rendered import Rendered
from dossier.publish.edition import prepare_edition
from small_sites import ROOT, TODAY

LANGUAGES = ("en", "de", "be", "pl")
# What the sourced facts hold; fewer would mean that something was dropped.
SIZES = {
    "prisoner": 24,
    "release": 27,
    "organisation": 37,
    "way": 7,
    "place": 19,
    "moment": 33,
    "source": 322,
    "reconciliation": 6,
    "publication": 6,
    "event": 3,
}
COUNTS = {"held": 55, "recognised-since-2020": 8, "incommunicado": 1}


@pytest.fixture(scope="module")
def edition() -> Edition:
    return prepare_edition(ROOT, TODAY)


@pytest.fixture(scope="module")
def pages(edition: Edition) -> dict[str, Rendered]:
    return {page.address: render_page(edition, page) for page in edition.plan.pages}


def test_nothing_of_the_facts_is_missing(edition: Edition) -> None:
    assert {kind: len(edition.library.records(kind)) for kind in SIZES} == SIZES
    assert Counter(count.measure for count in edition.library.counts.values()) == COUNTS
    assert sum(len(way.rules) for way in edition.library.ways.values()) == 48
    assert not edition.library.withheld


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_has_a_page_or_a_passage(edition: Edition, pages: dict[str, Rendered], language: str) -> None:
    for kind in ("prisoner", "release", "way", "person", "topic", "publication", "event", "organisation", "place"):
        for identifier in edition.library.records(kind):
            _expect_shown(edition, pages, kind, identifier, language)
    for kind in ("source", "moment", "count"):
        for identifier in edition.library.records(kind):
            _expect_shown(edition, pages, kind, identifier, language)


def _expect_shown(edition: Edition, pages: dict[str, Rendered], kind: str, identifier: str, language: str) -> None:
    found = edition.plan.locate(kind, identifier, language)
    assert found is not None, (kind, identifier)
    address, anchor = found
    assert address in pages
    assert not anchor or f'id="{anchor}"' in pages[address].main, (address, anchor)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_every_history_has_a_note(edition: Edition, pages: dict[str, Rendered], language: str) -> None:
    for identifier, prisoner in edition.library.prisoners.items():
        page = markup.fromstring(str(pages[f"{language}/prisoners/{identifier}/"].main))
        steps = page.xpath("//ol[@class='history']/li")
        assert len(steps) == len(prisoner.history)
        assert all(step.xpath(".//a[@class='note']") for step in steps), identifier


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_status_never_stands_without_its_day(edition: Edition, pages: dict[str, Rendered], language: str) -> None:
    speech = edition.speeches[language]
    for identifier, prisoner in edition.library.prisoners.items():
        line = markup.fromstring(str(pages[f"{language}/prisoners/{identifier}/"].main)).xpath(
            "string(//p[@class='status-line'])"
        )
        assert speech.date(prisoner.status.as_of) in line


@pytest.mark.parametrize(
    ("file", "fewest", "most"), [("releases-2024/en.md", 700, 1000), ("endless-flight/de.md", 500, 800)]
)
def test_a_summary_has_the_length_asked_for(file: str, fewest: int, most: int) -> None:
    text = (ROOT / "briefings" / file).read_text().split("---\n", 2)[2]
    text = re.sub(r"\[@[^\]]*\]|\]\([^)]*\)|[#|*\[\]-]", " ", text)
    assert fewest <= len(text.split()) <= most


def test_what_may_not_be_recommended_is_nowhere_a_link(pages: dict[str, Rendered]) -> None:
    for address, page in pages.items():
        assert not re.search(r'href="[^"]*//[^"/]*pismo\.bel', page.main), address


def test_a_source_that_is_not_to_be_displayed_shows_no_address(edition: Edition, pages: dict[str, Rendered]) -> None:
    hidden = [source.address for source in edition.library.sources.values() if source.address and not source.display]
    assert hidden
    for page in pages.values():
        assert not any(address in page.main for address in hidden)


def test_what_is_for_editors_reaches_no_page(edition: Edition, pages: dict[str, Rendered]) -> None:
    notes = [record.editors_note for record in edition.library.organisations.values() if record.editors_note]
    assert notes
    for page in pages.values():
        assert not any(note in page.main for note in notes)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_word_of_the_interface_is_said_in_every_language(language: str) -> None:
    with (ROOT / "data/words" / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    wanted = {message.id for message in find_words(ROOT) if message.id}
    said = {message.id: message.string for message in catalogue if message.id}
    assert wanted == set(said)
    assert [key for key, words in said.items() if not (all(words) if isinstance(words, tuple) else words)] == []


def test_the_catalogues_are_as_make_words_would_write_them() -> None:
    for path, content in merge_words(ROOT).items():
        assert (ROOT / path).read_bytes() == content, path


def test_the_reference_of_fields_is_as_make_fields_would_write_it() -> None:
    assert (ROOT / "data/README.md").read_text() == describe_fields()


def test_the_day_covered_is_before_the_day_of_the_build(pages: dict[str, Rendered]) -> None:
    assert date(2026, 3, 20) < TODAY
    assert "20\u00a0March 2026" in pages["en/"].main

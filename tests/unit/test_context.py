"""The voice of a page: escaped, marked with its language, its citations numbered, its links relative."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from dossier.pages.context import Context
from dossier.pages.environment import begin_sentence, find_template
from dossier.words.labels import LABELS
from unit.making import codes, context_of, day, edition_of, problems_of, render_everything, rewrite


@pytest.fixture
def german(small_site: Path) -> Context:
    """A German page of the small site, two folders deep."""
    return context_of(edition_of(small_site), "list", "releases", "de")


def test_a_text_in_the_pages_language_is_not_marked(german: Context) -> None:
    assert german.say({"en": "prison", "de": "Haft"}) == "Haft"


def test_a_text_in_another_language_is_marked_as_such(german: Context) -> None:
    assert german.say({"en": "prison"}) == '<span lang="en">prison</span>'


def test_a_text_is_escaped(german: Context) -> None:
    assert german.say({"de": "<b>&"}) == "&lt;b&gt;&amp;"
    assert german.say({"en": "<b>&"}) == '<span lang="en">&lt;b&gt;&amp;</span>'


def test_a_citation_in_a_records_text_becomes_a_note_and_the_rest_stays_escaped(german: Context) -> None:
    said = german.say({"de": "8 <am> Tag [@invented-gazette], 10 [@invented-report; @invented-gazette]."})
    assert "8 &lt;am&gt; Tag<span" in said
    assert said.count('class="note"') == 3
    assert german.notes.cited() == [(1, "invented-gazette", 2), (2, "invented-report", 1)]


def test_a_title_has_neither_markup_nor_notes(german: Context) -> None:
    assert german.plain({"de": "8 am Tag [@invented-gazette]."}) == "8 am Tag."
    assert german.notes.cited() == []


def test_a_citation_of_an_unknown_source_in_a_records_text_is_a_problem(small_site: Path) -> None:
    rewrite(small_site / "data/prisoners/synthetic-one.yml", "place of 5 [@invented-report]", "place of 5 [@nowhere]")
    assert codes(problems_of(small_site)) == ["unknown-reference"]


def test_a_day_in_a_records_text_is_said_in_the_texts_own_language(german: Context) -> None:
    assert german.plain({"de": "am 2024-07-03"}) == "am 3.\u00a0Juli 2024"
    assert german.plain({"en": "on 2024-07-03"}) == "on 3\u00a0July 2024"
    assert german.plain({"de": "am 2024-02-31"}) == "am 2024-02-31"


def test_links_are_relative_to_the_page(german: Context) -> None:
    assert german.href("prisoner", "synthetic-one") == "../../de/prisoners/synthetic-one/"
    assert german.href("source", "invented-report") == "../../de/sources/#invented-report"
    assert german.href("way", "letters", "addresses") == "../../de/act/letters/#addresses"


def test_a_link_to_what_no_page_shows_is_a_bug(german: Context) -> None:
    assert not german.has_page("prisoner", "hidden-example")
    with pytest.raises(AssertionError):
        german.href("prisoner", "hidden-example")


@pytest.mark.parametrize(
    ("kind", "identifier", "name"),
    [
        ("prisoner", "synthetic-one", '<span translate="no">Synthetische Person 1</span>'),
        ("prisoner", "synthetic-two", '<span lang="en"><span translate="no">Synthetic Person 2</span></span>'),
        ("publication", "invented-waves", "Zwei erfundene Wellen"),
        ("publication", "invented-video", '<span lang="en">An invented video</span>'),
        ("organisation", "invented-institute", "Erfundenes Institut"),
        ("organisation", "unsafe-service", '<span lang="en">Unsafe Letter Service</span>'),
        ("way", "letters", "Briefe schreiben"),
        ("moment", "2021-05-10-arrests", "Erfundene Festnahmen"),
    ],
)
def test_a_record_is_called_as_its_language_calls_it(german: Context, kind: str, identifier: str, name: str) -> None:
    assert german.name(kind, identifier) == name


def test_a_wave_is_called_by_its_size_and_day(german: Context) -> None:
    assert german.release_title("2024-07-02-first").lower().startswith("mindestens 10 menschen")
    assert "Juli" in german.release_title("2024-07-02-first")
    assert german.release_title("2025-01-18-third").startswith("1 Person")


def test_a_date_is_an_element_only_where_it_is_one_date(german: Context) -> None:
    assert german.time(day("2024-07")) == '<time datetime="2024-07">Juli 2024</time>'
    assert german.time(day("2024-07-03"), brief=True) == '<time datetime="2024-07-03">3.\u00a0Juli</time>'
    assert "<time" not in german.time(day({"before": "2024"}))
    assert german.time(None) == german.speech.date(None)


def test_a_number_carries_its_qualifier(german: Context) -> None:
    assert german.number(1265) == "1.265" or german.number(1265) == "1\u00a0265"
    assert {german.number(18, qualifier) for qualifier in LABELS["qualifier"]} >= {"18", "mindestens 18"}
    assert len({german.number(18, qualifier) for qualifier in LABELS["qualifier"]}) == len(LABELS["qualifier"])
    assert german.number_or_unknown(None) != german.number_or_unknown(0) == "0"


def test_only_a_listed_publisher_carries_the_mark(german: Context) -> None:
    assert german.risk_of(german.source("invented-report"))
    assert not german.risk_of(german.source("invented-gazette"))


@pytest.mark.parametrize(
    ("kind", "identifier", "machine"),
    [("prisoner", "synthetic-one", True), ("prisoner", "synthetic-two", False)],
)
def test_a_translation_nobody_has_reviewed_is_known_as_such(
    german: Context, kind: str, identifier: str, machine: bool
) -> None:
    record = german.library.records(kind)[identifier]
    assert german.is_machine_translated(record) is machine
    assert not context_of(german.edition, "list", "releases", "en").is_machine_translated(record)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/prisoners/synthetic-one.yml", "  de: [Synthetische Person 1]", "  fr: [Personne 1]"),
        ("data/organisations/invented-institute.yml", "languages: [en, de]", "languages: [fr]"),
        ("briefings/invented-waves/publication.yml", "  language: en", "  language: fr"),
    ],
)
def test_a_language_without_a_name_is_a_problem_and_no_crash(small_site: Path, file: str, old: str, new: str) -> None:
    rewrite(small_site / file, old, new)
    if not problems_of(small_site):
        render_everything(edition_of(small_site))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("one source", "One source"),
        ("змяшаныя крыніцы", "Змяшаныя крыніцы"),
        ("ўся сям’я", "Ўся сям’я"),
        ("„gdzie“", "„Gdzie“"),
        ("(read) it", "(Read) it"),
        ("100 people", "100 people"),
        ("", ""),
        ("<b>x", "&lt;b&gt;x"),
        (Markup('<span lang="en">older</span>'), '<span lang="en">Older</span>'),
        ("éa", "Éa"),
    ],
)
def test_a_sentence_begins_with_a_capital_and_leaves_the_rest(words: str, sentence: str) -> None:
    assert begin_sentence(words) == sentence


def test_a_name_that_a_template_does_not_get_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        find_template("chooser.html").render()

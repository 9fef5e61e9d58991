"""The real content is complete: every fact brought in is shown, in every language, with its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from lxml import html

from artifacts import make_outputs
from dossier.cli.words import find_words
from dossier.edition import Edition
from dossier.pages.registry import render_page
from dossier.plan.addresses import ANCHORED, LISTS, SECTIONS
from dossier.publish.edition import prepare_edition
from small_sites import ROOT, TODAY

LANGUAGES = ("en", "de", "be", "pl")
# The items of the institute's archive page: the kind and slug of each here.
ARCHIVE = {
    ("publication", "releases-2024"): {"briefing"},
    ("publication", "elections-2024"): {"briefing", "video"},
    ("publication", "eurasia-diary"): {"media-appearance", "interview"},
    ("publication", "migration-conference"): {"conference-contribution"},
    ("publication", "endless-flight"): {"guest-article"},
    ("publication", "short-insights-12"): {"video"},
    ("event", "deja-vu"): {"interview-event", "panel"},
    ("event", "watchdog-2021"): {"side-event"},
}
FULLY_TRANSLATED = ("home", "act", "safety", "methodology", "about")
# Words of the interface that another language says as English does.
SAME_AS_IN_ENGLISH = {
    "de": {"Briefing", "Feeds", "Interview", "Medium", "Name", "Online", "Organisation", "Video"},
    "be": set(),
    "pl": {"Medium", "Menu", "Online"},
}
# Words of the interface that hold no letter of their own.
WITHOUT_CYRILLIC = {"No. %(number)s", "%(number)s percent", "%(event)s: %(date)s", "“%(title)s”"}
# A service whose users were sentenced; see data/ways/letters.yml.
PUNISHED = ("pismo.bel", "pismobel")


@cache
def _edition() -> Edition:
    return prepare_edition(ROOT, TODAY)


@cache
def _pages() -> dict[str, Any]:
    """Return the tree of every page's main part by its address."""
    edition = _edition()
    return {page.address: html.fromstring(str(render_page(edition, page).main)) for page in edition.plan.pages}


@cache
def _files() -> set[str]:
    """Return the path of every file that is no page."""
    edition = _edition()
    return {artifact.path for artifact in make_outputs(edition)}


@cache
def _identifiers(address: str) -> set[str]:
    return set(_pages()[address].xpath("//@id"))


@cache
def _catalogue(language: str) -> Catalog:
    with (ROOT / f"data/words/{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def _said(message: Message) -> tuple[str, ...]:
    """Return every form of a translation; an empty text where there is none."""
    said = message.string
    return (said or "",) if isinstance(said, str) or said is None else tuple(said)


def _shown(page: Any) -> str:
    return " ".join(page.text_content().split())


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def test_the_input_has_no_problem() -> None:
    assert _edition().plan.pages


def test_every_set_of_facts_is_complete() -> None:
    library = _edition().library
    assert len(library.prisoners) == 24
    assert len(library.withheld) == 0
    assert len(library.releases) == 27
    assert len([count for count in library.counts.values() if count.measure == "held"]) == 55
    assert len(library.organisations) == 37
    assert len(library.ways) == 7
    assert sum(len(way.rules) for way in library.ways.values()) == 48
    assert len(library.places) == 19
    assert len(library.timeline) == 33


def test_the_eight_items_of_the_archive_are_there_with_their_kinds() -> None:
    library = _edition().library
    assert len(library.publications) + len(library.events) >= len(ARCHIVE) == 8
    for (kind, slug), kinds in ARCHIVE.items():
        record = library.records(kind)[slug]
        assert {record.kind, *getattr(record, "also", ())} & kinds, slug
        assert library.texts[kind, slug].keys() >= {"en", "de"}  # type: ignore[index]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(SECTIONS))
def test_every_record_of_a_kind_has_its_page(kind: str, language: str) -> None:
    plan = _edition().plan
    records = plan.library.records(kind)
    assert records
    for identifier in records:
        page = plan.find(kind, identifier, language)
        assert page is not None, identifier
        assert len(_shown(_pages()[page.address])) > 50, identifier


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", sorted(ANCHORED))
def test_every_record_of_a_kind_has_its_passage_on_a_page(kind: str, language: str) -> None:
    plan = _edition().plan
    records = plan.library.records(kind)
    assert records
    for identifier in records:
        place = plan.locate(kind, identifier, language)
        assert place is not None, identifier
        assert place[1] in _identifiers(place[0]), identifier


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_of_a_way_stands_on_its_page(language: str) -> None:
    for key, way in _edition().library.ways.items():
        for rule in way.rules:
            assert rule.id in _identifiers(f"{language}/act/{key}/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wave_has_a_row_and_every_stated_total_too(language: str) -> None:
    library = _edition().library
    page = _pages()[f"{language}/releases/"]
    first, second = page.xpath("//table/tbody")
    assert len(first.xpath("./tr")) == len(library.releases)
    assert len(second.xpath("./tr")) == len(library.totals)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stated_count_of_a_wave_has_a_row(language: str) -> None:
    for key, release in _edition().library.releases.items():
        rows = _pages()[f"{language}/releases/{key}/"].xpath("//table/tbody/tr")
        assert len(rows) == 1 + len(release.stated_counts), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_prisoner_stands_in_both_lists(language: str) -> None:
    for listed in ("prisoners/", "prisoners/status/"):
        links = set(_pages()[f"{language}/{listed}"].xpath("//table//th/a/@href"))
        assert len(links) == len(_edition().library.prisoners)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_note_and_conflict_is_said(language: str) -> None:
    library, pages = _edition().library, _pages()
    lists = {"counts": f"{language}/data/", "releases": f"{language}/releases/"}
    for key, note in library.notes.items():
        assert pages[lists[note.about]].xpath("//ul[@class='plain']/li"), key
    for kind, section in (("prisoner", "prisoners"), ("release", "releases")):
        for key, record in library.records(kind).items():
            found = pages[f"{language}/{section}/{key}/"].xpath("//section[@class='conflicts']//li")
            positions = sum(len(conflict.positions) for conflict in record.conflicts)
            assert len(found) == positions + len(record.remarks), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_spelling_of_a_name_is_on_its_page(language: str) -> None:
    for key, record in _edition().library.prisoners.items():
        page = _pages()[f"{language}/prisoners/{key}/"]
        shown = {element.text_content() for element in page.xpath("//dl[@class='spellings']/dd/span[@translate='no']")}
        wanted = {name for names in record.names.values() for name in names} | {seen.spelling for seen in record.seen}
        assert wanted <= shown, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_a_prisoners_history_leads_to_its_source(language: str) -> None:
    for key, record in _edition().library.prisoners.items():
        page = _pages()[f"{language}/prisoners/{key}/"]
        steps = page.xpath("//ol[@class='history']/li")
        assert len(steps) == len(record.history), key
        for step in steps:
            notes = step.xpath(".//a[@class='note']/@href")
            assert notes, f"{key}: {_shown(step)}"
            assert {note.removeprefix("#") for note in notes} <= _identifiers(f"{language}/prisoners/{key}/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_stands_with_its_day(language: str) -> None:
    edition = _edition()
    for key, record in edition.library.prisoners.items():
        page = _pages()[f"{language}/prisoners/{key}/"]
        said = edition.speeches[language].date(record.status.as_of)
        assert _squeeze(said) in _shown(page.xpath("//p[@class='status-line']")[0]), key


def test_every_anchor_on_a_page_is_the_only_one_of_its_name() -> None:
    for address, page in _pages().items():
        found = page.xpath("//@id")
        assert len(found) == len(set(found)), (address, sorted({one for one in found if found.count(one) > 1}))


def test_every_link_within_the_site_leads_to_a_page_and_every_anchor_to_an_element() -> None:
    pages = _pages()
    for address, page in pages.items():
        for href in page.xpath("//a/@href"):
            if href.startswith(("https://", "mailto:")):
                continue
            path, _, anchor = href.partition("#")
            there = _joined(address, path) if path else address
            assert there in pages or there in _files(), (address, href)
            if anchor:
                assert anchor in _identifiers(there) or _unquoted(anchor) in _identifiers(there), (address, href)


def _joined(address: str, path: str) -> str:
    parts = address.strip("/").split("/")
    up = path.count("../")
    assert up == len(parts), (address, path)
    return path.replace("../", "")


def _unquoted(anchor: str) -> str:
    return re.sub(r"(?:%[0-9A-F]{2})+", lambda match: bytes.fromhex(match[0].replace("%", "")).decode(), anchor)


def test_the_flagship_has_the_length_of_a_briefing() -> None:
    words = {code: text.body.words for code, text in _edition().library.texts["publication", "releases-2024"].items()}
    assert 700 <= words["en"] <= 1000
    assert words.keys() == set(LANGUAGES)


def test_the_guest_article_is_told_at_length_in_german_and_shorter_in_english() -> None:
    texts = _edition().library.texts["publication", "endless-flight"]
    assert 500 <= texts["de"].body.words <= 800
    assert texts["en"].body.words < texts["de"].body.words


def test_the_flagship_has_sections_and_calls_to_act() -> None:
    for text in _edition().library.texts["publication", "releases-2024"].values():
        assert len([heading for heading in text.body.headings if heading.level == 2]) >= 3
        assert {"way", "page"} & {reference.kind for reference in text.body.references}


def test_every_text_of_a_publication_says_what_it_rests_on() -> None:
    library = _edition().library
    for (kind, slug), texts in library.texts.items():
        if kind != "page":
            assert all(text.body.citations for text in texts.values()), slug


@pytest.mark.parametrize("page", FULLY_TRANSLATED)
def test_the_standing_pages_exist_in_every_language(page: str) -> None:
    assert _edition().library.texts["page", page].keys() == set(LANGUAGES)


def test_a_translation_says_who_made_it() -> None:
    for texts in _edition().library.texts.values():
        assert any(text.front.translation is None for text in texts.values())
        for text in texts.values():
            if text.front.translation is not None:
                assert text.front.translation.translator


def test_falling_back_is_real() -> None:
    shown = [page for page in _edition().plan.pages if not page.own]
    assert {page.language for page in shown} == {"be", "pl"}
    for page in shown:
        notice = _pages()[page.address].xpath("//aside[@class='fallback-notice']//a/@hreflang")
        assert notice == [page.text_language], page.address
        assert _pages()[page.address].xpath("//div[contains(@class, 'prose')]/@lang") == [page.text_language]


def test_no_page_of_its_own_words_carries_a_notice() -> None:
    for page in _edition().plan.pages:
        if page.own:
            assert _pages()[page.address].xpath("//aside[@class='fallback-notice']") == [], page.address


@pytest.mark.parametrize("language", ["de", "be", "pl"])
def test_every_word_of_the_interface_is_translated(language: str) -> None:
    catalogue = _catalogue(language)
    empty = [message.id for message in catalogue if message.id and (not all(_said(message)) or message.fuzzy)]
    assert empty == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_code_and_templates_say_is_in_the_catalogue(language: str) -> None:
    catalogue = _catalogue(language)
    assert [message.id for message in find_words(ROOT) if message.id and catalogue.get(message.id) is None] == []


@pytest.mark.parametrize("language", ["de", "be", "pl"])
def test_a_translation_differs_from_english(language: str) -> None:
    same = {message.id for message in _catalogue(language) if message.id and message.string == message.id}
    assert same - {"%(event)s: %(date)s"} <= SAME_AS_IN_ENGLISH[language]


def test_belarusian_words_of_the_interface_are_in_cyrillic() -> None:
    for message in _catalogue("be"):
        if message.id and message.id not in WITHOUT_CYRILLIC:
            assert all(re.search("[а-яёіў]", words, re.IGNORECASE) for words in _said(message)), message.id


@pytest.mark.parametrize("language", ["de", "be", "pl"])
def test_every_plural_has_as_many_forms_as_the_language(language: str) -> None:
    catalogue = _catalogue(language)
    assert catalogue.num_plurals == {"de": 2, "be": 3, "pl": 3}[language]
    for message in catalogue:
        if message.pluralizable:
            assert len(_said(message)) == catalogue.num_plurals, message.id
            assert len(set(_said(message))) >= 2 or language == "be", message.id


def _own_words(page: Any, language: str) -> Iterator[str]:
    """Yield each text of a page that is in the page's own language, and not a name."""
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        marked = next((up.get("lang") for up in (element, *element.iterancestors()) if up.get("lang")), language)
        fixed = any(up.get("translate") == "no" for up in (element, *element.iterancestors()))
        if marked == language and not fixed and element.text:
            yield _squeeze(element.text)
        parent = element.getparent()
        if element.tail and parent is not None:
            above = (parent, *parent.iterancestors())
            outer = next((up.get("lang") for up in above if up.get("lang")), language)
            if outer == language and not any(up.get("translate") == "no" for up in above):
                yield _squeeze(element.tail)
        for name in ("aria-label", "title", "data-label"):
            if element.get(name) and marked == language and not fixed:
                yield _squeeze(element.get(name))


@pytest.mark.parametrize("language", ["de", "be", "pl"])
def test_no_page_says_a_word_of_the_interface_in_english(language: str) -> None:
    english = {
        message.id
        for message in _catalogue(language)
        if isinstance(message.id, str) and message.id and message.string != message.id and "%" not in message.id
    }
    # Polish says "Data" for a date.
    english -= {message.string for message in _catalogue(language) if isinstance(message.string, str)}
    for address, page in _pages().items():
        if address.startswith(f"{language}/"):
            assert english & set(_own_words(page, language)) == set(), address


def test_a_belarusian_page_speaks_belarusian() -> None:
    # A sentence in Latin letters that is not marked as such would be read out with the wrong voice.
    names = [series.label["be"] for series in _edition().library.series.values()]
    latin = {
        (address, words)
        for address, page in _pages().items()
        if address.startswith("be/")
        for words in _own_words(page, "be")
        if not any(name in words for name in names)
        if len(re.findall(r"[A-Za-z]{2,}", words)) >= 4 and not re.search("[а-яёіў]", words, re.IGNORECASE)
    }
    assert latin == set()


def test_a_punished_service_is_never_a_link() -> None:
    for address, page in _pages().items():
        for there in page.xpath("//@href"):
            host = (urlsplit(there).hostname or "").lower()
            assert not any(name in host for name in PUNISHED), (address, there)


@pytest.mark.parametrize("language", LANGUAGES)
def test_readers_are_warned_of_the_punished_service_where_they_may_look_for_it(language: str) -> None:
    library, pages = _edition().library, _pages()
    assert not library.organisations["pismo-bel"].recommended
    for address in (f"{language}/act/letters/", f"{language}/safety/", f"{language}/organisations/"):
        assert "pismo.bel" in _shown(pages[address]), address
    for way in library.ways.values():
        assert "pismo-bel" not in way.services


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_listed_organisation_carries_its_mark_wherever_it_is_recommended(language: str) -> None:
    library, pages = _edition().library, _pages()
    listed = {key for key, organisation in library.organisations.items() if organisation.legal_risk}
    assert listed
    for key in listed:
        (entry,) = pages[f"{language}/organisations/"].xpath(f"//li[@id='{key}']")
        assert entry.xpath("./p[@class='risk']"), key
    for key, way in library.ways.items():
        services = pages[f"{language}/act/{key}/"].xpath("//section[@aria-labelledby='services']//li")
        assert len(services) == len(way.services)
        for service, entry in zip(way.services, services, strict=True):
            assert bool(entry.xpath(".//strong[@class='risk']")) == (service in listed), (key, service)


def test_what_is_not_to_be_shown_is_on_no_page() -> None:
    library = _edition().library
    hidden = [source.address for source in library.sources.values() if source.address and not source.display]
    remarks = [
        organisation.editors_note for organisation in library.organisations.values() if organisation.editors_note
    ]
    whole = "\n".join(html.tostring(page, encoding="unicode") for page in _pages().values())
    for text in (*hidden, *remarks):
        assert text not in whole


def test_every_page_of_the_demanded_addresses_exists() -> None:
    pages = _pages()
    for language in LANGUAGES:
        assert f"{language}/" in pages
        for name in (*LISTS, "act", "methodology", "safety", "about"):
            assert f"{language}/{name}/" in pages

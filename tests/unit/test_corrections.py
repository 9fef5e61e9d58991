"""Corrections: on each page that one names, in a list with a feed, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from dossier.edition import Edition
from dossier.model.correction import Corrections
from dossier.plan.addresses import LISTS
from dossier.plan.corrections import newest_corrections
from unit.following import ATOM, atom_of, values
from unit.making import context_of, edition_of, make, rewrite


@pytest.fixture
def edition(small_site: Path) -> Edition:
    """The small site's edition, with its two invented corrections."""
    return edition_of(small_site)


def _main(edition: Edition, kind: str, identifier: str, language: str = "en") -> html.HtmlElement:
    return html.fragment_fromstring(str(make(edition, kind, identifier, language).main), create_parent="div")


def _text(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _without_corrections(root: Path) -> Edition:
    (root / "data/corrections.yml").write_text("corrections: []\n")
    return edition_of(root)


def _corrected(edition: Edition) -> Iterator[str]:
    for page in edition.plan.pages:
        rendered = make(edition, page.kind, page.identifier, page.language)
        if 'id="corrected"' in rendered.main:
            yield page.address


# On pages


def test_a_correction_stands_on_every_page_that_it_names_and_on_no_other(edition: Edition) -> None:
    expected = {
        "publications/invented-waves/",
        "releases/2024-07-02-first/",
        "timeline/",
        "act/letters/ik-100/",
        # An organisation is a passage of the list of organisations.
        "organisations/",
    }
    assert set(_corrected(edition)) == {f"{language}/{page}" for language in ("en", "de") for page in expected}


def test_a_corrected_page_says_what_was_wrong_what_is_right_since_when_and_by_which_source(edition: Edition) -> None:
    page = _main(edition, "release", "2024-07-02-first")
    body = page.xpath("//div[@class='leaf-body']")[0]
    section = body[0]
    assert section.get("class") == "corrected", "the correction does not stand first in the body"
    said = _text(section)
    assert "1 correction to this page" in said
    assert "Corrected 1 March 2025" in said
    assert "What was wrong The page said that 12 people left on the first day." in said
    assert "What is right The invented gazette gives 8 people" in said
    assert "It had stood since 4 July 2024" in said
    cited = [link.get("href").removeprefix("#") for link in section.xpath(".//a[@class='note']")]
    assert [place.rpartition("-")[0] for place in cited] == ["source-1", "source-1", "source-2"]
    assert all(len(page.xpath(f"//section[@class='sources']//li//a[@id='{place}']")) == 1 for place in cited)
    assert section.xpath(".//p/a/@href") == ["../../../en/corrections/"]


def test_an_unknown_beginning_is_said_to_be_unknown(edition: Edition) -> None:
    assert "It had stood since not known" in _text(_main(edition, "place", "ik-100"))


def test_a_correction_in_another_language_is_marked_as_such(edition: Edition) -> None:
    page = _main(edition, "place", "ik-100", "de")
    assert page.xpath("//section[@class='corrected']//span[@lang='en']/text()")[-1] == "It has six digits."


def test_a_page_with_several_corrections_shows_the_newest_first(small_site: Path) -> None:
    rewrite(small_site / "data/corrections.yml", "pages: [place:ik-100,", "pages: [release:2024-07-02-first,")
    section = _main(edition_of(small_site), "release", "2024-07-02-first").xpath("//section[@class='corrected']")[0]
    assert "2 corrections to this page" in _text(section)
    assert section.xpath(".//time[1]/@datetime")[0] == "2025-03-01"
    assert len(section.xpath("./dl")) == 2


def test_a_page_that_a_correction_names_by_two_passages_shows_it_once(small_site: Path) -> None:
    both = "organisation:invented-institute, organisation:invented-rights-group]"
    rewrite(small_site / "data/corrections.yml", "organisation:invented-institute]", both)
    section = _main(edition_of(small_site), "list", "organisations").xpath("//section[@class='corrected']")[0]
    assert len(section.xpath("./dl")) == 1


# The list


def test_the_list_holds_every_correction_newest_first_with_links_to_its_pages(edition: Edition) -> None:
    page = _main(edition, "list", "corrections")
    items = page.xpath("//ol[@class='corrections']/li")
    assert [item.get("id") for item in items] == ["correction-invented-first-wave", "correction-invented-address"]
    links = {_text(link): link.get("href") for link in items[0].xpath(".//ul//a")}
    assert links == {
        "At least 10 people, 3 July 2024": "../../en/releases/2024-07-02-first/",
        "Two invented waves": "../../en/publications/invented-waves/",
        "Timeline": "../../en/timeline/",
    }
    assert page.xpath("//a[@type='application/atom+xml']/@href") == ["../../en/corrections/feed.xml"]


def test_the_order_is_by_day_then_by_id_whatever_the_order_in_the_file(edition: Edition) -> None:
    library = edition.library
    turned = replace(library, corrections=Corrections(corrections=library.corrections.corrections[::-1]))
    assert newest_corrections(turned) == newest_corrections(library)


def test_without_corrections_the_list_says_so_and_how_to_report_a_mistake(small_site: Path) -> None:
    edition = _without_corrections(small_site)
    page = _main(edition, "list", "corrections")
    assert "Nothing has been corrected so far." in _text(page)
    assert page.xpath("//ol[@class='corrections']") == []
    assert list(_corrected(edition)) == []
    # The small site has no page about itself; safety is always there.
    assert page.xpath("//section[@aria-labelledby='report']//a/@href") == ["../../en/safety/"]


def test_the_way_to_report_a_mistake_leads_to_the_page_about_the_dossier(small_site: Path) -> None:
    source, target = small_site / "docs/pages/methodology", small_site / "docs/pages/about"
    target.mkdir()
    for file in source.iterdir():
        (target / file.name).write_text(file.read_text())
    page = _main(edition_of(small_site), "list", "corrections")
    assert "../../en/about/" in page.xpath("//section[@aria-labelledby='report']//a/@href")


def test_every_list_that_a_correction_may_name_has_a_name_in_words(edition: Edition) -> None:
    context = context_of(edition, "list", "corrections", "en")
    for name in LISTS:
        assert context.label("list", name)[0].isupper(), name


# The feed


def test_entries_are_dated_by_their_corrections_and_the_feed_by_the_newest(edition: Edition) -> None:
    feed = atom_of(edition)["en/corrections/feed.xml"]
    # Where only the month is known: its first day.
    assert values(feed, "a:entry/a:updated/text()") == ["2025-03-01T00:00:00Z", "2025-01-01T00:00:00Z"]
    assert values(feed, "a:updated/text()") == ["2025-03-01T00:00:00Z"]


def test_an_entry_is_titled_by_what_is_right_and_leads_to_its_passage_and_pages(edition: Edition) -> None:
    site = edition.site_url
    entry = atom_of(edition)["en/corrections/feed.xml"].find("a:entry", ATOM)
    assert entry is not None
    assert values(entry, "a:title/text()") == ["The invented gazette gives 8 people."]
    assert values(entry, "a:link[@rel='alternate']/@href") == [f"{site}en/corrections/#correction-invented-first-wave"]
    assert values(entry, "a:link[@rel='related']/@href") == [
        f"{site}en/releases/2024-07-02-first/",
        f"{site}en/publications/invented-waves/",
        f"{site}en/timeline/",
    ]
    said = _text(html.fragment_fromstring(values(entry, "a:content/text()")[0], create_parent="div"))
    assert "What was wrong: The page said that 12 people left on the first day." in said
    assert "It had stood since: 4 July 2024" in said
    assert "[@" not in said


def test_a_title_in_another_language_says_which(edition: Edition) -> None:
    entry = atom_of(edition)["de/corrections/feed.xml"].findall("a:entry", ATOM)[1]
    assert values(entry, "a:title/@xml:lang") == ["en"]
    assert 'lang="en"' in values(entry, "a:content/text()")[0]


def test_a_long_title_ends_with_a_whole_word(small_site: Path) -> None:
    rewrite(small_site / "data/corrections.yml", "It has six digits.", "It has six digits and more " * 8)
    title = values(atom_of(edition_of(small_site))["en/corrections/feed.xml"], "a:entry[2]/a:title/text()")[0]
    assert len(title) <= 101
    assert re.search(r"\b(?:it|has|six|digits|and|more)…\Z", title, re.IGNORECASE)

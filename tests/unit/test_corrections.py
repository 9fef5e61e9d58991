"""Corrections: on each page that one names, in a list with a feed, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from markupsafe import Markup

from dossier.edition import Edition
from dossier.model.correction import Corrections
from dossier.model.texts import Wording
from dossier.outputs.atom import Entry, Feed, identify, write_feed
from dossier.outputs.corrections_feed import CorrectionsFeed
from dossier.plan.addresses import FEEDS, LISTS
from dossier.plan.corrections import newest_corrections
from dossier.publish.head import make_head
from small_sites import SITE
from unit.making import context_of, edition_of, make, rewrite

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
ID = r"urn:uuid:[0-9a-f-]{36}\Z"


@pytest.fixture
def edition(small_site: Path) -> Edition:
    """The small site's edition, with its two invented corrections."""
    return edition_of(small_site)


def _main(edition: Edition, kind: str, identifier: str, language: str = "en") -> html.HtmlElement:
    return html.fragment_fromstring(str(make(edition, kind, identifier, language).main), create_parent="div")


def _text(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _feeds(edition: Edition) -> dict[str, etree._Element]:
    return {file.path: etree.fromstring(file.content) for file in CorrectionsFeed().artifacts(edition)}


def _values(feed: etree._Element, path: str) -> list[str]:
    return [str(value) for value in feed.xpath(path, namespaces=ATOM)]


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
        # A place is a passage of the page on letters, an organisation one of the list of organisations.
        "act/letters/",
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
    assert {link.get("href") for link in section.xpath(".//a[@class='note']")} == {"#source-1", "#source-2"}
    assert len(page.xpath("//li[@id='source-1' or @id='source-2']")) == 2
    assert section.xpath(".//p/a/@href") == ["../../../en/corrections/"]


def test_an_unknown_beginning_is_said_to_be_unknown(edition: Edition) -> None:
    assert "It had stood since not known" in _text(_main(edition, "way", "letters"))


def test_a_correction_in_another_language_is_marked_as_such(edition: Edition) -> None:
    page = _main(edition, "way", "letters", "de")
    assert page.xpath("//section[@class='corrected']//span[@lang='en']/text()")[-1] == "It has six digits."


def test_a_page_with_several_corrections_shows_the_newest_first(small_site: Path) -> None:
    rewrite(small_site / "data/corrections.yml", "pages: [place:ik-100,", "pages: [release:2024-07-02-first,")
    section = _main(edition_of(small_site), "release", "2024-07-02-first").xpath("//section[@class='corrected']")[0]
    assert "2 corrections to this page" in _text(section)
    assert section.xpath(".//time[1]/@datetime")[0] == "2025-03-01"
    assert len(section.xpath("./dl")) == 2


def test_a_page_that_a_correction_names_by_two_passages_shows_it_once(small_site: Path) -> None:
    rewrite(small_site / "data/corrections.yml", "[place:ik-100,", "[place:ik-100, way:letters, place:sizo-100,")
    section = _main(edition_of(small_site), "way", "letters").xpath("//section[@class='corrected']")[0]
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


def test_the_feed_is_as_the_rfc_demands_in_every_language(edition: Edition) -> None:
    feeds = _feeds(edition)
    assert set(feeds) == {"en/corrections/feed.xml", "de/corrections/feed.xml"}
    for path, feed in feeds.items():
        SCHEMA.assertValid(feed)
        assert _values(feed, "a:link[@rel='self']/@href") == [SITE + path]
        assert len(_values(feed, "a:link[@rel='alternate']/@href")) == 1
        assert _values(feed, "@xml:lang") == [path[:2]]
        for entry in feed.iterfind("a:entry", ATOM):
            assert len(_values(entry, "a:link[@rel='alternate']/@href")) == 1


def test_the_schema_refuses_what_the_rfc_forbids(edition: Edition) -> None:
    # The guard of the test above.
    whole = etree.tostring(_feeds(edition)["en/corrections/feed.xml"]).decode()
    breaks = (
        (r"<updated>[^<]*</updated>", ""),
        (r"<updated>[^<]*</updated>", "<updated>2025-03-01</updated>"),
        (r"<id>[^<]*</id>", "<id>not an address</id>"),
        (r"<title>", "<title/><title>"),
        (r"<author>.*?</author>", ""),
        (r'type="html"', 'type="script"'),
    )
    for old, new in breaks:
        broken = re.sub(old, new, whole, count=1)
        assert broken != whole
        assert not SCHEMA.validate(etree.fromstring(broken)), new or old


def test_entries_are_dated_by_their_corrections_and_the_feed_by_the_newest(edition: Edition) -> None:
    feed = _feeds(edition)["en/corrections/feed.xml"]
    # Where only the month is known: its first day.
    assert _values(feed, "a:entry/a:updated/text()") == ["2025-03-01T00:00:00Z", "2025-01-01T00:00:00Z"]
    assert _values(feed, "a:updated/text()") == ["2025-03-01T00:00:00Z"]


def test_no_day_of_a_build_stands_in_a_feed(edition: Edition, small_site: Path) -> None:
    later = replace(edition, today=date(2031, 5, 6))
    assert list(CorrectionsFeed().artifacts(later)) == list(CorrectionsFeed().artifacts(edition))
    empty = _without_corrections(small_site)
    feed = _feeds(empty)["en/corrections/feed.xml"]
    SCHEMA.assertValid(feed)
    newest = max(page.updated.sort_key[0] for page in empty.library.pages.values())
    assert _values(feed, "a:updated/text()") == [f"{newest.isoformat()}T00:00:00Z"]


def test_names_of_entries_stay_when_the_address_of_the_site_changes(edition: Edition) -> None:
    here, there = _feeds(edition), _feeds(replace(edition, site_url="https://elsewhere.test/dossier/"))
    for path, feed in here.items():
        assert _values(feed, "//a:id/text()") == _values(there[path], "//a:id/text()")
        assert SITE not in etree.tostring(there[path]).decode()
    names = [name for feed in here.values() for name in _values(feed, "//a:id/text()")]
    assert len(set(names)) == len(names) == 6
    assert all(re.match(ID, name) for name in names)
    # What readers' programs already know must never change.
    assert identify("correction", "invented-first-wave", "en") == "urn:uuid:6ef3a2f8-e7da-539c-8216-72cad274d307"


def test_an_entry_is_titled_by_what_is_right_and_leads_to_its_passage_and_pages(edition: Edition) -> None:
    entry = _feeds(edition)["en/corrections/feed.xml"].find("a:entry", ATOM)
    assert _values(entry, "a:title/text()") == ["The invented gazette gives 8 people."]
    assert _values(entry, "a:link[@rel='alternate']/@href") == [f"{SITE}en/corrections/#correction-invented-first-wave"]
    assert _values(entry, "a:link[@rel='related']/@href") == [
        f"{SITE}en/releases/2024-07-02-first/",
        f"{SITE}en/publications/invented-waves/",
        f"{SITE}en/timeline/",
    ]
    said = _text(html.fromstring(_values(entry, "a:content/text()")[0]))
    assert "What was wrong: The page said that 12 people left on the first day." in said
    assert "It had stood since: 4 July 2024" in said
    assert "[@" not in said


def test_a_title_in_another_language_says_which(edition: Edition) -> None:
    entry = _feeds(edition)["de/corrections/feed.xml"].findall("a:entry", ATOM)[1]
    assert _values(entry, "a:title/@xml:lang") == ["en"]
    assert 'lang="en"' in _values(entry, "a:content/text()")[0]


def test_a_long_title_ends_with_a_whole_word(small_site: Path) -> None:
    rewrite(small_site / "data/corrections.yml", "It has six digits.", "It has six digits and more " * 8)
    title = _values(_feeds(edition_of(small_site))["en/corrections/feed.xml"], "a:entry[2]/a:title/text()")[0]
    assert len(title) <= 101
    assert re.search(r"\b(?:it|has|six|digits|and|more)…\Z", title, re.IGNORECASE)


ANY_TEXT = st.text(max_size=40) | st.sampled_from(
    ["<script>alert(1)</script>", "]]>", "&amp;", "</title>", "\x00\x0b\ufffe", "a\u2028b", '" onload="x', "&#0;"]
)


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_a_feed_is_well_formed_and_runs_nothing_whatever_a_text_holds(title: str, words: str, address: str) -> None:
    entry = Entry(
        identify("correction", title, "en"),
        Wording(title, "de"),
        date(2025, 3, 1),
        f"{SITE}#{address}",
        Markup("<p>{}</p>").format(words),
        (f"{SITE}{address}",),
    )
    made = write_feed(Feed(identify("a"), title, "en", date(2025, 3, 1), SITE, SITE, words, words, (entry,)))
    feed = etree.fromstring(made)
    assert {element.tag.rpartition("}")[2] for element in feed.iter()} == {
        "feed", "id", "title", "updated", "author", "name", "rights", "link", "entry", "content"
    }  # fmt: skip
    allowed = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", title)
    assert (feed.findtext("a:title", namespaces=ATOM) or "") == allowed.replace("\r\n", "\n").replace("\r", "\n")
    content = html.fragment_fromstring(feed.findtext("a:entry/a:content", namespaces=ATOM), create_parent="div")
    assert [element.tag for element in content.iter()] == ["div", "p"]


def test_the_page_of_a_feed_makes_it_known_and_other_pages_do_not(edition: Edition) -> None:
    for page in edition.plan.pages:
        head = html.fromstring(f"<div>{make_head(edition, page, make(edition, *page.key, page.language))}</div>")
        found = head.xpath("//link[@rel='alternate' and @type='application/atom+xml']/@href")
        wanted = page.kind == "list" and page.identifier in FEEDS
        assert found == ([f"{SITE}{page.address}feed.xml"] if wanted else [])


def test_every_feed_that_a_head_names_is_made(edition: Edition) -> None:
    made = {file.path for file in CorrectionsFeed().artifacts(edition)}
    assert made == {f"{language}/{name}/feed.xml" for language in ("en", "de") for name in FEEDS}

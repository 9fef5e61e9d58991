"""Feeds say what the data says, in two formats, to readers that know nothing of the dossier."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from markupsafe import Markup

from dossier.cli.__main__ import main
from dossier.edition import Edition
from dossier.model.texts import Wording
from dossier.outputs.artifact import make_artifacts
from dossier.outputs.calendars.files import Calendars
from dossier.outputs.feeds.atom import write_atom, write_atom_entry
from dossier.outputs.feeds.feed import Entry, Feed, Tag, Written
from dossier.outputs.feeds.json_feed import write_json_entry, write_json_feed
from dossier.outputs.identity import identify
from dossier.plan.addresses import feed_of, json_feed_of
from dossier.plan.changes import days_of
from dossier.plan.feeds import MOST, fill_feeds, has_feed, name_feed, pages_with_feed
from dossier.publish.edition import prepare_edition
from dossier.publish.head import make_head
from properties.allowed import look_at
from small_sites import ROOT, TODAY, copy_small_site
from unit.following import (
    ATOM,
    JSON_SCHEMA,
    SCHEMA,
    atom_of,
    files_of,
    json_of,
    links_in,
    read_atom,
    read_json,
    values,
)
from unit.making import day, edition_of, make, rewrite

ID = r"urn:uuid:[0-9a-f-]{36}\Z"
SITE = "https://dossier.test/"
WAVES = "en/publications/invented-waves/"
LARGEST = 300_000


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The small site's edition."""
    return prepare_edition(copy_small_site(tmp_path_factory.mktemp("feeds") / "small"), TODAY, SITE)


@pytest.fixture(scope="module")
def real() -> Edition:
    """The real site's edition."""
    return prepare_edition(ROOT, TODAY, SITE)


@pytest.fixture(scope="module", params=["small", "real"])
def edition(request: pytest.FixtureRequest) -> Edition:
    """Each of the two."""
    found: Edition = request.getfixturevalue(request.param)
    return found


def _entry(edition: Edition, feed: str, address: str) -> str:
    """Return the content of the entry that leads to an address."""
    return next(entry.content for entry in read_atom(files_of(edition)[feed]) if entry.address == SITE + address)


def _words(content: str) -> str:
    return " ".join(html.fragment_fromstring(content, create_parent="div").text_content().split())


# Which feeds there are


def test_there_is_a_feed_for_each_language_list_kind_topic_and_author(edition: Edition) -> None:
    library = edition.library
    kinds = {kind for record in library.publications.values() for kind in (record.kind, *record.also)} - {"event"}
    places = ["", "publications/", "events/", "releases/", "corrections/"]
    places += [f"publications/kind/{kind}/" for kind in kinds]
    places += [f"topics/{topic}/" for topic in library.topics]
    places += [f"people/{person}/" for person in library.people]
    wanted = {
        f"{code}/{place}feed.{ending}" for code in edition.speeches for place in places for ending in ("xml", "json")
    }
    made = list(files_of(edition))
    assert set(made) == wanted
    assert len(made) == len(wanted)


def test_each_feed_tells_of_what_its_page_is_about(edition: Edition) -> None:
    library = edition.library
    for code in edition.speeches:
        feeds = fill_feeds(edition.plan, code)
        everything = {("publication", key) for key in library.publications} | {("event", key) for key in library.events}
        everything |= {("release", key) for key in library.releases}
        everything |= {("correction", correction.id) for correction in library.corrections.corrections}
        assert set(feeds["page", "home"]) == everything
        assert set(feeds["list", "releases"]) == {("release", key) for key in library.releases}
        for topic in library.topics:
            wanted = {("publication", key) for key, item in library.publications.items() if topic in item.topics}
            wanted |= {("event", key) for key, item in library.events.items() if topic in item.topics}
            assert set(feeds["topic", topic]) == wanted
        for person in library.people:
            wanted = {(kind, key) for kind in ("publication", "event") for key, item in library.records(kind).items()
                      if person in [part.person for part in item.people]}  # fmt: skip
            assert set(feeds["person", person]) == wanted
        for page in pages_with_feed(edition.plan, code):
            if page.kind == "publications-by-kind":
                wanted = {("publication", key) for key, item in library.publications.items()
                          if page.identifier in (item.kind, *item.also)}  # fmt: skip
                assert set(feeds[page.key]) == wanted


def test_entries_stand_in_the_order_of_their_last_change_and_a_feed_keeps_the_newest(
    real: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = fill_feeds(real.plan, "en")
    days = [days_of(real.library, *item, "en").updated for item in whole["page", "home"]]
    assert days == sorted(days, reverse=True)
    assert len(days) <= MOST
    monkeypatch.setattr("dossier.plan.feeds.MOST", 3)
    for key, items in fill_feeds(real.plan, "en").items():
        assert items == whole[key][:3]


# As the formats demand


def test_every_feed_is_as_its_schema_demands(edition: Edition) -> None:
    for path, feed in atom_of(edition).items():
        SCHEMA.assertValid(feed)
        assert values(feed, "a:link[@rel='self']/@href") == [SITE + path]
        assert len(values(feed, "a:link[@rel='alternate']/@href")) == 1
        assert values(feed, "@xml:lang") == [path[:2]]
        for entry in feed.iterfind("a:entry", ATOM):
            assert len(values(entry, "a:link[@rel='alternate']/@href")) == 1
    for path, document in json_of(edition).items():
        JSON_SCHEMA.validate(document)
        assert document["feed_url"] == SITE + path
        assert document["language"] == path[:2]


def test_the_schemas_refuse_what_the_formats_forbid(small: Edition) -> None:
    # The guard of the test above.
    whole = etree.tostring(atom_of(small)["en/feed.xml"]).decode()
    breaks = (
        (r"<updated>[^<]*</updated>", ""),
        (r"<updated>[^<]*</updated>", "<updated>2025-03-01</updated>"),
        (r"<published>[^<]*</published>", "<published>today</published>"),
        (r"<id>[^<]*</id>", "<id>not an address</id>"),
        (r"<title>", "<title/><title>"),
        (r"<author>.*?</author>", ""),
        (r'type="html"', 'type="script"'),
        (r'<category term="', '<category name="'),
    )
    for old, new in breaks:
        broken = re.sub(old, new, whole, count=1)
        assert broken != whole
        assert not SCHEMA.validate(etree.fromstring(broken)), new or old
    for field, value in (
        ("version", "1.1"),
        ("title", ""),
        ("items", [{"id": "a"}]),
        ("items", [{"id": 1, "content_html": ""}]),
        ("items", [{"id": "a", "content_html": "", "date_published": "2025-03-01"}]),
        ("items", [{"id": "a", "content_html": "", "author": "somebody"}]),
        ("authors", [{}]),
        ("favorites", {}),
    ):
        document = json_of(small)["en/feed.json"] | {field: value}
        assert not JSON_SCHEMA.is_valid(document), (field, value)


def test_both_formats_say_the_same(edition: Edition) -> None:
    files = files_of(edition)
    for path in files:
        if path.endswith(".xml"):
            twin = path.removesuffix("xml") + "json"
            assert read_atom(files[path]) == read_json(files[twin])
            document = json.loads(files[twin])
            feed = etree.fromstring(files[path])
            assert document["title"] == feed.findtext("a:title", namespaces=ATOM)
            assert [document["home_page_url"]] == values(feed, "a:link[@rel='alternate']/@href")


# As the data says


def test_entries_have_the_titles_languages_and_days_of_the_data(edition: Edition) -> None:
    library, files = edition.library, files_of(edition)
    for code, speech in edition.speeches.items():
        for page in pages_with_feed(edition.plan, code):
            entries = {entry.identity: entry for entry in read_atom(files[feed_of(page.address)])}
            items = fill_feeds(edition.plan, code)[page.key]
            assert list(entries) == [identify(*item, code).urn for item in items]
            assert name_feed(library, page, speech) in files[feed_of(page.address)].decode()
            for kind, identifier in items:
                entry, days = entries[identify(kind, identifier, code).urn], days_of(library, kind, identifier, code)
                assert entry.updated == f"{days.updated}T00:00:00Z"
                assert entry.published == (f"{days.published}T00:00:00Z" if days.published else "")
                if kind in ("publication", "event"):
                    text = library.text_in(kind, identifier, code)  # type: ignore[arg-type]
                    assert (entry.title, entry.language) == (text.front.title, text.language)
                    found = edition.plan.find(kind, identifier, code)
                    assert found is not None
                    assert entry.address == SITE + found.address


def test_the_whole_text_is_in_the_entry(edition: Edition) -> None:
    library = edition.library
    for code in edition.speeches:
        for entry in read_atom(files_of(edition)[f"{code}/publications/feed.xml"]):
            slug = entry.address.rstrip("/").rpartition("/")[2]
            text = library.text_in("publication", slug, code)
            said = _words(entry.content)
            assert entry.summary in said
            for heading in text.body.headings:
                if "\x02" not in heading.title and "<" not in heading.title:
                    assert " ".join(html.fromstring(f"<p>{heading.title}</p>").text_content().split()) in said
            # Sources, labels and honest lines come on top; figures stand in words.
            assert len(said.split()) > text.body.words


def test_an_entry_says_what_its_text_is(small: Edition) -> None:
    english, german = (
        _words(_entry(small, f"{code}/feed.xml", f"{code}/publications/invented-waves/")) for code in ("en", "de")
    )
    assert "This is a summary, written for the dossier in its own words. The original: Invented Waves" in english
    assert "Machine-assisted translation" not in english
    assert small.speeches["de"].say("Machine-assisted translation.") in german
    assert small.speeches["de"].say("Not yet reviewed by a person.") in german
    # A correction changes what the page says, so the entry tells of it.
    assert "Corrected: 1 March 2025 What is right: The invented gazette gives 8 people" in english
    assert "[@" not in english + german


def test_an_entry_says_who_translated_when_and_whether_the_original_has_changed_since(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small_site)
    folder = small_site / "briefings/invented-waves"
    named = '  translator: Synthetic Translator\n  machine_assisted: true\n  on: "2025-11-12"\n'
    rewrite(folder / "de.md", "  translator: machine\n", named)
    assert main(["translated", "invented-waves", "de"]) == 0

    def says() -> str:
        return _words(
            _entry(prepare_edition(small_site, TODAY, SITE), "de/feed.xml", "de/publications/invented-waves/")
        )

    speech = edition_of(small_site).speeches["de"]
    outdated = speech.say("The original has changed since this translation was made.")
    assert speech.say("Translated by %(name)s with the help of a machine.", name="Synthetic Translator") in says()
    made_on = speech.say("Translated on: %(date)s.", date=speech.date(day("2025-11-12")))
    assert " ".join(made_on.split()) in says()
    assert outdated not in says()
    rewrite(folder / "en.md", "The first wave freed", "The first of the waves freed")
    assert outdated in says()


def test_a_text_in_another_language_is_marked_and_said_to_be_so(small: Edition) -> None:
    content = _entry(small, "de/feed.xml", "de/publications/invented-video/")
    speech = small.speeches["de"]
    assert speech.say("This text does not exist in English yet.") in _words(content)
    tree = html.fragment_fromstring(content, create_parent="div")
    assert len(tree.xpath("./div[@lang='en'] | ./p[@lang='en']")) == 2
    document = next(item for item in json_of(small)["de/feed.json"]["items"] if "invented-video" in item["url"])
    assert document["language"] == "en"


def test_a_figure_stands_in_words_and_the_page_is_named_where_its_source_stands(small: Edition) -> None:
    content = _entry(small, "en/feed.xml", WAVES)
    assert "at least 10 people left, as the timeline shows" in _words(content)
    assert 'class="figure"' not in content
    assert f'href="{SITE}{WAVES}"' in content.rsplit("<p>", 1)[1]


def test_citations_are_numbers_that_lead_to_the_list_of_sources_of_the_dossier(small: Edition) -> None:
    tree = html.fragment_fromstring(_entry(small, "en/feed.xml", WAVES), create_parent="div")
    marks = {link.text: link.get("href") for link in tree.xpath("//sup/a") if (link.text or "").startswith("[")}
    assert len(marks) == 3
    assert set(marks) == {"[1]", "[2]", "[3]"}
    listed = tree.xpath("./h2[text()='Sources']/following-sibling::ol[1]/li/a/@href")
    assert [marks[f"[{number}]"] for number in (1, 2, 3)] == listed
    assert all(address.startswith(f"{SITE}en/sources/#") for address in listed)


def test_no_source_of_an_entry_is_linked_outside_the_dossier(edition: Edition) -> None:
    # A reader program may open links by itself, and some publishers are listed as extremist in Belarus.
    sources = {source.address for source in edition.library.sources.values() if source.address}
    originals = {record.original.address for record in edition.library.publications.values()}
    originals |= {record.original.address for record in edition.library.events.values()}
    for path, content in files_of(edition).items():
        if path.endswith(".xml"):
            for entry in read_atom(content):
                assert not set(links_in(entry.content)) & (sources - originals)


def test_an_event_entry_gives_day_hours_and_place_as_its_page_does(small: Edition) -> None:
    said = _words(_entry(small, "en/events/feed.xml", "en/events/invented-panel/"))
    assert "Day: 2 October 2024" in said
    assert "Time: 17:00–18:30 (Europe/Vienna)" in said
    assert "Place: Example Hall, Vienna" in said


def test_a_wave_says_who_counted_how_many_and_when_and_names_nobody(edition: Edition) -> None:
    library = edition.library
    for code, speech in edition.speeches.items():
        for entry in read_atom(files_of(edition)[f"{code}/releases/feed.xml"]):
            key = entry.address.rstrip("/").rpartition("/")[2]
            release, said = library.releases[key], _words(entry.content)
            assert speech.number(release.count.total) in entry.title
            assert speech.date(release.day) in entry.title
            for stated in release.stated_counts:
                assert " ".join(speech.date(stated.as_of).split()) in said
                assert all(library.sources[source].publisher in said for source in stated.sources)
            spoken = said.split(speech.say("Sources"))[0]
            if not any(f"release:{key}" in correction.pages for correction in library.corrections.corrections):
                for named in release.named:
                    if named.prisoner:
                        assert not any(name in spoken for name in library.prisoners[named.prisoner].every_spelling())


# Names and days


def test_names_are_unique_and_stay_when_the_address_of_the_site_changes(edition: Edition) -> None:
    here, there = files_of(edition), files_of(replace(edition, site_url="https://elsewhere.test/dossier/"))
    assert set(here) == set(there)
    feeds: list[str] = []
    entries: dict[str, set[str]] = {}
    for path, content in here.items():
        assert SITE.encode() not in there[path]
        if path.endswith(".xml"):
            tree = etree.fromstring(content)
            assert values(tree, "//a:id/text()") == values(etree.fromstring(there[path]), "//a:id/text()")
            feeds += values(tree, "a:id/text()")
            names = values(tree, "a:entry/a:id/text()")
            assert len(set(names)) == len(names)
            for name, address in zip(names, values(tree, "a:entry/a:link[@rel='alternate']/@href"), strict=True):
                entries.setdefault(name, set()).add(address)
    assert not [name for name, count in Counter(feeds + list(entries)).items() if count > 1]
    # One name, one thing, in whichever feed.
    assert all(len(addresses) == 1 for addresses in entries.values())
    assert all(re.match(ID, name) for name in (*feeds, *entries))


def test_what_readers_programs_already_know_never_changes() -> None:
    assert identify("correction", "invented-first-wave", "en").urn == "urn:uuid:6ef3a2f8-e7da-539c-8216-72cad274d307"
    assert identify("publication", "a", "en") != identify("event", "a", "en") != identify("event", "a", "de")


def test_no_day_of_a_build_stands_in_a_feed(edition: Edition) -> None:
    assert files_of(replace(edition, today=date(2031, 5, 6))) == files_of(edition)


def test_a_feed_is_as_new_as_its_newest_entry(edition: Edition) -> None:
    for feed in atom_of(edition).values():
        entries = values(feed, "a:entry/a:updated/text()")
        if entries:
            assert values(feed, "a:updated/text()") == [max(entries)]


def test_a_feed_without_entries_is_a_feed(small_site: Path) -> None:
    (small_site / "data/corrections.yml").write_text("corrections: []\n")
    edition = edition_of(small_site)
    feed = atom_of(edition)["en/corrections/feed.xml"]
    SCHEMA.assertValid(feed)
    newest = max(page.updated.sort_key[0] for page in edition.library.pages.values())
    assert values(feed, "a:updated/text()") == [f"{newest.isoformat()}T00:00:00Z"]
    assert json_of(edition)["en/corrections/feed.json"]["items"] == []


def test_a_changed_text_is_newer_only_if_it_says_so(small_site: Path) -> None:
    def updated() -> tuple[dict[str, str], str]:
        entries = read_atom(files_of(edition_of(small_site))["en/feed.xml"])
        return {entry.address: entry.updated for entry in entries}, "".join(entry.content for entry in entries)

    before, said = updated()
    text = small_site / "briefings/invented-waves/en.md"
    rewrite(text, "The first wave freed", "The first of the waves freed")
    after, says = updated()
    assert said != says
    assert after == before
    rewrite(text, "title:", 'updated: "2025-11-12"\ntitle:')
    changed, _ = updated()
    newer = {address: changed[address] for address in before if before[address] != changed[address]}
    assert [(address.endswith(WAVES), day) for address, day in newer.items()] == [(True, "2025-11-12T00:00:00Z")]


# What may not be in a feed


def test_content_consists_of_text_alone_with_absolute_addresses(edition: Edition) -> None:
    for path, content in files_of(edition).items():
        if not path.endswith(".xml"):
            continue
        for entry in read_atom(content):
            seen = look_at(entry.content)
            assert not seen.others
            for name, attributes in seen.elements:
                assert name not in {
                    "script",
                    "style",
                    "iframe",
                    "object",
                    "embed",
                    "form",
                    "img",
                    "svg",
                    "link",
                    "meta",
                }
                assert set(attributes) <= {"href", "lang", "title", "align", "start", "scope"}
            for address in seen.addresses:
                assert address.startswith(("https://", "mailto:")), address


def test_links_to_passages_of_the_text_lead_to_its_page(small: Edition) -> None:
    links = set(links_in(_entry(small, "en/feed.xml", WAVES)))
    assert f"{SITE}{WAVES}#what-is-not-known" in links
    assert f"{SITE}en/timeline/" in links
    assert f"{SITE}{WAVES}#fn:names" in links


def test_no_withheld_person_is_in_a_feed(edition: Edition) -> None:
    hidden = [name for names in edition.library.withheld.values() for name in names]
    for path, content in files_of(edition).items():
        assert not [name for name in hidden if name in content.decode()], path


def test_feeds_stay_small_enough_to_be_asked_for_every_hour(real: Edition) -> None:
    assert not {path: len(content) for path, content in files_of(real).items() if len(content) > LARGEST}


ANY_TEXT = st.text(max_size=40) | st.sampled_from(
    ["<script>alert(1)</script>", "]]>", "&amp;", "</title>", "\x00\x0b\ufffe", "a\u2028b", '" onload="x', "&#0;"]
)


def _hostile_feed(title: str, words: str, address: str) -> Feed:
    entry = Entry(
        identity=identify("correction", title, "en").urn,
        title=Wording(title, "de"),
        summary=Wording(words, "en"),
        language="de",
        address=f"{SITE}#{address}",
        content=Markup("<p>{}</p>").format(words),
        updated=date(2025, 3, 1),
        published=date(2025, 3, 1),
        tags=(Tag(title, words),),
        related=(f"{SITE}{address}",),
    )
    written = Written(entry.updated, write_atom_entry(entry, "en"), write_json_entry(entry))
    return Feed(identify("a").urn, title, "en", entry.updated, SITE, SITE, SITE, words, words, (written,))


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_a_feed_is_well_formed_and_runs_nothing_whatever_a_text_holds(title: str, words: str, address: str) -> None:
    made = _hostile_feed(title, words, address)
    feed = etree.fromstring(write_atom(made))
    assert {element.tag.rpartition("}")[2] for element in feed.iter()} == {
        "feed", "id", "title", "updated", "published", "author", "name", "rights", "link", "entry", "content",
        "summary", "category",
    }  # fmt: skip
    allowed = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", title)
    assert (feed.findtext("a:title", namespaces=ATOM) or "") == allowed.replace("\r\n", "\n").replace("\r", "\n")
    content = html.fragment_fromstring(feed.findtext("a:entry/a:content", namespaces=ATOM), create_parent="div")
    assert [element.tag for element in content.iter()] == ["div", "p"]
    document = json.loads(write_json_feed(made))
    assert document["title"] == allowed
    assert document["items"][0]["title"] == allowed


# How a page makes them known


def test_every_page_makes_the_feed_of_its_language_known_and_its_own_if_it_has_one(small: Edition) -> None:
    for page in small.plan.pages:
        head = html.fromstring(f"<div>{make_head(small, page, make(small, *page.key, page.language))}</div>")
        found = head.xpath("//link[@rel='alternate' and @type!='text/calendar']/@href")
        own = [SITE + feed_of(page.address), SITE + json_feed_of(page.address)] if has_feed(page) else []
        whole = [f"{SITE}{page.language}/feed.xml", f"{SITE}{page.language}/feed.json"]
        # A prisoner's page must stay small.
        wanted = whole[:1] if page.kind == "prisoner" else list(dict.fromkeys([*own, *whole]))
        assert found == wanted
        assert all(link.get("hreflang") is None for link in head.xpath("//link[@rel='alternate' and @type]"))
        assert all(link.get("title") for link in head.xpath("//link[@rel='alternate' and @type]"))


def test_every_feed_and_calendar_that_a_page_names_is_made(small: Edition) -> None:
    made = {file.path for file in make_artifacts(Calendars(), small)} | set(files_of(small))
    for page in small.plan.pages:
        rendered = make(small, *page.key, page.language)
        head = html.fromstring(f"<div>{make_head(small, page, rendered)}</div>")
        named = {href.removeprefix(SITE) for href in head.xpath("//link[@rel='alternate' and @type]/@href")}
        main = html.fragment_fromstring(str(rendered.main), create_parent="div")
        types = ("application/atom+xml", "application/feed+json", "text/calendar")
        linked = [link.get("href") for link in main.xpath("//a[@type]") if link.get("type") in types]
        named |= {re.sub(r"^(?:\.\./)+|^\./", "", href) for href in linked}
        assert named <= made, page.address


def test_the_page_on_following_names_every_feed_once(edition: Edition) -> None:
    for code in edition.speeches:
        main = html.fragment_fromstring(str(make(edition, "list", "follow", code).main), create_parent="div")
        for media_type, place in (("application/atom+xml", feed_of), ("application/feed+json", json_feed_of)):
            links = [link.get("href").removeprefix("../../") for link in main.xpath(f"//ul//a[@type='{media_type}']")]
            assert sorted(links) == sorted(place(page.address) for page in pages_with_feed(edition.plan, code))
        assert main.xpath("//p[@class='caution']//a/@href") == [f"../../{code}/safety/"]

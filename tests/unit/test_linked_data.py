"""The JSON-LD of every page: it expands, says what its types ask for, and nothing that nobody knows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from artifacts import make_outputs
from dossier.edition import Edition
from dossier.linked_data.node import exact_day, write_length
from dossier.linked_data.registry import MAKERS, write_linked_data
from dossier.pages.registry import render_page
from dossier.plan.site import PagePlan
from dossier.plan.trail import trail_of
from dossier.publish.head import make_linked_data
from hostile.complete import make_complete_site
from small_sites import ROOT, SITE
from unit.making import day, edition_of, make, rewrite
from unit.vocabulary import PROPERTIES, expand, faults_of, nodes_in, terms_of, type_of, values_of

DATA = '<script type="application/ld+json">'
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}([+-]\d{2}:\d{2})?)?\Z")


@dataclass(frozen=True)
class Described:
    """A page with its document as written."""

    edition: Edition
    page: PagePlan
    document: str

    def find(self, kind: str) -> Any:
        """Return the one node of a type as written, on top of the document."""
        parsed = json.loads(self.document)
        (found,) = [node for node in parsed.get("@graph", [parsed]) if node["@type"] == kind]
        return found


def describe(edition: Edition, kind: str, identifier: str, language: str = "en") -> Described:
    page = edition.plan.find(kind, identifier, language)
    assert page is not None
    rendered = make(edition, kind, identifier, language)
    return Described(edition, page, write_linked_data(edition, page, rendered.title, rendered.description))


def describe_all(edition: Edition) -> Iterator[Described]:
    for page in edition.plan.pages:
        rendered = render_page(edition, page)
        yield Described(edition, page, write_linked_data(edition, page, rendered.title, rendered.description))


@cache
def real_site() -> list[Described]:
    return list(describe_all(edition_of(ROOT)))


@pytest.fixture(scope="module")
def complete_site(tmp_path_factory: pytest.TempPathFactory) -> list[Described]:
    """Every page of the small site with every field filled."""
    return list(describe_all(edition_of(make_complete_site(tmp_path_factory.mktemp("complete") / "site"))))


@pytest.fixture
def edition(small_site: Path) -> Edition:
    return edition_of(small_site)


def _faults(described: list[Described]) -> list[str]:
    return [
        f"{one.page.address}: {fault}"
        for one in described
        for within, node in nodes_in(expand(one.document))
        for fault in faults_of(within, node)
    ]


def test_every_page_of_the_dossier_says_what_its_types_ask_for_and_no_more() -> None:
    assert _faults(real_site()) == []


def test_every_page_of_a_site_with_every_field_filled_does_too(complete_site: list[Described]) -> None:
    assert _faults(complete_site) == []


def test_both_sites_together_use_every_type_and_term_that_the_tests_know(complete_site: list[Described]) -> None:
    used = {term for one in (*complete_site, *real_site()) for term in terms_of(json.loads(one.document))}
    known = {*PROPERTIES, *(name for both in PROPERTIES.values() for part in both for name in part.split())}
    # No video of either has a day; the next test gives one to it.
    assert used == known - {"uploadDate"}


def test_a_video_is_uploaded_on_the_day_of_the_original_where_that_is_exact(small_site: Path) -> None:
    file = small_site / "briefings/invented-video/publication.yml"
    for date, told in (('"2021-05-24"', "2021-05-24"), ('"2021-05"', None)):
        rewrite(file, "  source: invented-archive\n", f"  date: {date}\n  source: invented-archive\n")
        article = describe(edition_of(small_site), "publication", "invented-video").find("Article")
        assert article["isBasedOn"].get("uploadDate") == told
        assert expand(json.dumps({"@context": "https://schema.org", **article}))
        rewrite(file, f"  date: {date}\n", "")


def test_every_page_but_the_home_has_its_trail_and_ends_with_itself() -> None:
    for one in real_site():
        parsed = json.loads(one.document)
        page = parsed.get("@graph", [parsed])[0]
        if one.page.key == ("page", "home"):
            assert "breadcrumb" not in page
            continue
        entries = page["breadcrumb"]["itemListElement"]
        plan, site = one.edition.plan, one.edition.site_url
        above = [plan.find(*step, one.page.language) for step in trail_of(plan, one.page)]
        assert [entry["position"] for entry in entries] == list(range(1, len(above) + 2))
        assert [entry["item"] for entry in entries[:-1]] == [site + found.address for found in above if found]
        assert entries[-1]["item"] == page["url"] == site + one.page.canonical
        assert entries[-1]["name"] == page["name"]


def test_the_steps_of_a_trail_are_called_as_their_pages_are_titled() -> None:
    edition = real_site()[0].edition
    for language in edition.library.languages.codes:
        for one in (describe(edition, "way", "letters", language), describe(edition, "topic", "releases", language)):
            *steps, _ = json.loads(one.document)["breadcrumb"]["itemListElement"]
            keys = trail_of(edition.plan, one.page)
            assert [step["name"] for step in steps] == [make(edition, *key, language).title for key in keys]


def test_no_page_of_a_prisoner_describes_a_person_or_anything_but_itself() -> None:
    trail = set("url name inLanguage breadcrumb BreadcrumbList itemListElement ListItem position item".split())
    pages = [one for one in real_site() if one.page.kind == "prisoner"]
    assert pages
    for one in pages:
        assert set(terms_of(json.loads(one.document))) == trail | {"WebPage"}, one.page.address


def test_no_page_of_a_wave_or_list_of_prisoners_describes_a_person() -> None:
    pages = [one for one in real_site() if one.page.kind in ("release", "prisoners-by-status", "list")]
    assert {one.page.kind for one in pages} == {"release", "prisoners-by-status", "list"}
    for one in pages:
        assert "Person" not in terms_of(json.loads(one.document)), one.page.address


def test_only_authors_and_speakers_are_persons() -> None:
    for one in real_site():
        public = {person.name for person in one.edition.library.people.values()}
        named = [node["name"] for node in _written(json.loads(one.document), "Person")]
        assert set(named) <= public, one.page.address


def _written(value: object, kind: str) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for part in value:
            yield from _written(part, kind)
    elif isinstance(value, dict):
        if value.get("@type") == kind:
            yield value
        for part in value.values():
            yield from _written(part, kind)


def test_no_address_of_a_source_that_is_not_shown_stands_anywhere() -> None:
    library = real_site()[0].edition.library
    hidden = {
        address
        for source in library.sources.values()
        if not source.display
        for address in (source.address, source.archived)
        if address
    }
    assert hidden
    for one in real_site():
        assert not hidden & set(values_of(expand(one.document))), one.page.address


def test_an_original_whose_address_is_that_of_a_hidden_source_is_not_led_to(small_site: Path) -> None:
    publication = small_site / "briefings/invented-waves/publication.yml"
    rewrite(publication, "https://example.org/invented-waves/", "https://example.org/protected/report")
    edition = edition_of(small_site)
    assert "url" not in describe(edition, "publication", "invented-waves").find("Report")["isBasedOn"]
    assert "https://example.org/protected/report" not in describe(edition, "list", "data").document


def test_a_withheld_record_is_in_no_document(edition: Edition) -> None:
    for one in describe_all(edition):
        assert "hidden-example" not in one.document
        assert "lighthouse" not in one.document


def test_every_day_is_a_day_and_every_address_leads_somewhere() -> None:
    for one in real_site():
        for name, value in _members(json.loads(one.document)):
            if name in ("dateModified", "datePublished", "uploadDate"):
                assert _ISO_DAY.match(str(value)), (one.page.address, name, value)
            if name in ("startDate", "endDate"):
                assert _MOMENT.match(str(value)), (one.page.address, name, value)
            if name in ("url", "item", "contentUrl", "thumbnailUrl", "mainEntityOfPage", "license"):
                assert str(value).startswith("https://"), (one.page.address, name, value)


def _members(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, list):
        for part in value:
            yield from _members(part)
    elif isinstance(value, dict):
        yield from value.items()
        for part in value.values():
            yield from _members(part)


def test_a_summary_is_the_institutes_and_the_original_its_authors(edition: Edition) -> None:
    report = describe(edition, "publication", "invented-waves", "de").find("Report")
    assert report["author"] == report["publisher"] == {"@id": f"{SITE}#institute"}
    assert "datePublished" not in report
    original = report["isBasedOn"]
    assert (original["@type"], original["name"], original["inLanguage"]) == ("Report", "Invented Waves", "en")
    assert original["datePublished"] == "2024-09-20"
    assert original["url"] == "https://example.org/invented-waves/"
    (author,) = original["author"]
    assert (author["name"], author["url"]) == ("Synthetic Author 1", f"{SITE}de/people/author-one/")
    assert author["affiliation"]["name"] == "Erfundenes Institut"
    institute = describe(edition, "publication", "invented-waves", "de").find("Organization")
    assert (institute["@id"], institute["url"]) == (f"{SITE}#institute", "https://www.idm.at/")


def test_a_video_has_only_what_is_known_of_it(edition: Edition) -> None:
    video = describe(edition, "publication", "invented-video").find("Article")["isBasedOn"]
    assert video["@type"] == "VideoObject"
    assert video["duration"] == "PT12M30S"
    assert video["thumbnailUrl"] == f"{SITE}en/publications/invented-video/card.png"
    assert not {"contentUrl", "embedUrl", "uploadDate", "url"} & set(video)
    assert [person["name"] for person in video["contributor"]] == ["Synthetic Author 2"]
    assert "author" not in video


def test_a_page_in_anothers_words_is_described_as_the_page_of_those(edition: Edition) -> None:
    article = describe(edition, "publication", "invented-video", "de").find("Article")
    assert (article["url"], article["inLanguage"]) == (f"{SITE}en/publications/invented-video/", "en")
    assert article["image"]["url"] == f"{SITE}en/publications/invented-video/card.png"


def test_an_event_has_its_status_its_place_and_its_time_with_the_distance_from_utc(edition: Edition) -> None:
    event = describe(edition, "event", "invented-panel").find("Event")
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert (event["startDate"], event["endDate"]) == ("2024-10-02T17:00+02:00", "2024-10-02T18:30+02:00")
    place, line = event["location"]
    assert place == {"@type": "Place", "name": "Example Hall, Vienna", "address": "Example Hall, Vienna"}
    assert line["@type"] == "VirtualLocation"
    assert [person["name"] for person in event["performer"]] == ["Synthetic Author 2"]
    assert "organizer" not in event


def test_an_event_without_a_known_zone_day_or_place_says_no_more_than_is_known(small_site: Path) -> None:
    file = small_site / "docs/events/invented-panel/event.yml"
    rewrite(file, "timezone: Europe/Vienna\n", "")
    assert describe(edition_of(small_site), "event", "invented-panel").find("Event")["startDate"] == "2024-10-02T17:00"
    rewrite(file, 'date: "2024-10-02"\nstart: "17:00"\nend: "18:30"\n', 'date: "2024-10"\n')
    rewrite(file, "place:\n  en: Example Hall, Vienna\n  de: Beispielsaal, Wien\nmode: hybrid\n", "")
    event = describe(edition_of(small_site), "event", "invented-panel").find("Event")
    assert not {"startDate", "endDate", "location", "eventAttendanceMode"} & set(event)


def test_the_data_are_a_dataset_with_files_version_time_and_sources(edition: Edition) -> None:
    data = describe(edition, "list", "data").find("Dataset")
    files = {file["contentUrl"]: file["encodingFormat"] for file in data["distribution"]}
    assert files[f"{SITE}data/releases.csv"] == "text/csv"
    assert files[f"{SITE}data/releases.json"] == files[f"{SITE}data/datapackage.json"] == "application/json"
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}", data["temporalCoverage"])
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["isBasedOn"] == ["https://example.org/archive/", "https://example.org/gazette/1"]
    chart = describe(edition, "chart", "waves").find("Dataset")
    assert chart["isPartOf"] == {"@id": data["@id"]}
    assert [file["contentUrl"] for file in chart["distribution"]] == [
        f"{SITE}charts/waves.csv",
        f"{SITE}charts/waves.en.svg",
    ]


def test_every_file_of_a_dataset_is_made() -> None:
    edition = real_site()[0].edition
    made = {edition.site_url + artifact.path for artifact in make_outputs(edition)}
    for one in real_site():
        for file in _written(json.loads(one.document), "DataDownload"):
            assert file["contentUrl"] in made, one.page.address


def test_only_a_date_known_to_the_day_is_told() -> None:
    assert exact_day(day("2024-09-20")) == "2024-09-20"
    assert [exact_day(found) for found in (None, day("2024"), day("2024-09"), day({"after": "2024-09-20"}))] == [
        None
    ] * 4


@pytest.mark.parametrize(("length", "written"), [("12:30", "PT12M30S"), ("1:02:03", "PT1H2M3S"), (None, None)])
def test_a_length_is_a_duration(length: str | None, written: str | None) -> None:
    assert write_length(length) == written


@pytest.mark.parametrize(
    "title", ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "a\u2028b", '"}],"@type":"Person', "&lt;"]
)
def test_a_hostile_title_stays_data(edition: Edition, title: str) -> None:
    page = edition.plan.find("publication", "invented-waves", "en")
    assert page is not None
    rendered = make(edition, "publication", "invented-waves", "en")
    written = str(make_linked_data(edition, page, type(rendered)(title, title, rendered.main)))
    inside = written.removeprefix(DATA).removesuffix("</script>")
    assert written == f"{DATA}{inside}</script>"
    assert not set("<>&\u2028\u2029") & set(inside)
    (report,) = [node for node in json.loads(inside)["@graph"] if node["@type"] == "Report"]
    assert report["headline"] == report["description"] == title
    assert [type_of(node) for _, node in nodes_in(expand(inside))].count("Person") == 1


def test_every_maker_is_for_pages_that_there_are() -> None:
    pages = {key for one in real_site() for key in (one.page.kind, one.page.key)}
    assert set(MAKERS) <= pages

"""Heads, switchers, documents, the sitemap, redirects and the pages outside the theme."""

from __future__ import annotations

import json
import posixpath
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import etree, html

from artifacts import make_outputs
from dossier.edition import Edition
from dossier.outputs.artifact import make_artifacts
from dossier.outputs.redirects import Redirects
from dossier.outputs.sitemap import Sitemap
from dossier.pages.registry import render_page
from dossier.plan.addresses import file_of
from dossier.plan.site import PagePlan
from dossier.publish.head import make_head, make_switcher
from dossier.publish.shells import Shell
from dossier.publish.site import SECTIONS, make_entrances, make_page
from small_sites import SITE
from unit.making import edition_of

SHELL = (
    "<!doctype html><html><head><title>@@title@@</title>@@head@@</head><body><a href='@@base@@/x'></a>"
    "<a href='@@home@@act/'@@current-act@@></a><ul>@@switcher@@</ul>@@main@@</body></html>"
)


@pytest.fixture
def edition(small_site: Path) -> Edition:
    """The small site's edition."""
    return edition_of(small_site)


def _page(edition: Edition, kind: str, identifier: str, language: str) -> PagePlan:
    page = edition.plan.find(kind, identifier, language)
    assert page is not None
    return page


def _head(edition: Edition, page: PagePlan) -> html.HtmlElement:
    head = make_head(edition, page, render_page(edition, page))
    return html.fromstring(f"<div>{head}</div>")


def test_a_head_names_description_canonical_and_counterparts(edition: Edition) -> None:
    head = _head(edition, _page(edition, "publication", "invented-waves", "de"))
    assert head.xpath("string(//meta[@name='description']/@content)").startswith("Was ein erfundenes Briefing sagt")
    assert head.xpath("//link[@rel='canonical']/@href") == [SITE + "de/publications/invented-waves/"]
    assert head.xpath("//link[@rel='alternate']/@hreflang") == ["en", "de", "x-default"]
    assert head.xpath("//meta[@name='robots']") == []


def test_a_page_in_anothers_words_is_not_for_search_engines(edition: Edition) -> None:
    head = _head(edition, _page(edition, "publication", "invented-video", "de"))
    assert head.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert head.xpath("//link[@rel='canonical']/@href") == [SITE + "en/publications/invented-video/"]
    assert head.xpath("//link[@hreflang]") == []


def test_the_switcher_leads_to_the_same_page_and_marks_the_current_language(edition: Edition) -> None:
    page = _page(edition, "publication", "invented-video", "en")
    switcher = html.fromstring(f"<ul>{make_switcher(edition, page)}</ul>")
    links = switcher.xpath("//a")
    assert [urljoin(f"/{page.address}", link.get("href")) for link in links] == [
        "/en/publications/invented-video/",
        "/de/publications/invented-video/",
    ]
    assert [link.get("aria-current") for link in links] == ["true", None]
    assert [link.get("lang") for link in links] == ["en", "de"]
    assert switcher.xpath("string(//li[2]/span)") == "(not translated)"
    assert switcher.xpath("//li[1]/span") == []


def test_a_document_has_its_title_its_way_to_the_root_and_its_section(edition: Edition) -> None:
    shells = {"en": Shell(SHELL), "de": Shell(SHELL)}
    made = make_page(edition, _page(edition, "way", "letters", "en"), shells)
    document = html.document_fromstring(made)
    assert document.findtext(".//title") == "Write letters · The invented dossier"
    assert document.xpath("//a/@href")[:2] == ["../../../x", "../../../en/act/"]
    assert document.xpath("//a[@aria-current='true']/@href")[0] == "../../../en/act/"


def test_the_home_page_is_titled_by_the_site_alone(edition: Edition) -> None:
    made = make_page(edition, _page(edition, "page", "home", "de"), {"de": Shell(SHELL)})
    assert html.document_fromstring(made).findtext(".//title") == "Das erfundene Dossier"


def test_every_page_belongs_to_at_most_one_section_of_the_masthead(edition: Edition) -> None:
    for page in edition.plan.pages:
        assert render_page(edition, page).section in ("", *SECTIONS)


def test_every_page_has_a_file_and_the_entrances_too(edition: Edition) -> None:
    files = [file_of(page.address) for page in edition.plan.pages]
    files += [artifact.path for artifact in make_entrances(edition, [])]
    assert len(files) == len(set(files)) == len(edition.plan.pages) + 4
    assert {"index.html", "404.html", "de/404.html", "en/index.html", "de/act/letters/index.html"} <= set(files)


def test_the_sitemap_holds_the_pages_with_a_text_of_their_own_and_their_counterparts(edition: Edition) -> None:
    sitemap, robots = make_artifacts(Sitemap(), edition)
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    tree = etree.fromstring(sitemap.content)
    listed = tree.xpath("//s:loc/text()", namespaces=names)
    assert listed == [SITE, *(SITE + page.address for page in edition.plan.pages if page.listed)]
    assert SITE + "de/publications/invented-video/" not in listed
    for entry in tree.xpath("//s:url[x:link]", namespaces=names):
        links = entry.xpath("x:link/@href", namespaces=names)
        assert entry.findtext("s:loc", namespaces=names) in links
        assert set(links) <= {*listed}
    assert (robots.path, robots.content.decode().splitlines()[-1]) == ("robots.txt", f"Sitemap: {SITE}sitemap.xml")


def test_a_withheld_record_is_in_no_output(edition: Edition) -> None:
    for artifact in (*make_outputs(edition), *make_entrances(edition, [])):
        assert b"hidden-example" not in artifact.content
        assert b"lighthouse" not in artifact.content


def test_an_old_address_sends_on_to_the_page_without_a_script(edition: Edition) -> None:
    pages = {artifact.path: artifact.content.decode() for artifact in make_artifacts(Redirects(), edition)}
    page = html.document_fromstring(pages["de/publications/invented-paper/index.html"])
    way = page.xpath("string(//meta[@http-equiv='refresh']/@content)").removeprefix("0; url=")
    assert page.get("lang") == "de"
    assert posixpath.normpath("de/publications/invented-paper/" + way) == "de/publications/invented-waves"
    assert page.xpath("//link[@rel='canonical']/@href") == [SITE + "de/publications/invented-waves/"]
    assert page.xpath("//a/@href") == [way]
    assert page.xpath("//script") == []


def test_every_artifact_lies_below_the_root_of_the_site(edition: Edition) -> None:
    for artifact in make_outputs(edition):
        assert not artifact.path.startswith("/")
        assert ".." not in artifact.path.split("/")


def test_the_entrances_greet_in_every_language_or_in_that_of_their_path(edition: Edition) -> None:
    found = {file.path: html.document_fromstring(file.content) for file in make_entrances(edition, ["a.css"])}
    chooser, lost = found["index.html"], found["404.html"]
    assert chooser.xpath("//li/@lang") == ["en", "de"]
    assert chooser.xpath("//li/a/@href") == ["en/", "de/"]
    assert chooser.xpath("//link[@rel='alternate']/@hreflang") == ["en", "de", "x-default"]
    assert chooser.xpath("//link[@rel='stylesheet']/@href") == ["a.css"]
    assert lost.xpath("//link[@rel='stylesheet']/@href") == ["/sub/a.css"]
    assert lost.xpath("//li/a/@href") == ["/sub/en/", "/sub/en/search/", "/sub/de/", "/sub/de/search/"]
    assert lost.xpath("//meta[@name='robots']/@content") == ["noindex"]
    german = found["de/404.html"]
    assert (german.get("lang"), german.xpath("//li/@lang")) == ("de", ["de"])
    assert german.xpath("//li/a/@href") == ["/sub/de/", "/sub/de/search/"]
    assert "Unter dieser Adresse" in german.text_content()


def test_two_editions_of_one_input_are_made_of_the_same_bytes(small_site: Path) -> None:
    made = []
    for _ in range(2):
        edition = edition_of(small_site)
        shells = {"en": Shell(SHELL), "de": Shell(SHELL)}
        documents = [make_page(edition, page, shells) for page in edition.plan.pages]
        outputs = [artifact.content.decode() for artifact in make_outputs(edition)]
        made.append(json.dumps([documents, outputs]))
    assert made[0] == made[1]

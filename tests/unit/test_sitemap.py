"""The sitemap is valid, lists what search engines may show, and dates only what the input dates."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from dossier.edition import Edition
from dossier.outputs.artifact import make_artifacts
from dossier.outputs.sitemap import Sitemap
from dossier.plan.freshness import newest_change
from dossier.publish.edition import prepare_edition
from small_sites import ROOT, SITE, TODAY
from unit.making import edition_of, rewrite

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def edition(small_site: Path) -> Edition:
    return edition_of(small_site)


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(Path(__file__).parent / "sitemap.xsd"))


def _read(edition: Edition) -> etree._Element:
    sitemap, _ = make_artifacts(Sitemap(), edition)
    return etree.fromstring(sitemap.content)


def _days(edition: Edition) -> dict[str, str]:
    """Return the last change of each page that has one, by its address below the root."""
    return {
        entry.findtext("s:loc", namespaces=NAMES).removeprefix(edition.site_url): entry.findtext(
            "s:lastmod", namespaces=NAMES
        )
        for entry in _read(edition).iterfind("s:url[s:lastmod]", NAMES)
    }


def _report(small_site: Path, *changed: tuple[str, str, str]) -> dict[str, str]:
    for name, old, new in changed:
        rewrite(small_site / name, old, new)
    return _days(edition_of(small_site))


def test_the_sitemaps_of_the_dossier_and_of_the_small_site_are_valid(edition: Edition) -> None:
    for made in (edition_of(ROOT), edition):
        _schema().assertValid(_read(made))


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("<lastmod>2025-03-01</lastmod>", "<lastmod>2025-03</lastmod>"),
        ("<lastmod>2025-03-01</lastmod>", "<changed>2025-03-01</changed>"),
        ('hreflang="x-default"', 'hreflang="Deutsch"'),
        ('rel="alternate"', 'rel="canonical"'),
        (f"<loc>{SITE}en/</loc>", f"<loc>{SITE}de/</loc>"),
        (f"<loc>{SITE}en/</loc>", "<loc>en/</loc>"),
    ],
)
def test_the_schema_refuses_what_the_protocol_does_not_know(edition: Edition, good: str, bad: str) -> None:
    sitemap, _ = make_artifacts(Sitemap(), edition)
    text = sitemap.content.decode()
    assert good in text
    assert not _schema().validate(etree.fromstring(text.replace(good, bad, 1).encode()))


def test_what_is_listed_is_the_pages_with_words_of_their_own_that_are_more_than_ways_to_others(
    edition: Edition,
) -> None:
    listed = _read(edition).xpath("s:url/s:loc/text()", namespaces=NAMES)
    assert listed == [SITE, *(SITE + page.address for page in edition.plan.pages if page.listed)]
    unlisted = {page.key for page in edition.plan.pages if page.own and not page.listed}
    assert {kind for kind, _ in unlisted} <= {"list", "envelope", "letter-sheet"}
    assert all(identifier == "search" for kind, identifier in unlisted if kind == "list")


def test_every_counterpart_is_listed_and_leads_back(edition: Edition) -> None:
    links = {
        entry.findtext("s:loc", namespaces=NAMES): entry.xpath("x:link[@hreflang!='x-default']/@href", namespaces=NAMES)
        for entry in _read(edition).iterfind("s:url", NAMES)
    }
    for address, counterparts in links.items():
        assert all(address in links[other] for other in counterparts), address


def test_a_last_change_is_exactly_what_the_input_says(edition: Edition) -> None:
    days = _days(edition)
    assert days["en/safety/"] == "2026-11-01"
    # Corrections date what they name, and the pages that list it.
    assert days["en/publications/invented-waves/"] == days["de/publications/"] == "2025-03-01"
    assert days["en/topics/repression/"] == days["en/people/author-one/"] == "2025-03-01"
    assert days["de/releases/2024-07-02-first/"] == days["de/releases/"] == days["en/timeline/"] == "2025-03-01"
    assert days["en/corrections/"] == "2025-03-01"
    for undated in ("", "en/publications/invented-video/", "en/topics/", "en/charts/waves/", "en/data/dictionary/"):
        assert undated not in days


def test_every_last_change_equals_the_data_of_the_dossier() -> None:
    edition = edition_of(ROOT)
    told = {page.address: newest_change(edition.library, page) for page in edition.plan.pages if page.listed}
    assert _days(edition) == {address: day.isoformat() for address, day in told.items() if day}


def test_the_day_of_the_build_dates_nothing(small_site: Path) -> None:
    made = [_days(prepare_edition(small_site, day, SITE)) for day in (TODAY, date(2027, 5, 5))]
    assert made[0] == made[1]


def test_a_text_that_was_changed_dates_its_page_in_its_language_and_the_lists(small_site: Path) -> None:
    file = "briefings/invented-video/en.md"
    before = _days(edition_of(small_site))
    days = _report(small_site, (file, "\n---\n", '\nupdated: "2026-10-10"\n---\n'))
    changed = {address: day for address, day in days.items() if before.get(address) != day}
    assert set(changed.values()) == {"2026-10-10"}
    assert {"en/publications/invented-video/", "en/publications/", "en/people/author-two/"} <= set(changed)
    assert "de/publications/invented-video/" not in days
    assert "en/publications/invented-waves/" not in changed


@pytest.mark.parametrize(
    ("file", "pages"),
    [
        (
            "docs/events/invented-panel/en.md",
            "events/ events/invented-panel/ events/year/2024/ people/author-two/ series/invented-insights/ "
            "topics/elections/",
        ),
        (
            "briefings/invented-waves/en.md",
            "people/author-one/ publications/ publications/invented-waves/ publications/kind/briefing/ "
            "publications/year/2024/ series/invented-insights/ topics/repression/",
        ),
    ],
)
def test_whatever_gathers_a_text_is_dated_by_it_and_nothing_else(small_site: Path, file: str, pages: str) -> None:
    before = _days(edition_of(small_site))
    days = _report(small_site, (file, "\n---\n", '\nupdated: "2026-10-10"\n---\n'))
    assert sorted(address for address, day in days.items() if before.get(address) != day) == [
        f"en/{page}" for page in pages.split()
    ]


def test_robots_may_read_everything_and_are_led_to_the_sitemap(edition: Edition) -> None:
    _, robots = make_artifacts(Sitemap(), edition)
    assert robots.path == "robots.txt"
    assert robots.content.decode() == f"User-agent: *\nAllow: /\nSitemap: {SITE}sitemap.xml\n"

"""What a reader passes on: addresses that hold any title, a link beside each heading, and nothing on light pages."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from lxml import html

from dossier.edition import Edition
from dossier.pages.anchors import link_headings
from dossier.pages.sharing import SHARED, share_page
from hostile.strings import HOSTILE
from small_sites import ROOT
from unit.making import context_of, edition_of, make


@pytest.fixture
def edition(small_site: Path) -> Edition:
    """The small site's edition."""
    return edition_of(small_site)


@pytest.mark.parametrize(
    "title", [*HOSTILE.values(), "a&body=b&cc=c", "?#&=+%0D%0ABcc:", "Ўзор: «а» і „б“", "line\nline"]
)
def test_no_title_breaks_out_of_the_links_that_send_it(edition: Edition, title: str) -> None:
    shared = share_page(context_of(edition, "publication", "invented-waves", "en"), title)
    assert shared is not None
    mail = urlsplit(shared.mail)
    fields = dict(part.split("=") for part in mail.query.split("&"))
    assert (mail.scheme, mail.path, mail.fragment, list(fields)) == ("mailto", "", "", ["subject", "body"])
    assert unquote(fields["subject"]) == title
    assert unquote(fields["body"]) == f"{title}\r\n{shared.address}"
    telegram = urlsplit(shared.telegram)
    assert (telegram.scheme, telegram.netloc, telegram.path, telegram.fragment) == ("https", "t.me", "/share/url", "")
    assert parse_qs(telegram.query) == {"url": [shared.address], "text": [title]}
    assert shared.telegram.isascii()
    assert shared.mail.isascii()


def test_what_is_passed_on_is_the_page_that_the_text_belongs_to(edition: Edition) -> None:
    shared = share_page(context_of(edition, "publication", "invented-video", "de"), "T")
    assert shared is not None
    assert shared.address == edition.site_url + "en/publications/invented-video/"
    assert shared.text == f"T {shared.address}"
    assert shared.dossier == "Das erfundene Dossier"


@pytest.mark.parametrize(
    ("kind", "identifier"),
    [("prisoner", "synthetic-one"), ("page", "home"), ("page", "safety"), ("list", "releases")],
)
def test_pages_of_persons_lists_and_standing_ones_offer_nothing(edition: Edition, kind: str, identifier: str) -> None:
    made = make(edition, kind, identifier, "en")
    assert 'class="share"' not in made.main
    assert 'class="cover"' not in made.main
    assert "assets/share.js" not in made.scripts


@pytest.mark.parametrize(
    ("kind", "identifier"),
    [
        ("publication", "invented-waves"),
        ("event", "invented-panel"),
        ("release", "2024-07-02-first"),
        ("way", "letters"),
    ],
)
def test_a_shared_page_warns_first_says_where_links_lead_and_needs_no_script(
    edition: Edition, kind: str, identifier: str
) -> None:
    assert kind in SHARED
    made = make(edition, kind, identifier, "en")
    main = html.fromstring(made.main)
    (section,) = main.xpath("//section[@class='share']")
    assert section[1].get("class") == "caution"
    assert "Belarus" in section[1].text_content()
    outside = section.xpath(".//a[starts-with(@href, 'https:')]")
    assert [link.get("rel") for link in outside] == ["noopener noreferrer external"]
    assert "t.me" in outside[0].getnext().text_content()
    (tools,) = section.xpath(".//*[@class='share-tools']")
    assert tools.get("hidden") is not None
    assert tools.xpath(".//a") == []
    assert main.xpath("//p[@class='share-text']/text()")[0].endswith(f"/{identifier}/")
    assert made.scripts.count("assets/share.js") == 1


def test_the_script_is_small_stores_nothing_and_asks_no_server_by_itself() -> None:
    script = (ROOT / "docs/assets/share.js").read_bytes()
    assert len(script) < 1024
    for forbidden in (b"fetch", b"XMLHttp", b"sendBeacon", b"localStorage", b"sessionStorage", b"cookie", b"innerHTML"):
        assert forbidden not in script


def test_each_heading_of_a_text_has_a_link_to_itself_beside_it() -> None:
    found = html.fromstring(
        link_headings('<div><h2 id="a">A <em>b</em></h2><p>x</p><h3 id="b">B</h3></div>', "Link", "de")
    )
    links = found.xpath("//a[@class='anchor']")
    assert [link.get("href") for link in links] == ["#a", "#b"]
    assert [(link.get("aria-label"), link.get("lang")) for link in links] == [("Link", "de")] * 2
    assert found.xpath("//h2//a | //h3//a") == []
    assert [link.getprevious().get("id") for link in links] == ["a", "b"]


def test_a_hostile_label_is_only_a_label() -> None:
    found = html.fromstring(link_headings('<div><h2 id="a">A</h2></div>', '"><script>x</script>'))
    assert found.xpath("//script") == []
    assert found.xpath("//a/@aria-label") == ['"><script>x</script>']


def test_every_text_with_headings_links_each(edition: Edition) -> None:
    main = html.fromstring(make(edition, "publication", "invented-waves", "en").main)
    headings = main.xpath("//div[contains(@class, 'prose')]//*[self::h2 or self::h3][@id]")
    assert headings
    assert main.xpath("//a[@class='anchor']/@href") == [f"#{heading.get('id')}" for heading in headings]

"""What networks show of a page: its own words, its card, and nothing where the page is not to be pushed."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from markupsafe import Markup

from dossier.edition import Edition
from dossier.outputs.artifact import Artifact
from dossier.pages.registry import render_page
from dossier.pages.rendered import Rendered
from dossier.publish.cards import CardMaker, pages_with_card
from dossier.publish.head import make_head
from hostile.strings import HOSTILE
from small_sites import ROOT, SITE
from unit.making import edition_of, make, rewrite

VIDEO, WAVES = ("publication", "invented-video"), ("publication", "invented-waves")


@pytest.fixture
def edition(small_site: Path) -> Edition:
    return edition_of(small_site)


def tags_of(
    edition: Edition, kind: str, identifier: str, language: str, rendered: Rendered | None = None
) -> dict[str, str]:
    """Return what a page's tags say, by the name of each; each stands once."""
    page = edition.plan.find(kind, identifier, language)
    assert page is not None
    head = html.fromstring(f"<div>{make_head(edition, page, rendered or render_page(edition, page))}</div>")
    found = [
        (tag.get("property") or tag.get("name"), tag.get("content"))
        for tag in head.xpath("//meta[@property or starts-with(@name, 'twitter:')]")
    ]
    assert len(dict(found)) == len(found)
    return dict(found)


def test_a_publication_is_shown_with_its_words_its_address_and_its_card(edition: Edition) -> None:
    tags = tags_of(edition, *WAVES, "de")
    title = make(edition, *WAVES, "de").title
    assert tags.pop("og:description").startswith("Was ein erfundenes Briefing sagt")
    assert tags.pop("og:image:alt") == (
        f"Briefing · 20.\u00a0September 2024: {title} – Das erfundene Dossier, "
        "Institut für den Donauraum und Mitteleuropa (IDM)"
    )
    assert tags == {
        "og:title": title,
        "og:type": "article",
        "og:url": f"{SITE}de/publications/invented-waves/",
        "og:locale": "de_AT",
        "og:site_name": "Das erfundene Dossier",
        "article:published_time": "2024-09-20",
        "article:modified_time": "2025-03-01",
        "og:image": f"{SITE}de/publications/invented-waves/card.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "twitter:card": "summary_large_image",
    }


def test_a_day_of_publication_stands_only_where_the_original_has_an_exact_one(small_site: Path) -> None:
    file = small_site / "briefings/invented-waves/publication.yml"
    rewrite(file, '  date: "2024-09-20"', '  date: "2024-09"')
    assert "article:published_time" not in tags_of(edition_of(small_site), *WAVES, "en")


def test_lists_and_standing_pages_are_shown_without_a_card(edition: Edition) -> None:
    for key in (("list", "releases"), ("page", "home"), ("person", "author-one"), ("way", "letters")):
        tags = tags_of(edition, *key, "en")
        assert tags["og:type"] == "website"
        assert not [name for name in tags if "image" in name or name.startswith(("twitter:", "article:"))], key


def test_a_prisoners_page_has_its_title_alone(edition: Edition) -> None:
    title = make(edition, "prisoner", "synthetic-one", "en").title
    assert tags_of(edition, "prisoner", "synthetic-one", "en") == {"og:title": title}


def test_a_page_that_search_engines_are_not_to_show_is_shown_nowhere(edition: Edition) -> None:
    assert tags_of(edition, *VIDEO, "de") == {}
    for page in edition.plan.pages:
        if not page.listed:
            assert tags_of(edition, *page.key, page.language) == {}, page.address


def _make_all(edition: Edition, cache: Path) -> list[Artifact]:
    maker = CardMaker(cache)
    return [maker.make(edition, page) for page in pages_with_card(edition)]


def test_every_card_that_a_page_names_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossier.cards.picture.make_picture", lambda card: b"")
    edition = edition_of(ROOT)
    made = {edition.site_url + artifact.path for artifact in _make_all(edition, tmp_path)}
    plain = Rendered("Title", "Description", Markup())
    named = {tags_of(edition, *page.key, page.language, plain).get("og:image") for page in edition.plan.pages}
    assert named - {None} == made


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_title_stays_within_its_attribute(edition: Edition, name: str) -> None:
    text = HOSTILE[name].replace("\x00", "").replace("\x1b", "").replace("\x02", "").replace("\x03", "")
    rendered = make(edition, *WAVES, "en")
    tags = tags_of(edition, *WAVES, "en", Rendered(text, text, rendered.main))
    assert tags["og:title"].split() == tags["og:description"].split() == text.split()
    assert set(tags) == set(tags_of(edition, *WAVES, "en"))

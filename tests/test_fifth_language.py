"""A further language is an entry, a catalogue and texts; no code knows which languages there are."""

from __future__ import annotations

from pathlib import Path

from dossier.pages.registry import render_page
from dossier.publish.edition import prepare_edition
from small_sites import TODAY, add_language


def test_a_fifth_language_needs_no_code(small_site: Path) -> None:
    add_language(small_site)
    edition = prepare_edition(small_site, TODAY)
    pages = [page for page in edition.plan.pages if page.language == "uk"]
    others = [page for page in edition.plan.pages if page.language == "en"]
    assert len(pages) == len(others)
    titles = {page.address: render_page(edition, page).title for page in pages}
    assert titles["uk/"] == "Вигадане досьє"


def test_a_text_that_the_new_language_lacks_falls_back_with_a_notice(small_site: Path) -> None:
    add_language(small_site)
    edition = prepare_edition(small_site, TODAY)
    page = edition.plan.find("page", "safety", "uk")
    assert page is not None
    assert (page.own, page.text_language, page.canonical) == (False, "en", "en/safety/")
    assert 'class="fallback-notice"' in render_page(edition, page).main


def test_months_are_said_in_the_new_language(small_site: Path) -> None:
    add_language(small_site)
    edition = prepare_edition(small_site, TODAY)
    assert "листопада" in edition.speeches["uk"].day(TODAY)

"""What stands above each page, and what lists, texts and waves are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.edition import Edition
from dossier.plan.addresses import LISTS
from dossier.plan.titles import title_of_list, title_of_release, title_of_step, title_of_text
from dossier.plan.trail import HOME, trail_of
from dossier.words.labels import LABELS
from small_sites import ROOT
from unit.making import edition_of, make, plan_with, speech_of


@pytest.fixture
def edition(small_site: Path) -> Edition:
    return edition_of(small_site)


def _trail(edition: Edition, kind: str, identifier: str) -> tuple[tuple[str, str], ...]:
    page = edition.plan.find(kind, identifier, "de")
    assert page is not None
    return trail_of(edition.plan, page)


def test_every_trail_begins_at_home_leads_over_pages_that_exist_and_leaves_out_the_page(edition: Edition) -> None:
    for page in edition.plan.pages:
        trail = trail_of(edition.plan, page)
        assert trail[:1] == (() if page.key == HOME else (HOME,)), page.address
        assert page.key not in trail
        for kind, identifier in trail:
            assert edition.plan.find(kind, identifier, page.language), page.address


def test_what_stands_above_a_page_is_the_list_of_its_kind(edition: Edition) -> None:
    assert _trail(edition, "publication", "invented-waves") == (HOME, ("list", "publications"))
    assert _trail(edition, "prisoner", "synthetic-one") == (HOME, ("list", "prisoners"))
    assert _trail(edition, "way", "letters") == (HOME, ("page", "act"))
    assert _trail(edition, "chart", "waves") == (HOME, ("list", "data"))
    assert _trail(edition, "list", "sources") == _trail(edition, "page", "safety") == (HOME,)
    assert _trail(edition, "page", "home") == ()


def test_a_step_whose_page_is_missing_is_left_out() -> None:
    plan = plan_with()
    page = plan.find("data-dictionary", "all", "de")
    assert page is not None
    assert trail_of(plan, page) == (("list", "data"),)


@pytest.mark.parametrize("language", ["en", "de", "be", "pl"])
def test_each_list_is_called_as_its_page_is_titled(language: str) -> None:
    edition = edition_of(ROOT)
    named = {name: title_of_list(name, speech_of(language)) for name in LABELS["list"]}
    assert set(named) <= set(LISTS)
    assert named == {name: make(edition, "list", name, language).title for name in named}


def test_a_title_in_anothers_words_says_in_which_language(edition: Edition) -> None:
    found = title_of_text(edition.library, "publication", "invented-video", edition.speeches["de"])
    assert (found.text, found.language) == (make(edition, "publication", "invented-video", "en").title, "en")
    home = title_of_step(edition.library, HOME, edition.speeches["de"])
    assert (home.text, home.language) == ("Das erfundene Dossier", "de")


def test_a_wave_is_called_by_its_number_and_day_in_each_language() -> None:
    release = edition_of(ROOT).library.releases["2024-09-16-pardon"]
    assert [title_of_release(release, speech_of(code)) for code in ("en", "de", "be", "pl")] == [
        "37 people, 16\u00a0September 2024",
        "37 Menschen, 16.\u00a0September 2024",
        "37 чалавек, 16\u00a0верасня 2024\u202fг.",
        "37 osób, 16\u00a0września 2024",
    ]

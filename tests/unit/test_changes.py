"""When a page was last changed is what the input says, never what a clock or a file's history says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dossier.edition import Edition
from dossier.plan.changes import days_of, last_change
from unit.making import edition_of, rewrite

WAVES = "briefings/invented-waves/de.md"
PANEL = "docs/events/invented-panel"


@pytest.fixture
def edition(small_site: Path) -> Edition:
    """The small site's edition."""
    return edition_of(small_site)


def _change(edition: Edition, kind: str, identifier: str, language: str = "en") -> str:
    day = last_change(edition.library, kind, identifier, language)
    return day.isoformat() if day else ""


def _days(edition: Edition, kind: str, identifier: str, language: str = "en") -> tuple[str, str]:
    days = days_of(edition.library, kind, identifier, language)
    return days.published.isoformat() if days.published else "", days.updated.isoformat()


def test_what_nobody_says_was_changed_has_no_day_of_change(edition: Edition) -> None:
    assert _change(edition, "publication", "invented-video") == ""
    assert _change(edition, "event", "invented-panel") == ""
    assert _change(edition, "release", "2024-09-16-second") == ""
    assert _change(edition, "person", "author-one") == ""
    assert _change(edition, "topic", "elections") == ""
    assert _change(edition, "chart", "waves") == ""


def test_a_standing_page_was_changed_when_it_says_so(edition: Edition) -> None:
    assert _change(edition, "page", "home") == edition.library.pages["home"].updated.iso()


def test_a_review_changes_the_text_of_its_language_alone(edition: Edition) -> None:
    assert _change(edition, "event", "invented-panel", "de") == "2026-10-01"
    assert _change(edition, "event", "invented-panel", "en") == ""


def test_a_correction_changes_every_page_that_it_names_and_the_page_of_a_passage(edition: Edition) -> None:
    for key in (("release", "2024-07-02-first"), ("publication", "invented-waves"), ("list", "timeline")):
        for language in ("en", "de"):
            assert _change(edition, *key, language) == "2025-03-01"
    # An organisation is a passage of the list of organisations; of a month the first day is taken.
    assert _change(edition, "list", "organisations") == "2025-01-01"
    assert _change(edition, "release", "2024-09-16-second") == ""


def test_what_a_text_says_of_its_change_holds_for_its_language_and_those_that_fall_back_to_it(small_site: Path) -> None:
    rewrite(small_site / WAVES, "title:", 'updated: "2025-06-07"\ntitle:')
    rewrite(small_site / "briefings/invented-video/en.md", "title:", 'updated: "2025-08-09"\ntitle:')
    edition = edition_of(small_site)
    assert _change(edition, "publication", "invented-waves", "de") == "2025-06-07"
    assert _change(edition, "publication", "invented-waves", "en") == "2025-03-01"
    assert _change(edition, "publication", "invented-video", "de") == "2025-08-09"


def test_the_newest_of_several_days_counts(small_site: Path) -> None:
    rewrite(small_site / f"{PANEL}/de.md", "title:", 'updated: "2026-11-03"\ntitle:')
    assert _change(edition_of(small_site), "event", "invented-panel", "de") == "2026-11-03"
    rewrite(small_site / f"{PANEL}/de.md", "2026-11-03", "2025-11-03")
    assert _change(edition_of(small_site), "event", "invented-panel", "de") == "2026-10-01"


def test_a_record_changes_with_the_review_of_its_wording(small_site: Path) -> None:
    reviewed = 'translator: machine, reviewed: {by: Synthetic Reader, on: "2026-02-03"}'
    rewrite(small_site / "data/releases/2024-09-16-second.yml", "translator: machine", reviewed)
    edition = edition_of(small_site)
    assert _change(edition, "release", "2024-09-16-second", "de") == "2026-02-03"
    assert _change(edition, "release", "2024-09-16-second", "en") == ""


# Days for feeds and calendars


def test_a_publication_is_published_on_its_day_and_updated_when_it_was_changed(edition: Edition) -> None:
    assert _days(edition, "publication", "invented-waves") == ("2024-09-20", "2025-03-01")


def test_without_a_change_a_publication_was_updated_on_its_day(small_site: Path) -> None:
    (small_site / "data/corrections.yml").write_text("corrections: []\n")
    assert _days(edition_of(small_site), "publication", "invented-waves") == ("2024-09-20", "2024-09-20")


@pytest.mark.parametrize("day", ['"2024-09"', '"2024"', '{after: "2024-09-01", before: "2024-10-01"}'])
def test_a_day_that_is_not_known_exactly_is_not_given_as_that_of_publication(small_site: Path, day: str) -> None:
    (small_site / "data/corrections.yml").write_text("corrections: []\n")
    rewrite(
        small_site / "briefings/invented-waves/publication.yml", 'date: "2024-09-20"\ntopics', f"date: {day}\ntopics"
    )
    published, updated = _days(edition_of(small_site), "publication", "invented-waves")
    assert published == ""
    assert updated == ("2024-01-01" if day == '"2024"' else "2024-09-01")


def test_an_undated_publication_was_updated_when_its_sources_were_read(edition: Edition) -> None:
    read = edition.library.sources["invented-archive"].read.iso()
    assert _days(edition, "publication", "invented-video") == ("", read)


def test_a_stated_change_goes_before_the_day_on_which_sources_were_read(small_site: Path) -> None:
    rewrite(small_site / "briefings/invented-video/en.md", "title:", 'updated: "2025-01-02"\ntitle:')
    edition = edition_of(small_site)
    assert edition.library.sources["invented-archive"].read.sort_key[0] > date(2025, 1, 2)
    assert _days(edition, "publication", "invented-video") == ("", "2025-01-02")


def test_an_event_has_no_day_of_publication_and_one_to_come_is_not_updated_in_future(small_site: Path) -> None:
    assert _days(edition_of(small_site), "event", "invented-panel") == ("", "2024-10-02")
    rewrite(small_site / f"{PANEL}/event.yml", 'date: "2024-10-02"', 'date: "2027-10-02"')
    edition = edition_of(small_site)
    assert _days(edition, "event", "invented-panel") == ("", edition.library.sources["invented-archive"].read.iso())


def test_a_wave_is_updated_by_the_newest_count_that_a_source_stated(small_site: Path) -> None:
    (small_site / "data/corrections.yml").write_text("corrections: []\n")
    release = edition_of(small_site).library.releases["2024-07-02-first"]
    newest = max(count.as_of.sort_key[0] for count in release.stated_counts)
    assert newest > release.day.sort_key[0]
    assert _days(edition_of(small_site), "release", "2024-07-02-first")[1] == newest.isoformat()


def test_a_correction_is_published_and_updated_on_its_day(edition: Edition) -> None:
    assert _days(edition, "correction", "invented-first-wave") == ("2025-03-01", "2025-03-01")
    assert _days(edition, "correction", "invented-address") == ("", "2025-01-01")

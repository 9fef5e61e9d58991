"""Around a text stand its reading time, its last change, its series, its people and what is related, in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from dossier.model.languages import Language
from dossier.plan.reading_time import minutes_to_read
from unit.making import edition_of, make, project_languages, rewrite, speech_of


def _language(pace: int | None) -> Language:
    return project_languages().languages[0].model_copy(update={"words_per_minute": pace})


@pytest.mark.parametrize(
    ("words", "pace", "minutes"),
    [(1, 200, 1), (299, 200, 1), (301, 200, 2), (1000, 200, 5), (1120, 228, 5), (0, 200, None), (500, None, None)],
)
def test_reading_time_is_whole_minutes_and_at_least_one(words: int, pace: int | None, minutes: int | None) -> None:
    assert minutes_to_read(words, _language(pace)) == minutes


def test_every_language_of_the_project_has_a_pace() -> None:
    paces = {language.code: language.words_per_minute for language in project_languages().languages}
    assert paces == {"en": 228, "de": 179, "be": 184, "pl": 166}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", {1: "About 1 minute to read", 2: "About 2 minutes to read"}),
        ("de", {1: "Etwa 1 Minute Lesezeit", 5: "Etwa 5 Minuten Lesezeit"}),
        (
            "be",
            {
                1: "Чытаць каля 1 хвіліны",
                3: "Чытаць каля 3 хвілін",
                5: "Чытаць каля 5 хвілін",
                11: "Чытаць каля 11 хвілін",
                21: "Чытаць каля 21 хвіліны",
            },
        ),
        (
            "pl",
            {
                1: "Około 1 minuty czytania",
                3: "Około 3 minut czytania",
                5: "Około 5 minut czytania",
                21: "Około 21 minut czytania",
            },
        ),
    ],
)
def test_reading_time_is_said_in_the_right_plural(language: str, expected: dict[int, str]) -> None:
    speech = speech_of(language)
    for number, words in expected.items():
        assert speech.quantity("About %(number)s minute to read", "About %(number)s minutes to read", number) == words


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "be",
            {1: "1 матэрыял у дасье", 3: "3 матэрыялы ў дасье", 5: "5 матэрыялаў у дасье", 22: "22 матэрыялы ў дасье"},
        ),
        (
            "pl",
            {1: "1 pozycja w dossier", 3: "3 pozycje w dossier", 5: "5 pozycji w dossier", 22: "22 pozycje w dossier"},
        ),
    ],
)
def test_the_number_of_works_is_said_in_the_right_plural(language: str, expected: dict[int, str]) -> None:
    speech = speech_of(language)
    for number, words in expected.items():
        assert speech.quantity("%(number)s work in the dossier", "%(number)s works in the dossier", number) == words


def _page(site: Path, kind: str, identifier: str, language: str = "en") -> html.HtmlElement:
    return html.fromstring(str(make(edition_of(site), kind, identifier, language).main))


def test_a_part_of_a_series_leads_to_the_one_before_and_the_one_after(small_site: Path) -> None:
    first = _page(small_site, "publication", "invented-waves")
    (after,) = first.xpath("//nav[@class='neighbours']//a[@rel='next']")
    assert after.get("href") == "../../../en/events/invented-panel/"
    assert first.xpath("//nav[@class='neighbours']//a[@rel='prev']") == []
    second = _page(small_site, "event", "invented-panel", "de")
    (before,) = second.xpath("//nav[@class='neighbours']//a[@rel='prev']")
    assert before.get("href") == "../../../de/publications/invented-waves/"
    assert second.xpath("//nav[@class='neighbours']//a/@href")[0] == "../../../de/series/invented-insights/"


def test_what_is_related_says_why(small_site: Path) -> None:
    page = _page(small_site, "event", "invented-panel")
    why = {
        item.xpath("string(a)"): " ".join(item.xpath("string(span)").split())
        for item in page.xpath("//section[@class='related']//li")
    }
    assert why == {
        "An invented video": "Publication; same event; same person: Synthetic Author 2; same topic: Elections",
        "Two invented waves": "Publication; same series: Invented Insights",
    }


def test_a_series_page_has_its_parts_in_order_and_names_the_missing_numbers(small_site: Path) -> None:
    rewrite(small_site / "briefings/invented-waves/publication.yml", "number: 1", "number: 4")
    page = _page(small_site, "series", "invented-insights")
    assert page.xpath("//ol[@class='works']//h3/a/@href") == [
        "../../../en/publications/invented-waves/",
        "../../../en/events/invented-panel/",
    ]
    assert page.xpath("string(//p[@class='effort'])") == "2 works in the dossier. Numbers 1–3 are not in the dossier."
    rewrite(small_site / "briefings/invented-waves/publication.yml", "number: 4", "number: 2")
    page = _page(small_site, "series", "invented-insights")
    assert "Number 1 is not in the dossier." in page.xpath("string(//p[@class='effort'])")


def test_a_series_that_lacks_no_number_says_nothing_of_missing_ones(small_site: Path) -> None:
    page = _page(small_site, "series", "invented-insights")
    assert page.xpath("string(//p[@class='effort'])") == "2 works in the dossier"


def test_the_reading_time_is_that_of_the_texts_language_and_left_out_where_its_pace_is_not_known(
    small_site: Path,
) -> None:
    effort = "string(//p[@class='effort'])"
    assert _page(small_site, "publication", "invented-waves", "de").xpath(effort).startswith("Etwa 1 Minute Lesezeit")
    assert "minute" not in _page(small_site, "publication", "invented-waves").xpath(effort)
    # German shows the English text of the video, and the pace of English is not known here.
    assert "Lesezeit" not in _page(small_site, "publication", "invented-video", "de").xpath(effort)


def test_a_text_that_was_not_changed_names_no_day_of_change(small_site: Path) -> None:
    assert "Changed" not in _page(small_site, "event", "invented-panel").xpath("string(//p[@class='effort'])")


def test_a_text_that_was_changed_names_the_day(small_site: Path) -> None:
    text = small_site / "docs/events/invented-panel/en.md"
    rewrite(text, "---\n", '---\nupdated: "2025-02-03"\n')
    (line,) = _page(small_site, "event", "invented-panel").xpath("//p[@class='effort']")
    assert line.xpath("time/@datetime") == ["2025-02-03"]
    assert line.text_content().endswith("Changed: 3\u00a0February 2025")


def test_each_person_of_a_text_is_told_with_the_number_of_their_works(small_site: Path) -> None:
    (person,) = _page(small_site, "event", "invented-panel").xpath("//section[@class='authors']//li")
    (works,) = person.xpath(".//a[contains(@href, '/people/')]")
    assert works.get("href") == "../../../en/people/author-two/"
    assert works.text == "2 works in the dossier"


def test_a_recording_with_an_address_says_where_the_link_leads_and_embeds_nothing(small_site: Path) -> None:
    rewrite(
        small_site / "briefings/invented-video/publication.yml",
        "recording: {platform: Invented Tube",
        "recording: {address: 'https://www.tube.example/w?v=1&t=2', platform: Invented Tube",
    )
    page = _page(small_site, "publication", "invented-video")
    (still,) = page.xpath("//details[@class='still']")
    assert "open" not in still.attrib
    assert " ".join(still.xpath("string(summary)").split()) == "Watch: Invented Video Length: 12:30 · Invented Tube"
    assert "leads to tube.example." in still.text_content()
    (link,) = still.xpath(".//a[starts-with(@href, 'https:')]")
    assert link.get("href") == "https://www.tube.example/w?v=1&t=2"
    assert link.get("rel") == "noopener noreferrer external"
    assert page.xpath("//iframe | //video | //object | //embed | //img | //script") == []


def test_a_recording_without_an_address_says_so(small_site: Path) -> None:
    page = _page(small_site, "publication", "invented-video")
    (section,) = page.xpath("//section[@class='recording']")
    assert section.xpath(".//details | .//a") == []
    said = " ".join(section.text_content().split())
    assert "Length: 12:30 · Invented Tube" in said
    assert "The address of the recording is not known." in said


def test_no_recording_makes_no_still(small_site: Path) -> None:
    assert _page(small_site, "event", "invented-panel").xpath("//section[@class='recording']") == []


def test_a_trail_leads_to_the_pages_above_and_ends_with_the_page_itself(small_site: Path) -> None:
    edition = edition_of(small_site)
    for page in edition.plan.pages:
        main = html.fromstring(f"<div>{make(edition, page.kind, page.identifier, page.language).main}</div>")
        trails = main.xpath("//nav[@class='crumbs']")
        if page.key == ("page", "home"):
            assert trails == []
            continue
        (trail,) = trails
        links = trail.xpath(".//a/@href")
        assert links, page.address
        root = "../" * page.address.count("/")
        for link in links:
            assert link.startswith(root), (page.address, link)
            assert any(link[len(root) :] == other.address for other in edition.plan.pages), (page.address, link)
        (here,) = trail.xpath(".//li[@aria-current='page']")
        assert here == trail.xpath(".//li")[-1]
        assert here.xpath(".//a") == []
        assert here.text_content().strip()

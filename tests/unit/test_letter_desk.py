"""The letter desk: from a place to its address, envelope and sheet, with the rules and warnings that count."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from dossier.pages.letters import phrases_in
from dossier.pages.rendered import Rendered
from small_sites import ROOT
from unit.making import codes, edition_of, make, problems_of, record, rewrite

LETTERS = "data/ways/letters.yml"
STRANGERS = """  - id: letters-strangers
    text:
      en: Only relatives get through.
      de: Nur Verwandte kommen durch.
    stated: "2023-05-17"
    scope: belarus
    concerns: letter
    warns_at_kinds: [KIND]
    confidence: reported
    sources: [invented-report]
"""
PHRASES = """phrases:
  wording: {translator: machine}
  opening:
    - belarusian: Добры дзень!
      russian: Добрый день!
      meaning: {en: Good day!, de: Guten Tag!}
  closing:
    - belarusian: Усяго добрага!
      russian: Всего доброго!
      meaning: {en: All the best!, de: Alles Gute!}
"""


def _warn(site: Path, of: str = "penal-colony") -> None:
    rewrite(site / LETTERS, "translations:\n", STRANGERS.replace("KIND", of) + "translations:\n")


def _show(site: Path, kind: str, identifier: str, language: str = "en") -> html.HtmlElement:
    return html.fromstring(str(make(edition_of(site), kind, identifier, language).main))


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _warnings_on_top(page: html.HtmlElement) -> list[html.HtmlElement]:
    """Return the warnings before the first part of the page that is none, a note on corrections aside."""
    found = []
    for part in page.xpath("//div[@class='leaf-body']/*[not(contains(@class, 'corrected'))]"):
        if part.tag != "aside":
            break
        found.append(part)
    return found


# From the ways to help to a place


def test_the_way_to_every_place_and_sheet_begins_at_the_ways_to_help(small_site: Path) -> None:
    overview = _show(small_site, "page", "act")
    assert "../../en/act/letters/#addresses" in overview.xpath("//ol[@class='ways']//@href")
    chooser = _show(small_site, "way", "letters")
    links = chooser.xpath("//section[@aria-labelledby='addresses']//@href")
    for there in ("ik-100/", "sizo-100/", "sheet/be/", "sheet/ru/"):
        assert f"../../../en/act/letters/{there}" in links


def test_places_with_an_address_stand_first_and_apart_by_town(small_site: Path) -> None:
    chooser = _show(small_site, "way", "letters")
    assert [title.text for title in chooser.xpath("//section[@aria-labelledby='addresses']/h3")] == [
        "With an address",
        "Without an address in a rights source",
    ]
    assert [place.get("id") for place in chooser.xpath("//li[starts-with(@id, 'place-')]")] == [
        "place-ik-100",
        "place-sizo-100",
    ]


def test_a_place_without_an_address_has_a_page_and_no_envelope(small_site: Path) -> None:
    page = _show(small_site, "place", "sizo-100")
    assert page.xpath("//address") == []
    assert "No address was found" in _words(page)
    assert not [there for there in page.xpath("//@href") if "envelope" in there]
    assert edition_of(small_site).plan.find("envelope", "sizo-100", "en") is None


def test_a_place_leads_to_its_envelope_and_to_both_sheets(small_site: Path) -> None:
    links = _show(small_site, "place", "ik-100").xpath("//section[@aria-labelledby='print']//@href")
    assert links == [
        "../../../../en/act/letters/ik-100/envelope/",
        "../../../../en/act/letters/sheet/be/",
        "../../../../en/act/letters/sheet/ru/",
    ]


def test_a_link_of_a_text_to_a_place_leads_to_its_page(small_site: Path) -> None:
    rewrite(small_site / "docs/pages/safety/en.md", "close the page.", "close the [page](place:ik-100).")
    assert "../../en/act/letters/ik-100/" in _show(small_site, "page", "safety").xpath("//@href")


def test_a_place_can_not_have_the_address_of_the_sheets(small_site: Path) -> None:
    (small_site / "data/places/ik-100.yml").rename(small_site / "data/places/sheet.yml")
    assert "reserved-name" in codes(problems_of(small_site))


@pytest.mark.parametrize(("kind", "identifier"), [("place", "ik-100"), ("envelope", "ik-100"), ("letter-sheet", "ru")])
def test_who_reads_inside_the_country_is_warned_before_anything_else(
    small_site: Path, kind: str, identifier: str
) -> None:
    page = _show(small_site, kind, identifier)
    warning = _warnings_on_top(page)[0]
    assert "If you are in Belarus:" in _words(warning)
    assert warning.xpath(".//@href") == [f"{'../' * (5 if kind != 'place' else 4)}en/safety/"]


# Who is held where


def test_no_page_guesses_who_is_held_at_a_place(small_site: Path) -> None:
    edition = edition_of(small_site)
    names = [name for prisoner in edition.library.prisoners.values() for name in prisoner.every_spelling()]
    assert names
    for kind in ("place", "envelope"):
        words = _words(_show(small_site, kind, "ik-100"))
        assert not [name for name in names if name in words]


# Warnings and rules


@pytest.mark.parametrize("kind", ["place", "envelope"])
def test_a_warning_stands_on_top_with_its_day_and_source(small_site: Path, kind: str) -> None:
    _warn(small_site)
    page = _show(small_site, kind, "ik-100")
    warning = _warnings_on_top(page)[1]
    assert "not-handed-over" in warning.get("class")
    assert "Letters from strangers are often not handed over. Only relatives get through." in _words(warning)
    assert "17 May 2023" in _words(warning)
    assert warning.xpath(".//a[@class='note']")


def test_a_warning_is_no_rule_a_second_time(small_site: Path) -> None:
    _warn(small_site)
    page = _show(small_site, "place", "ik-100")
    assert _words(page).count("Only relatives get through.") == 1
    assert page.xpath("//li[@id='letters-strangers']") == []


def test_elsewhere_the_same_rule_is_a_rule_among_others(small_site: Path) -> None:
    _warn(small_site)
    page = _show(small_site, "place", "sizo-100")
    assert page.xpath("//aside[contains(@class, 'not-handed-over')]") == []
    assert page.xpath("//li[@id='letters-strangers']")
    assert _show(small_site, "way", "letters").xpath("//li[@id='letters-strangers']")


def test_a_rule_can_warn_of_a_single_place(small_site: Path) -> None:
    _warn(small_site)
    rewrite(small_site / LETTERS, "warns_at_kinds: [penal-colony]", "warns_at: [sizo-100]")
    assert _show(small_site, "place", "sizo-100").xpath("//aside[contains(@class, 'not-handed-over')]")
    assert not _show(small_site, "place", "ik-100").xpath("//aside[contains(@class, 'not-handed-over')]")


def test_a_place_that_does_not_exist_can_not_be_warned_of(small_site: Path) -> None:
    _warn(small_site)
    rewrite(small_site / LETTERS, "warns_at_kinds: [penal-colony]", "warns_at: [sizo-200]")
    (problem,) = problems_of(small_site)
    assert (problem.code, problem.fix) == ("unknown-reference", "did you mean `sizo-100`?")


def test_a_kind_of_place_that_does_not_exist_can_not_be_warned_of(small_site: Path) -> None:
    _warn(small_site, "penal-colonies")
    assert "unknown-value" in codes(problems_of(small_site))


def test_rules_stand_where_they_concern_something_each_with_its_day(small_site: Path) -> None:
    rewrite(small_site / LETTERS, "    scope: belarus\n", "    scope: belarus\n    concerns: address\n")
    page = _show(small_site, "place", "ik-100")
    (rule,) = page.xpath("//section[./h2[text()='Rules for the address']]//li")
    assert "September 2023" in _words(rule)
    assert "Older than two years" in _words(rule)
    assert rule.xpath(".//a[@class='note']")
    assert _show(small_site, "letter-sheet", "be").xpath("//ul[@class='rules']") == []


def test_a_rule_for_prisoners_in_russia_is_on_no_place_in_belarus(small_site: Path) -> None:
    _warn(small_site)
    rewrite(small_site / LETTERS, "    scope: belarus\n    concerns", "    scope: russia\n    concerns")
    assert "Only relatives" not in _words(_show(small_site, "letter-sheet", "be"))


# Sheets


def _fields(page: html.HtmlElement) -> list[html.HtmlElement]:
    return page.xpath("//*[@contenteditable]")


@pytest.mark.parametrize(("kind", "identifier", "number"), [("envelope", "ik-100", 2), ("letter-sheet", "be", 1)])
def test_what_is_typed_can_be_sent_by_nothing(small_site: Path, kind: str, identifier: str, number: int) -> None:
    page = _show(small_site, kind, identifier)
    fields = _fields(page)
    assert len(fields) == number
    for field in fields:
        assert field.get("contenteditable") == "plaintext-only"
        # Browsers may send what is typed to a spelling or writing service.
        assert (field.get("spellcheck"), field.get("writingsuggestions")) == ("false", "false")
        assert (field.get("autocorrect"), field.get("autocapitalize")) == ("off", "off")
        assert field.get("aria-label")
        assert field.text_content() == ""
    assert page.xpath("//form | //input | //textarea | //select | //button | //script") == []


def test_only_sheets_load_the_style_of_sheets(small_site: Path) -> None:
    edition = edition_of(small_site)

    def made(kind: str, identifier: str) -> Rendered:
        return make(edition, kind, identifier, "en")

    assert made("envelope", "ik-100").styles == made("letter-sheet", "ru").styles == ("assets/letter.css",)
    assert made("place", "ik-100").styles == made("way", "letters").styles == ()
    assert (ROOT / "docs/assets/letter.css").is_file()


def test_a_letter_is_written_in_the_language_of_its_sheet(small_site: Path) -> None:
    for language in ("be", "ru"):
        (field,) = _fields(_show(small_site, "letter-sheet", language))
        assert field.get("lang") == language


@pytest.mark.parametrize(
    ("language", "first", "last"), [("be", "Добры дзень!", "Усяго добрага!"), ("ru", "Добрый день!", "Всего доброго!")]
)
def test_phrases_are_in_the_language_of_the_letter_and_explained_in_that_of_the_page(
    small_site: Path, language: str, first: str, last: str
) -> None:
    rewrite(small_site / LETTERS, "translations:\n", PHRASES + "translations:\n")
    page = _show(small_site, "letter-sheet", language, "de")
    terms = page.xpath("//dl[@class='phrases']/dt")
    assert [term.text for term in terms] == [first, last]
    assert {(term.get("lang"), term.get("translate")) for term in terms} == {(language, "no")}
    assert [_words(meaning) for meaning in page.xpath("//dl[@class='phrases']/dd")] == ["Guten Tag!", "Alles Gute!"]


def test_phrases_in_the_language_of_the_page_are_said_once() -> None:
    page = _show(ROOT, "letter-sheet", "be", "be")
    phrases = [_words(phrase) for phrase in page.xpath("//*[contains(@class, 'phrases')]/*")]
    assert phrases
    assert len(set(phrases)) == len(phrases)


def test_phrases_are_called_the_dossiers_own_and_unreviewed(small_site: Path) -> None:
    rewrite(small_site / LETTERS, "translations:\n", PHRASES + "translations:\n")
    (said,) = _show(small_site, "letter-sheet", "ru").xpath("//section[@aria-labelledby='phrases']/p[@class='honest']")
    assert "These phrases are the dossier’s own" in _words(said)
    assert "machine-assisted" in _words(said)
    assert "Not yet reviewed by a person." in _words(said)


def test_reviewed_phrases_are_not_called_unreviewed(small_site: Path) -> None:
    reviewed = PHRASES.replace("{translator: machine}", "{translator: Synthetic Translator, reviewed: true}")
    rewrite(small_site / LETTERS, "translations:\n", reviewed + "translations:\n")
    words = _words(_show(small_site, "letter-sheet", "ru"))
    assert "machine-assisted" not in words
    assert "Not yet reviewed" not in words


# The real rules


def _real() -> Any:
    return record("way", (ROOT / LETTERS).read_text())


def test_the_real_desk_warns_at_every_place_for_convicted_people_and_at_no_other() -> None:
    (warning,) = [rule for rule in _real().rules if rule.warns_at_kinds or rule.warns_at]
    assert warning.id == "letters-often-blocked"
    kinds = {record("place", path.read_text()).kind for path in (ROOT / "data/places").glob("*.yml")}
    assert kinds - set(warning.warns_at_kinds) == {"pre-trial-prison", "pre-trial-prison-kgb"}


def test_the_real_rules_for_address_and_letter_are_repeated_by_the_desk() -> None:
    concerned = {rule.id: rule.concerns for rule in _real().rules}
    assert concerned["letters-language"] == concerned["letters-no-politics"] == "letter"
    assert concerned["letters-address-script"] == concerned["letters-find-address"] == "address"
    assert not [rule.id for rule in _real().rules if rule.scope == "russia" and rule.concerns]


@pytest.mark.parametrize("language", ["be", "ru"])
def test_no_real_phrase_holds_a_word_that_the_rules_advise_against(language: str) -> None:
    refused = ("свабод", "свобод", "барац", "борьб", "вайн", "войн", "паліт", "полит", "турм", "тюрьм")
    phrases = phrases_in(_real().phrases, language)
    assert len(phrases) >= 6
    for phrase, meaning in phrases:
        assert not [word for word in refused if word in phrase.lower()], phrase
        assert set(meaning) == {"en", "de", "be", "pl"}, phrase
        assert not [char for char in phrase if char.isascii() and char.isalpha()], phrase

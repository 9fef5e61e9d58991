"""The plan: each page in each language, what it falls back to, its counterparts, and what an editor did wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.plan.alternates import alternates_of, choices_of
from dossier.plan.site import PagePlan, SitePlan
from unit.making import codes, drop, edition_of, problems_of, rewrite


@pytest.fixture
def plan(small_site: Path) -> SitePlan:
    """The plan of the small site."""
    return edition_of(small_site).plan


def _page(plan: SitePlan, kind: str, identifier: str, language: str) -> PagePlan:
    page = plan.find(kind, identifier, language)
    assert page is not None
    return page


def test_every_page_exists_in_every_language(plan: SitePlan) -> None:
    by_key: dict[tuple[str, str], set[str]] = {}
    for page in plan.pages:
        by_key.setdefault(page.key, set()).add(page.language)
    assert set(map(frozenset, by_key.values())) == {frozenset({"en", "de"})}


def test_no_two_pages_share_an_address(plan: SitePlan) -> None:
    assert len({page.address for page in plan.pages}) == len(plan.pages)


def test_a_text_that_a_language_lacks_is_shown_in_the_one_it_falls_back_to(plan: SitePlan) -> None:
    page = _page(plan, "publication", "invented-video", "de")
    assert (page.own, page.text_language) == (False, "en")
    assert page.address == "de/publications/invented-video/"
    assert page.canonical == "en/publications/invented-video/"


def test_a_page_with_its_own_text_is_its_own_canonical(plan: SitePlan) -> None:
    assert all(page.canonical == page.address for page in plan.pages if page.own)


def test_alternates_are_symmetric_and_name_only_pages_of_their_own(plan: SitePlan) -> None:
    for page in plan.pages:
        named = {language: there for language, there in alternates_of(plan, page) if language != "x-default"}
        if not page.listed:
            assert named == {}
            continue
        assert named[page.language] == page.address
        for language in named:
            counterpart = plan.counterparts(page)[language]
            assert counterpart.own
            assert alternates_of(plan, counterpart) == alternates_of(plan, page)


def test_the_default_of_a_home_page_is_the_chooser_and_of_any_other_a_page(plan: SitePlan) -> None:
    assert alternates_of(plan, _page(plan, "page", "home", "de"))[-1] == ("x-default", "")
    assert alternates_of(plan, _page(plan, "page", "act", "de"))[-1] == ("x-default", "en/act/")


def test_the_default_is_the_first_language_that_has_the_text(small_site: Path) -> None:
    # German is then the only language of this text.
    folder = small_site / "docs/events/invented-panel"
    drop(folder / "en.md")
    rewrite(
        folder / "de.md",
        "translation:\n  from: en\n  translator: Synthetic Translator\n",
        "translation:\n  translator: A\n",
    )
    rewrite(small_site / "data/languages.yml", "must_have: [pages, publications, events]", "must_have: [pages]")
    plan = edition_of(small_site).plan
    assert alternates_of(plan, _page(plan, "event", "invented-panel", "de")) == [
        ("de", "de/events/invented-panel/"),
        ("x-default", "de/events/invented-panel/"),
    ]


def test_the_switcher_offers_every_language_and_marks_what_is_missing(plan: SitePlan) -> None:
    page = _page(plan, "publication", "invented-video", "en")
    choices = choices_of(plan, page)
    assert [(choice.language, choice.own, choice.current) for choice in choices] == [
        ("en", True, True),
        ("de", False, False),
    ]


@pytest.mark.parametrize(
    ("kind", "identifier", "place"),
    [
        ("prisoner", "synthetic-one", ("en/prisoners/synthetic-one/", "")),
        ("organisation", "invented-institute", ("en/organisations/", "invented-institute")),
        ("source", "invented-report", ("en/sources/", "invented-report")),
        ("place", "ik-100", ("en/act/letters/ik-100/", "")),
        ("moment", "2021-05-10-arrests", ("en/timeline/", "2021-05-10-arrests")),
        ("count", "2024-12-31-invented", ("en/data/", "2024-12-31-invented")),
        ("page", "timeline", ("en/timeline/", "")),
        ("page", "home", ("en/", "")),
        ("list", "data", ("en/data/", "")),
    ],
)
def test_a_record_is_located_where_it_is_shown(
    plan: SitePlan, kind: str, identifier: str, place: tuple[str, str]
) -> None:
    assert plan.locate(kind, identifier, "en") == place


@pytest.mark.parametrize(
    ("kind", "identifier"),
    [("prisoner", "hidden-example"), ("prisoner", "nobody"), ("organisation", "nobody"), ("page", "nothing")],
)
def test_what_is_shown_nowhere_has_no_place(plan: SitePlan, kind: str, identifier: str) -> None:
    assert plan.locate(kind, identifier, "en") is None


def test_an_old_address_leads_to_the_page_in_each_language(plan: SitePlan) -> None:
    assert plan.redirects["de/publications/invented-paper/"] == "de/publications/invented-waves/"
    assert plan.redirects["en/publications/invented-paper/"] == "en/publications/invented-waves/"


@pytest.mark.parametrize(
    ("file", "section", "identifier"),
    [
        ("data/prisoners/synthetic-one.yml", "prisoners", "synthetic-one"),
        ("data/releases/2024-07-02-first.yml", "releases", "2024-07-02-first"),
        ("data/ways/tell-others.yml", "act", "tell-others"),
        ("data/places/ik-100.yml", "act/letters", "ik-100"),
        ("data/people/author-one.yml", "people", "author-one"),
        ("data/topics/elections.yml", "topics", "elections"),
        ("data/series/invented-insights.yml", "series", "invented-insights"),
        ("docs/events/invented-panel/event.yml", "events", "invented-panel"),
    ],
)
def test_every_record_with_a_page_may_have_old_addresses(
    small_site: Path, file: str, section: str, identifier: str
) -> None:
    path = small_site / file
    path.write_text(path.read_text() + f"aliases: [{section}/an-old-name/]\n")
    assert edition_of(small_site).plan.redirects[f"de/{section}/an-old-name/"] == f"de/{section}/{identifier}/"


def test_an_old_address_of_a_withheld_record_leads_nowhere(small_site: Path) -> None:
    path = small_site / "data/prisoners/hidden-example.yml"
    path.write_text(path.read_text() + "aliases: [prisoners/an-old-name/]\n")
    assert "en/prisoners/an-old-name/" not in edition_of(small_site).plan.redirects


@pytest.mark.parametrize(
    ("alias", "code"),
    [
        ("publications/invented-video/", "address-taken"),
        ("about-nothing", "alias-form"),
        ("../up/", "alias-form"),
        ("/top/", "alias-form"),
        ("Big/", "alias-form"),
        ("a//b/", "alias-form"),
        (f"{'a' * 201}/", "alias-form"),
        ("a/" * 251, "alias-form"),
    ],
)
def test_an_alias_is_refused_where_it_can_not_be_an_old_address(small_site: Path, alias: str, code: str) -> None:
    rewrite(small_site / "briefings/invented-waves/publication.yml", "publications/invented-paper/", alias)
    assert codes(problems_of(small_site)) == [code]


@pytest.mark.parametrize(("folder", "name"), [("briefings", "kind"), ("briefings", "year")])
def test_a_name_that_lists_use_is_reserved(small_site: Path, folder: str, name: str) -> None:
    (small_site / folder / "invented-waves").rename(small_site / folder / name)
    assert "reserved-name" in codes(problems_of(small_site))


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("[x](prisoner:synthetic-two)", None),
        ("[x](prisoner:synthetic-tow)", "broken-link"),
        ("[x](prisoner:hidden-example)", "broken-link"),
        ("[x](#what-is-known)", None),
        ("[x](#what-is-knwon)", "broken-anchor"),
        ("[x](publication:invented-video#the-recording)", None),
        ("[x](publication:invented-video#the-end)", "broken-anchor"),
        ("[x](page:prisoners)", None),
        ("[x](page:nothing)", "broken-link"),
        ("[x](place:ik-100)", None),
        ("[x](source:invented-report)", "unsafe-link"),
    ],
)
def test_every_link_of_a_text_is_checked(small_site: Path, link: str, code: str | None) -> None:
    path = small_site / "briefings/invented-waves/en.md"
    path.write_text(path.read_text() + f"\n{link}\n")
    assert codes(problems_of(small_site)) == ([code] if code else [])


def test_a_broken_link_suggests_the_nearest_record(small_site: Path) -> None:
    path = small_site / "briefings/invented-waves/en.md"
    path.write_text(path.read_text() + "\n[x](prisoner:synthetic-tow)\n")
    (problem,) = problems_of(small_site)
    assert problem.fix == "did you mean `prisoner:synthetic-two`?"


def test_a_suggestion_never_names_a_withheld_record(small_site: Path) -> None:
    path = small_site / "briefings/invented-waves/en.md"
    path.write_text(path.read_text() + "\n[x](prisoner:hidden-exampel)\n")
    (problem,) = problems_of(small_site)
    assert "hidden-example" not in problem.render()


@pytest.mark.parametrize("page", ["safety", "methodology", "act", "home"])
def test_a_page_that_others_lead_to_can_not_go_missing(small_site: Path, page: str) -> None:
    # No text links there any more; the templates still do.
    drop(small_site / "docs/pages" / page)
    for path in (*small_site.rglob("*.md"),):
        path.write_text(path.read_text().replace(f"(page:{page})", "(page:timeline)"))
    assert "missing-file" in codes(problems_of(small_site))


def test_the_way_to_write_letters_can_not_go_missing(small_site: Path) -> None:
    # The page of data leads to the addresses that stand with it.
    drop(small_site / "data/ways/letters.yml")
    assert codes(problems_of(small_site)) != []

"""The search finds people under any spelling and texts under any form of a word, tells nobody, and stays light."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html
from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Page as Tab

from dossier.edition import Edition
from dossier.names.fold import fold
from dossier.names.match import Entry, find
from dossier.plan.addresses import file_of
from dossier.publish.edition import prepare_edition
from dossier.search.entry import Entry as Kept
from dossier.search.entry import entries_of
from searches import make_search

from .axe import WCAG, broken_rules
from .browsers import Browsers
from .findings import Finding, expect_none
from .pages import LANGUAGES, Page
from .searching import Query, answer, finds_all
from .server import serve
from .tools import ROOT, node_module

FIRST_ANSWER, LATER_ANSWER = 150_000, 40_000
# So small that each language of the site has several parts.
LIMIT_OF_PART = 120_000
# In each language, what readers may ask at length.
LONG = {
    "en": [
        "political prisoners",
        "hijacked plane journalist",
        "how to write letters to prisoners",
        "sanctions releases",
    ],
    "de": [
        "politische Gefangene",
        "Briefe an politische Gefangene",
        "Wahlen und Referenden",
        "Sanktionen Freilassungen",
    ],
    "be": ["палітычныя зняволеныя", "як напісаць ліст палітвязню", "выбары і рэферэндумы", "вызваленне палітвязняў"],
    "pl": ["więźniowie polityczni", "jak napisać list do więźnia", "wybory i referenda", "uwolnienia i sankcje"],
}
_STORED = """
async () => localStorage.length + sessionStorage.length + (await indexedDB.databases()).length
  + (await caches.keys()).length + document.cookie.length
"""
Work = Callable[[Tab, str, str], Iterator[str]]

_FIND = """
async (spellings) => {
  const {Words} = await import(new URL("../../assets/search-match.js", location.href));
  const load = async (name) => (await fetch(`index/${name}.json`)).json();
  const [about, {people}] = await Promise.all([load("words"), load("names")]);
  const words = new Words(about);
  const find = (one) => words.find(one, people).map(({entry}) => entry.id);
  return [spellings.map((one) => words.fold(one)), spellings.map(find), people];
}
"""


@cache
def _edition() -> Edition:
    return prepare_edition(ROOT, date(2026, 11, 22))


def _pairs() -> list[tuple[str, str]]:
    table: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "tests/names/pairs.yml").read_text(encoding="utf-8"))
    return [(spelling, person) for person, groups in table.items() for group in groups.values() for spelling in group]


def _topics(language: str) -> list[Query]:
    table = yaml.safe_load((ROOT / "tests/search/topics.yml").read_text(encoding="utf-8"))
    return [Query(language, row["query"], tuple(map(_address(language), row["expect"]))) for row in table[language]]


def _address(language: str) -> Callable[[str], str]:
    """Return what gives the address of a page of the plan, or of a record shown on one, in a language."""
    plan = _edition().plan

    def locate(key: str) -> str:
        kind, _, identifier = key.partition(":")
        page = plan.find(kind, identifier, language)
        found = (page.address, "") if page else plan.locate(kind, identifier, language)
        assert found, f"tests/search/topics.yml: no page shows {key}"
        return "/" + "#".join(filter(None, found))

    return locate


@pytest.fixture(scope="module")
def server_of_parts(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that shows the site as if it were so large that its search is divided into parts."""
    folder = tmp_path_factory.mktemp("parts") / "site"
    shutil.copytree(site, folder, copy_function=os.symlink, ignore=lambda _, names: {"index"} & set(names))
    entries: dict[str, list[Kept]] = {}
    for page in _edition().plan.pages:
        html = (site / file_of(page.address)).read_text(encoding="utf-8")
        entries.setdefault(page.language, []).extend(entries_of(_edition(), page, html))
    for file in make_search(entries, limit=LIMIT_OF_PART):
        path = folder / file.path
        path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    assert all((folder / code / "search/index/3").is_dir() for code in LANGUAGES)
    with serve(folder) as address:
        yield address


def test_a_search_of_several_parts_finds_people_and_subjects(server_of_parts: str, browsers: Browsers) -> None:
    asked = [
        (
            code,
            [*_topics(code), *(Query(code, name, (f"/{code}/prisoners/{person}/",)) for name, person in _pairs()[::5])],
        )
        for code in LANGUAGES
    ]
    # Each part weighs a word by its own pages, of which there are few here.
    expect_none(
        browsers.share_out(asked, finds_all(server_of_parts, first=6)), "several parts do not find what one finds"
    )


def test_a_search_of_several_parts_lists_the_newest_first_and_corrects(
    server_of_parts: str, server: str, browsers: Browsers
) -> None:
    def check(browser: Browser, share: Sequence[str]) -> list[Finding]:
        findings: list[Finding] = []
        for language in share:
            lists = [_list_kind(browser, f"{address}/{language}/search/") for address in (server, server_of_parts)]
            if lists[0] != lists[1]:
                findings.append(Finding(f"lists {lists[1]}, not {lists[0]}", f"/{language}/"))
        return findings

    expect_none(browsers.share_out(LANGUAGES, check), "several parts are listed in another order than one")
    expect_none(browsers.share_out(("en",), _each(server_of_parts, _correct)), "misspelt words fail")


def _list_kind(browser: Browser, address: str) -> list[str]:
    """The releases that a search page lists without a query, all of them."""
    tab = browser.new_page()
    tab.goto(f"{address}#kind=release")
    tab.locator('form.finder[aria-busy="false"] .finds li').first.wait_for()
    while tab.locator(".more").is_visible():
        shown = tab.locator(".finds > li").count()
        tab.locator(".more").click()
        tab.locator(".finds > li").nth(shown).wait_for()
    found: list[str] = tab.locator(".finds > li a").evaluate_all("(links) => links.map((link) => link.pathname)")
    tab.close()
    return found


def test_every_spelling_finds_its_person_in_every_language(server: str, browsers: Browsers) -> None:
    pairs = _pairs()
    assert len(pairs) >= 150
    asked = [
        (code, [Query(code, spelling, (f"/{code}/prisoners/{person}/",)) for spelling, person in pairs])
        for code in LANGUAGES
    ]
    expect_none(browsers.share_out(asked, finds_all(server)), "spellings do not find the person meant")


def test_every_subject_finds_its_page_in_every_language(server: str, browsers: Browsers) -> None:
    asked = [(code, _topics(code)) for code in LANGUAGES]
    assert all(len(queries) >= 40 for _, queries in asked)
    expect_none(browsers.share_out(asked, finds_all(server)), "subjects do not find a page about them")


def test_the_browser_finds_names_just_as_the_engine_does(server: str, browsers: Browsers) -> None:
    spellings = [spelling for spelling, _ in _pairs()]

    def compare(browser: Browser, share: Sequence[str]) -> list[Finding]:
        findings: list[Finding] = []
        for language in share:
            tab = browser.new_page()
            tab.goto(f"{server}/{language}/search/")
            folded, found, people = tab.evaluate(_FIND, spellings)
            entries = [Entry(person["id"], person["name"], tuple(person["tokens"])) for person in people]
            for place, spelling in enumerate(spellings):
                if " ".join(folded[place]) != fold(spelling):
                    findings.append(Finding(f"“{spelling}” is folded to {folded[place]}", f"/{language}/"))
                # Python takes its time for this; one in eight is enough.
                if place % 8 == 0 and found[place] != find(spelling, entries):
                    findings.append(Finding(f"“{spelling}” finds {found[place]}", f"/{language}/"))
            tab.close()
        return findings

    assert len(spellings) > 100
    expect_none(browsers.share_out(("en", "be"), compare), "the browser finds others than the engine")


def test_a_first_answer_and_each_later_one_stay_light(server: str, browsers: Browsers) -> None:
    asked = [(code, first, later) for code in LANGUAGES for first, later in pairwise(LONG[code][:3])]
    expect_none(browsers.share_out(asked, _weigh(server)), "the search is too heavy")


def test_the_search_works_by_keyboard_alone(server: str, browsers: Browsers) -> None:
    expect_none(browsers.share_out(LANGUAGES, _each(server, _search_by_keyboard)), "the keyboard gets nowhere")


def test_escape_closes_the_box_and_gives_the_focus_back(server: str, browsers: Browsers) -> None:
    expect_none(browsers.share_out(("en",), _each(server, _open_and_close)), "the box does not close")


def test_filters_narrow_the_results_and_the_way_back_undoes_them(server: str, browsers: Browsers) -> None:
    expect_none(browsers.share_out(LANGUAGES, _each(server, _narrow)), "the filters fail")


def test_a_misspelt_word_is_corrected_and_the_page_says_so(server: str, browsers: Browsers) -> None:
    expect_none(browsers.share_out(("en",), _each(server, _correct)), "misspelt words fail")


def test_nothing_typed_is_sent_or_kept(server: str, browsers: Browsers) -> None:
    expect_none(browsers.share_out(LANGUAGES, _each(server, _watch)), "the search tells or keeps what was typed")


def test_what_is_typed_never_becomes_markup(server: str, browsers: Browsers) -> None:
    expect_none(browsers.share_out(("en",), _each(server, _type_markup)), "a query becomes markup")


def test_a_search_that_can_not_be_loaded_says_so(server: str, browsers: Browsers) -> None:
    expect_none(browsers.share_out(("en",), _each(server, _break)), "a broken search is silent")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_the_page_offers_its_lists(every_page: list[Page], language: str) -> None:
    (page,) = [page for page in every_page if page.address == f"/{language}/search/"]
    root = html.document_fromstring(page.file.read_bytes())
    assert root.xpath("//form[contains(@class, 'finder')]/@hidden") != []
    assert root.xpath("//meta[@name='robots']/@content") == ["noindex"]
    links = {str(link) for link in root.xpath("//article//a/@href")}
    for section in ("prisoners", "people", "topics"):
        pages = {one.address for one in every_page if one.kind == f"{section}/*" and one.language == language}
        below = {f"../../{address.removeprefix('/')}" for address in pages if not address.endswith("/status/")}
        assert below <= links
    assert any("/organisations/#" in link for link in links)


def test_without_scripts_the_masthead_leads_to_the_search(server: str, browsers: Browsers) -> None:
    def follow(browser: Browser, share: Sequence[str]) -> list[Finding]:
        context = browser.new_context(java_script_enabled=False)
        tab = context.new_page()
        findings = []
        for language in share:
            tab.goto(f"{server}/{language}/")
            tab.locator("header .search-link").click()
            if tab.url != f"{server}/{language}/search/" or tab.locator("form.finder").is_visible():
                findings.append(Finding(f"leads to {tab.url}", f"/{language}/"))
        context.close()
        return findings

    expect_none(browsers.share_out(LANGUAGES, follow), "the link in the masthead does not lead to the lists")


def test_the_list_of_results_breaks_no_rule_of_wcag(server: str, browsers: Browsers) -> None:
    def check(browser: Browser, share: Sequence[bool]) -> list[Finding]:
        findings: list[Finding] = []
        for dark in share:
            context = browser.new_context(
                viewport={"width": 320 if dark else 1280, "height": 800}, color_scheme="dark" if dark else "light"
            )
            context.add_init_script(path=node_module("axe-core/axe.min.js"))
            tab = context.new_page()
            tab.goto(f"{server}/be/search/")
            tab.keyboard.press("/")
            tab.keyboard.type("палітвязні")
            answer(tab, "палітвязні")
            broken = broken_rules(tab, (*WCAG, "best-practice"))
            findings.extend(Finding(what, f"/be/search/, {'dark' if dark else 'light'}") for what in broken)
            context.close()
        return findings

    expect_none(browsers.share_out([False, True], check), "the results break rules of WCAG")


def _each(server: str, work: Work, *, opened: str = "search/") -> Callable[[Browser, Sequence[str]], list[Finding]]:
    """A check of a page of each language, in a browser that was never here; what its console complains of counts."""

    def check(browser: Browser, share: Sequence[str]) -> list[Finding]:
        findings: list[Finding] = []
        for language in share:
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            tab = context.new_page()
            heard: list[str] = []
            tab.on("pageerror", lambda error, heard=heard: heard.append(f"error: {error}"))
            tab.on("console", lambda message, heard=heard: heard.extend(_complaint(message.type, message.text)))
            tab.goto(f"{server}/{language}/{opened}")
            findings.extend(Finding(what, f"/{language}/") for what in [*work(tab, server, language), *heard])
            context.close()
        return findings

    return check


def _complaint(kind: str, text: str) -> list[str]:
    return [f"console: {text}"] if kind in ("error", "warning") else []


def _weigh(server: str) -> Callable[[Browser, Sequence[tuple[str, str, str]]], list[Finding]]:
    def check(browser: Browser, share: Sequence[tuple[str, str, str]]) -> list[Finding]:
        findings: list[Finding] = []
        for language, first, later in share:
            context = browser.new_context()
            tab = context.new_page()
            sizes = _listen(context, tab)
            tab.goto(f"{server}/{language}/search/")
            for words, most in ((first, FIRST_ANSWER), (later, LATER_ANSWER)):
                if words == later:
                    sizes.clear()
                tab.locator("#search-words").fill(words)
                answer(tab, words)
                if sum(sizes.values()) > most:
                    findings.append(
                        Finding(f"“{words}” costs {sum(sizes.values())} bytes, over {most}", f"/{language}/")
                    )
            context.close()
        return findings

    return check


def _listen(context: BrowserContext, tab: Tab) -> dict[str, int]:
    """The bytes of each answer, headers and compression included, but for fonts and style sheets; it grows."""
    sizes: dict[str, int] = {}
    shared: set[str] = set()
    network = context.new_cdp_session(tab)

    def note(event: dict[str, Any]) -> None:
        # Every page of the site has these, so that they are there before the search is.
        if event.get("type") in ("Font", "Stylesheet"):
            shared.add(event["requestId"])

    def count(event: dict[str, Any]) -> None:
        if event["requestId"] not in shared:
            sizes[event["requestId"]] = event["encodedDataLength"]

    network.on("Network.requestWillBeSent", note)
    network.on("Network.loadingFinished", count)
    network.send("Network.enable")
    return sizes


def _search_by_keyboard(tab: Tab, server: str, language: str) -> Iterator[str]:
    name = "Кастусёў"
    tab.goto(f"{server}/{language}/releases/")
    tab.keyboard.press("/")
    tab.keyboard.type(name)
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**/{language}/search/#**")
    first = answer(tab, name)[0]
    if first["address"] != f"/{language}/prisoners/kastusiou/":
        yield f"the first answer is {first['address']}"
    said = tab.locator("[role=status]").inner_text()
    if not any(sign.isdigit() for sign in said):
        yield f"the status says {said!r}"
    tab.keyboard.press("/")
    for _ in range(8):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.closest('.finds') !== null"):
            break
    else:
        yield "the keyboard does not reach the first answer"
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**/{language}/prisoners/kastusiou/")
    tab.go_back()
    answer(tab, name)
    if tab.locator("#search-words").input_value() != name:
        yield "the way back forgets the query"


def _open_and_close(tab: Tab, server: str, language: str) -> Iterator[str]:
    tab.goto(f"{server}/{language}/prisoners/")
    link = tab.locator("main a").nth(2)
    link.focus()
    tab.keyboard.press("/")
    box = tab.locator(".search-box")
    if not tab.evaluate("document.activeElement.closest('.search-box') !== null"):
        yield "the key / does not lead into the box"
    tab.keyboard.type("a/b")
    if box.locator("input").input_value() != "a/b":
        yield "the key / can't be typed in the box"
    tab.keyboard.press("Escape")
    if box.is_visible():
        yield "Escape leaves the box open"
    if not link.evaluate("element => element === document.activeElement"):
        yield "the focus is lost"
    tab.locator(".search-link").click()
    if not box.is_visible() or tab.locator(".search-link").get_attribute("aria-expanded") != "true":
        yield "the link does not open the box"


def _narrow(tab: Tab, server: str, language: str) -> Iterator[str]:
    words = {"en": "releases", "de": "Freilassungen", "be": "вызваленні", "pl": "uwolnienia"}[language]
    tab.locator("#search-words").fill(words)
    tab.keyboard.press("Enter")
    everything = answer(tab, words)
    chosen = (("kind", "release", "/releases/"), ("kind", "publication", "/publications/"), ("topic", "releases", ""))
    for name, value, part in chosen:
        before = tab.locator("[role=status]").inner_text()
        tab.locator(f"#search-{name}").select_option(value)
        tab.locator("[role=status]").filter(has_not_text=before).wait_for()
        found = answer(tab, words)
        if f"{name}={value}" not in tab.url:
            yield f"the address does not say {name}={value}"
        if not found or not all(part in find["address"] for find in found):
            yield f"{name}={value} finds {[find['address'] for find in found]}"
        tab.go_back()
        tab.locator("[role=status]").filter(has_text=before).wait_for()
        if answer(tab, words) != everything:
            yield f"the way back from {name}={value} shows something else"
    tab.goto(f"{server}/{language}/search/#kind=event&year=2021")
    found = answer(tab, "")
    if [find["address"] for find in found] != [f"/{language}/events/watchdog-2021/"]:
        yield f"without words, events of 2021 are {[find['address'] for find in found]}"


def _correct(tab: Tab, server: str, language: str) -> Iterator[str]:
    tab.locator("#search-words").fill("saanctions")
    found = answer(tab, "saanctions")
    said = tab.locator("[role=status]").inner_text()
    if f"/{language}/topics/diplomacy-and-sanctions/" not in [find["address"] for find in found]:
        yield "the misspelt word finds nothing"
    if "sanctions" not in said.replace("saanctions", ""):
        yield f"the status says {said!r}"


def _watch(tab: Tab, server: str, language: str) -> Iterator[str]:
    words = "Bialiatski"
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(f"{request.url} {request.headers} {request.post_data or ''}"))
    tab.goto(f"{server}/{language}/")
    tab.keyboard.press("/")
    tab.keyboard.type(words)
    tab.keyboard.press("Enter")
    answer(tab, words)
    told = [line for line in asked if words.lower() in line.split("#")[0].lower()]
    yield from (f"the server is told: {line[:200]}" for line in told if "/prisoners/" not in line)
    yield from (f"a request leaves the site: {line[:200]}" for line in asked if not line.startswith(f"{server}/"))
    if stored := tab.evaluate(_STORED):
        yield f"{stored} things are stored"


def _type_markup(tab: Tab, server: str, language: str) -> Iterator[str]:
    tab.on("dialog", lambda dialog: dialog.dismiss())
    for hostile in ("<qqzxw onclick=alert(1)>", "<img src=x onerror=alert(1)>"):
        tab.locator("#search-words").fill(hostile)
        answer(tab, hostile)
    tab.goto(f"{server}/{language}/search/#q=%3Cqqzxwv/%3E")
    tab.locator("[role=status]").filter(has_text="<qqzxwv/>").wait_for()
    if tab.locator("main img, qqzxw, qqzxwv").count():
        yield "the query became an element"


def _break(tab: Tab, server: str, language: str) -> Iterator[str]:
    tab.route("**/words.json", lambda route: route.fulfill(status=200, body="<html>", content_type="text/html"))
    tab.goto(f"{server}/{language}/search/#q=letters")
    failed = tab.locator("form.finder").get_attribute("data-failed") or ""
    tab.locator("[role=status]").filter(has_text=failed).wait_for()
    if not failed or tab.locator(".finds li").count():
        yield "a broken search shows finds"

"""The same folder works below a path, on another host, on a host that sets no headers, and from a disk."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Request
from playwright.sync_api import Page as Tab

from .asking import Asker
from .browsers import Browsers
from .documents import read_document
from .findings import Finding, expect_none
from .pages import LANGUAGES, Page
from .searching import ask
from .server import serve

PATH = "/mirror/dossier/"
# Its pages take fonts of both alphabets.
LANGUAGE = "be"
_LOOK = """
async () => {
  await document.fonts.ready;
  return {
    paper: getComputedStyle(document.documentElement).getPropertyValue("--paper").trim(),
    fonts: [...document.fonts].filter((font) => font.status === "loaded").length,
    // A stand-in is a font of the reader's own, where there is one.
    failed: [...document.fonts].filter((font) => font.status === "error" && !font.family.includes("Stand-in"))
      .map((font) => font.family),
    pictures: [...document.images].filter((image) => image.complete && !image.naturalWidth).map((image) => image.src),
    ways: [...document.links].map((way) => way.href),
  };
}
"""


@pytest.fixture(scope="module")
def mirror(site: Path) -> Iterator[str]:
    """The address of a server that shows the site below a path that it was not built for."""
    with serve(site, path=PATH) as address:
        yield address


def test_every_way_within_the_site_stays_below_its_path(mirror: str, pages: list[Page]) -> None:
    ways: dict[str, str] = {}
    for page in (page for page in pages if page.file.name != "404.html"):
        here = mirror + page.address
        for element in read_document(page).elements():
            for name in ("href", "src"):
                way = urljoin(here, element.get(name) or "").partition("#")[0]
                if urlsplit(way).netloc == urlsplit(here).netloc:
                    ways.setdefault(way, page.address)
    assert len(ways) > len(pages)
    asker = Asker(mirror)
    findings = [
        Finding(f"leads to {way}", where)
        for way, where in ways.items()
        if not way.startswith(f"{mirror}/") or asker.ask(way.removeprefix(mirror), "HEAD").status != 200
    ]
    asker.close()
    expect_none(findings, "links leave the path of the site or lead nowhere")


def test_a_page_on_another_host_and_path_asks_for_nothing_else_and_looks_as_it_should(
    mirror: str, samples: list[Page], browsers: Browsers
) -> None:
    # The configuration names 127.0.0.1.
    address = mirror.replace("127.0.0.1", "localhost")
    chosen = _choose(samples)
    findings = browsers.share_out(chosen, _looks(lambda page: address + page.address, f"{address}/"))
    expect_none(findings, "pages of a mirror want what is not below its path")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_works_below_a_path(mirror: str, browsers: Browsers, language: str) -> None:
    def look(browser: Browser, share: Sequence[str]) -> list[Finding]:
        tab = browser.new_page()
        tab.goto(f"{mirror}/{share[0]}/search/")
        [answers] = ask(tab, ["2024"])
        tab.close()
        wrong = [way for way in answers if not way.startswith(f"{PATH}{share[0]}/")]
        return [Finding(f"finds {wrong or answers}", share[0])] if wrong or not answers else []

    expect_none(browsers.share_out([language], look), "the search of a mirror finds nothing, or elsewhere")


def _choose(samples: list[Page]) -> list[Page]:
    """One page of each kind; the pages for unknown addresses begin their links at the site's own path."""
    return [page for page in samples if page.language in (None, LANGUAGE) and page.file.name != "404.html"]


@contextmanager
def _without_headers(site: Path) -> Iterator[str]:
    """The address of a server that sends types, and no other header of ours, as GitHub Pages does."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
            del format, args

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_host_without_headers_gets_the_policy_from_the_page(site: Path, browsers: Browsers) -> None:
    def look(browser: Browser, share: Sequence[str]) -> list[Finding]:
        findings: list[Finding] = []
        for address in share:
            context = browser.new_context()
            tab = context.new_page()
            referrers: list[str] = []
            tab.on("request", lambda request, told=referrers: told.append(request.headers.get("referer", "")))
            tab.goto(server + address)
            ways_in = {"inline code": _runs_inline_code(tab), "code in an attribute": _runs_attributes(tab)}
            ways_in["another address"] = tab.evaluate("() => fetch('/robots.txt').then(() => true, () => false)") and (
                "/search/" not in address
            )
            findings += [Finding(f"{what} gets in", address) for what, is_in in ways_in.items() if is_in]
            programs = tab.evaluate(
                "() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => true, () => false)"
            )
            if programs != ("/search/" in address):
                findings.append(Finding(f"WebAssembly: {programs}", address))
            with tab.expect_navigation():
                tab.evaluate("() => document.querySelector('main a[href]:not([href^=http])').click()")
            # A style sheet asks for its fonts in its own name, and at its own host.
            findings += [Finding(f"tells {told}", address) for told in referrers if told and not told.endswith(".css")]
            context.close()
        return findings

    addresses = ["/", "/en/", "/be/search/", "/de/404.html", "/pl/publications/"]
    with _without_headers(site) as server:
        expect_none(browsers.share_out(addresses, look), "a page does not keep its policy itself")


def _runs_inline_code(tab: Tab) -> bool:
    try:
        tab.add_script_tag(content="window.ran = true")
    except Error:
        return False
    return bool(tab.evaluate("() => window.ran === true"))


def _runs_attributes(tab: Tab) -> bool:
    return bool(
        tab.evaluate(
            """() => {
              const button = document.createElement("button");
              button.setAttribute("onclick", "window.clicked = true");
              document.body.append(button);
              button.click();
              button.remove();
              return window.clicked === true;
            }"""
        )
    )


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_a_disk_pages_have_their_styles_fonts_and_pictures(
    site: Path, samples: list[Page], browsers: Browsers, scripts: bool
) -> None:
    chosen = _choose(samples)
    work = _looks(lambda page: page.file.as_uri(), f"{site.as_uri()}/", scripts=scripts)
    expect_none(browsers.share_out(chosen, work), "pages read from a disk lack something")


def test_from_a_disk_every_link_leads_to_a_page_and_not_to_a_list_of_files(
    site: Path, samples: list[Page], browsers: Browsers
) -> None:
    def look(browser: Browser, share: Sequence[Page]) -> list[Finding]:
        findings: list[Finding] = []
        tab = browser.new_page()
        for page in share:
            tab.goto(page.file.as_uri())
            ways = [way for way in tab.evaluate(_LOOK)["ways"] if way.startswith("file:")]
            findings += [
                Finding(f"leads to {way}", page.address)
                for way in ways
                if not Path(unquote(urlsplit(way).path)).is_file()
            ]
            if not ways:
                findings.append(Finding("no way on", page.address))
        # By the keyboard and with its anchor, too: what is followed is the link itself.
        tab.goto((site / "index.html").as_uri())
        tab.locator("a[hreflang=be]").focus()
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/be/index.html")
        if "Беларус" not in tab.locator("main").inner_text():
            findings.append(Finding("no page behind the chooser", "/"))
        tab.close()
        return findings

    chosen = _choose(samples)
    expect_none(browsers.share_out(chosen, look), "links from a disk lead to folders")


def _looks(
    place: Callable[[Page], str], within: str, *, scripts: bool = True
) -> Callable[[Browser, Sequence[Page]], list[Finding]]:
    """A check of pages at their places: nothing outside is asked for, nothing is missing, all is styled."""
    # No browser loads a module from a disk; what such scripts add is missing there.
    from_disk = within.startswith("file:")

    def look(browser: Browser, share: Sequence[Page]) -> list[Finding]:
        findings: list[Finding] = []
        context = browser.new_context(java_script_enabled=scripts)
        for page in share:
            heard: list[str] = []
            tab = context.new_page()
            tab.on("request", lambda request, heard=heard: heard.extend(_outside(request, within)))
            tab.on("requestfailed", lambda request, heard=heard: heard.extend(_missing(request, from_disk=from_disk)))
            tab.on("console", lambda message, heard=heard: heard.extend(_complaint(message, from_disk=from_disk)))
            tab.on("pageerror", lambda error, heard=heard: heard.append(str(error)))
            tab.goto(place(page))
            seen = tab.evaluate(_LOOK)
            tab.close()
            heard += [f"font {family} failed" for family in seen["failed"]]
            heard += [f"no picture {source}" for source in seen["pictures"]]
            if not seen["paper"] or not seen["fonts"]:
                heard.append(f"no style or font: {seen['paper']!r}, {seen['fonts']}")
            findings += [Finding(what.replace(within, ""), page.address) for what in heard]
        context.close()
        return findings

    return look


def _outside(request: Request, within: str) -> list[str]:
    return [] if request.url.startswith((within, "data:")) else [f"asks for {request.url}"]


def _missing(request: Request, *, from_disk: bool) -> list[str]:
    is_module = from_disk and request.resource_type == "script" and not request.url.endswith("/page.js")
    return [] if is_module else [f"failed request {request.url}"]


def _complaint(message: ConsoleMessage, *, from_disk: bool) -> list[str]:
    if message.type not in ("error", "warning"):
        return []
    of_module = from_disk and ("blocked by CORS policy" in message.text or "net::ERR_FAILED" in message.text)
    return [] if of_module else [f"console: {message.text}"]

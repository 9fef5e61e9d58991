"""Nothing of a visit leaves the site's own address or stays in the reader's browser, and no page holds inline code."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage
from playwright.sync_api import Page as Tab

from .browsers import Browsers
from .documents import attributes, read_document
from .findings import Finding, expect_none
from .pages import LANGUAGES, Page
from .tools import ROOT

ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "cite", "background", "xlink:href")
LOADING_LINKS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "manifest"}
DATA_SCRIPTS = {"application/ld+json"}
MOMENT = 150
# The scripts of the pages lie among the sources; Pagefind's own comes with the search that it is part of.
OWN_SCRIPTS = {f"/assets/{script.name}" for script in (ROOT / "docs/assets").glob("*.js")}

_STORED = """
async () => ({
  localStorage: localStorage.length,
  sessionStorage: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  cookies: document.cookie.length,
})
"""


def test_a_visit_asks_no_other_address_stores_nothing_and_raises_no_error(
    server: str, samples: list[Page], browsers: Browsers
) -> None:
    assert samples
    findings = browsers.share_out(samples, _visits(server))
    expect_none(findings, "a visit leaves traces or fails")


def test_no_page_holds_inline_code_or_style(every_page: list[Page]) -> None:
    findings = [Finding(what, page.address) for page in every_page for what in _inline_code(page)]
    expect_none(findings, "pages hold inline code")


def test_the_only_scripts_of_pages_are_the_sites_own_and_wait_for_the_page(every_page: list[Page]) -> None:
    assert OWN_SCRIPTS
    findings = [Finding(what, page.address) for page in every_page for what in _other_scripts(page)]
    expect_none(findings, "pages have scripts that are not the site's own")


def test_scripts_only_add_to_what_a_page_says(server: str, samples: list[Page], browsers: Browsers) -> None:
    one_language = [page for page in samples if page.language in (None, LANGUAGES[0])]
    findings = browsers.share_out(one_language, _compare_without_scripts(server))
    expect_none(findings, "a page says less with scripts, or nothing without them")


def test_every_address_in_a_page_is_relative_or_https_or_mail(every_page: list[Page]) -> None:
    findings = [Finding(what, page.address) for page in every_page for what in _bad_addresses(page)]
    expect_none(findings, "pages hold addresses that are not relative, https or mailto")


def test_no_page_and_no_style_sheet_loads_anything_from_elsewhere(site: Path, every_page: list[Page]) -> None:
    findings = [Finding(what, page.address) for page in every_page for what in _loaded_from_elsewhere(page)]
    for sheet in site.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8").lower()
        loads = ("url(http", "url(//", "url('http", 'url("http', "url('//", 'url("//', '@import "http', "@import 'http")
        findings.extend(Finding(f"{load} in a style sheet", sheet.name) for load in loads if load in text)
    expect_none(findings, "something would be loaded from another address")


def _visits(server: str) -> Callable[[Browser, Sequence[Page]], list[Finding]]:
    def visit(browser: Browser, share: Sequence[Page]) -> list[Finding]:
        findings: list[Finding] = []
        context, heard = _new_reader(browser, server)
        for page in share:
            heard.clear()
            found = [*_one_visit(context, server, page), *heard]
            findings.extend(Finding(what, page.address) for what in found)
            if found:
                # What this page left behind is not to be blamed on the next.
                context.close()
                context, heard = _new_reader(browser, server)
        context.close()
        return findings

    return visit


def _new_reader(browser: Browser, server: str) -> tuple[BrowserContext, list[str]]:
    """A browser that was never here, and the list of what goes wrong in it."""
    context = browser.new_context()
    heard: list[str] = []
    context.on("request", lambda request: heard.extend(_foreign(request.url, server)))
    context.on("requestfailed", lambda request: heard.append(f"failed request {request.url.removeprefix(server)}"))
    context.on("console", lambda message: heard.extend(_complaint(message, server)))
    context.on("weberror", lambda error: heard.append(f"script error: {error.error}"))
    return context, heard


def _one_visit(context: BrowserContext, server: str, page: Page) -> list[str]:
    """Loads the page, follows the first link within the site, and says what was left behind."""
    tab = context.new_page()
    tab.goto(server + page.address)
    # What a page does on its own a moment after loading counts too.
    tab.wait_for_timeout(MOMENT)
    followed = _follow_a_link(tab, page.address)
    found = [] if followed else ["no link within the site to follow"]
    stored: dict[str, int] = tab.evaluate(_STORED)
    found += [f"{name}: {number} stored" for name, number in stored.items() if number]
    found += [f"cookie {cookie.get('name')}" for cookie in context.cookies()]
    tab.close()
    return found


def _complaint(message: ConsoleMessage, server: str) -> list[str]:
    # A missing icon is among these: Chromium asks for /favicon.ico where a page names none.
    text = message.text.replace(server, "")
    place = str(message.location.get("url", "")).removeprefix(server) if "load resource" in text else ""
    return [f"console: {text} {place}".rstrip()] if message.type == "error" else []


def _foreign(url: str, server: str) -> list[str]:
    return [] if url.startswith((server + "/", "data:", "blob:")) else [f"request to {url}"]


def _follow_a_link(tab: Tab, address: str) -> bool:
    for link in tab.locator("main a[href], a[href]").all():
        href = link.get_attribute("href") or ""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or not parts.path or not link.is_visible():
            continue
        link.click()
        tab.wait_for_load_state()
        if urlsplit(tab.url).path != address:
            return True
    return False


def _inline_code(page: Page) -> Iterator[str]:
    for element in read_document(page).elements():
        tag = str(element.tag)
        if tag == "style":
            yield "a style element"
        if tag == "script" and not element.get("src") and element.get("type") not in DATA_SCRIPTS:
            yield "an inline script"
        for name, value in attributes(element):
            if name == "style" or name.startswith("on"):
                yield f"<{tag} {name}={value[:60]!r}>"
            if "".join(value.split()).lower().startswith(("javascript:", "vbscript:")):
                yield f"<{tag} {name}={value[:60]!r}>"


def _other_scripts(page: Page) -> Iterator[str]:
    for element in read_document(page).find("//script[@src]"):
        path = urljoin(page.address, element.get("src"))
        waits = element.get("type") == "module" or element.get("defer") is not None
        if path not in OWN_SCRIPTS or not waits or element.text:
            yield f"<script> {element.get('src')}"


def _compare_without_scripts(server: str) -> Callable[[Browser, Sequence[Page]], list[Finding]]:
    def compare(browser: Browser, share: Sequence[Page]) -> list[Finding]:
        findings: list[Finding] = []
        contexts = [browser.new_context(java_script_enabled=allowed) for allowed in (False, True)]
        without, scripted = [context.new_page() for context in contexts]
        for page in share:
            texts = []
            for tab in (without, scripted):
                tab.goto(server + page.address)
                texts.append(tab.locator("main").inner_text().splitlines())
            lost = set(texts[0]) - set(texts[1])
            findings.extend(Finding(f"lost with scripts: {line[:80]!r}", page.address) for line in sorted(lost))
            if not "".join(texts[0]).strip():
                findings.append(Finding("no text without scripts", page.address))
        for context in contexts:
            context.close()
        return findings

    return compare


def _addresses(element: HtmlElement) -> Iterator[str]:
    for name in ADDRESSES:
        value = element.get(name)
        if value is not None:
            yield value.strip()
    for name in ("srcset", "imagesrcset"):
        yield from (part.split()[0] for part in (element.get(name) or "").split(",") if part.split())


def _bad_addresses(page: Page) -> Iterator[str]:
    for element in read_document(page).elements():
        for address in _addresses(element):
            scheme = urlsplit(address).scheme
            if scheme not in ("", "https", "mailto") or address.startswith("//"):
                yield f"<{element.tag!s}> {address[:100]}"


def _loaded_from_elsewhere(page: Page) -> Iterator[str]:
    for element in read_document(page).elements():
        tag = str(element.tag)
        relations = set((element.get("rel") or "").split())
        if tag in ("a", "area", "blockquote", "q", "ins", "del") or (tag == "link" and not relations & LOADING_LINKS):
            continue
        for address in _addresses(element):
            if urlsplit(address).netloc:
                yield f"<{tag}> {address[:100]}"

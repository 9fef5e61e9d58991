"""A page reads well on a phone and a desktop, in light, in dark and on paper, by keyboard, and without JavaScript."""

from collections.abc import Callable, Sequence
from typing import Any

from playwright.sync_api import Browser, Response
from playwright.sync_api import Page as Tab

from .browsers import Browsers
from .findings import Finding, expect_none
from .look import (
    COLOURS,
    HIDDEN_MASTHEAD_PARTS,
    LOADED_FONTS,
    OVERFLOW,
    PRINTED,
    SHOWN_SKIP_LINK,
    SMALL_TARGETS,
    UNREADABLE_WITHOUT_SCRIPTS,
    contrast,
    luminance,
)
from .pages import Page

WIDTHS = (320, 768, 1440)
HEIGHT = 800
FONTS = ("Noto Serif", "Noto Sans")

Look = Callable[[Tab, str], list[str]]


def _look_at(server: str, look: Look, **context: Any) -> Callable[[Browser, Sequence[Page]], list[Finding]]:
    """Work for a browser: opens each page in a tab made so, and says what the look at it found."""

    def work(browser: Browser, share: Sequence[Page]) -> list[Finding]:
        tab = browser.new_page(**context)
        findings: list[Finding] = []
        for page in share:
            tab.goto(server + page.address)
            findings.extend(Finding(what, page.address) for what in look(tab, server))
        tab.close()
        return findings

    return work


def _size(width: int) -> dict[str, int]:
    return {"width": width, "height": HEIGHT}


def test_no_page_scrolls_sideways_at_any_width(server: str, samples: list[Page], browsers: Browsers) -> None:
    findings = browsers.share_out(samples, _look_at(server, _at_each_width(OVERFLOW)))
    expect_none(findings, "pages scroll sideways")


def test_nothing_covers_the_masthead_at_any_width(server: str, samples: list[Page], browsers: Browsers) -> None:
    with_masthead = [page for page in samples if page.language]
    findings = browsers.share_out(with_masthead, _look_at(server, _at_each_width(HIDDEN_MASTHEAD_PARTS)))
    expect_none(findings, "parts of the masthead are covered")


def test_letters_of_twice_the_size_fit_on_a_phone(server: str, samples: list[Page], browsers: Browsers) -> None:
    def look(tab: Tab, _server: str) -> list[str]:
        tab.evaluate("document.documentElement.style.fontSize = '200%'")
        return [*tab.evaluate(OVERFLOW), *tab.evaluate(SHOWN_SKIP_LINK)]

    findings = browsers.share_out(samples, _look_at(server, look, viewport=_size(320)))
    expect_none(findings, "large letters are cut off")


def test_links_of_the_navigation_are_44_pixels_high_on_a_phone(
    server: str, samples: list[Page], browsers: Browsers
) -> None:
    def look(tab: Tab, _server: str) -> list[str]:
        return list(tab.evaluate(SMALL_TARGETS))

    findings = browsers.share_out(samples, _look_at(server, look, viewport=_size(320), has_touch=True))
    expect_none(findings, "targets are lower than 44 px")


def test_every_page_works_without_javascript(server: str, samples: list[Page], browsers: Browsers) -> None:
    def look(tab: Tab, _server: str) -> list[str]:
        return list(tab.evaluate(UNREADABLE_WITHOUT_SCRIPTS))

    work = _look_at(server, look, viewport=_size(320), java_script_enabled=False)
    findings = browsers.share_out(samples, work)
    expect_none(findings, "pages need JavaScript")


def test_dark_pages_are_dark_and_keep_their_contrast(server: str, samples: list[Page], browsers: Browsers) -> None:
    def look(tab: Tab, _server: str) -> list[str]:
        return _colour_faults(tab.evaluate(COLOURS), dark=True)

    findings = browsers.share_out(samples, _look_at(server, look, color_scheme="dark"))
    expect_none(findings, "the dark scheme fails")


def test_light_pages_are_light_and_keep_their_contrast(server: str, samples: list[Page], browsers: Browsers) -> None:
    def look(tab: Tab, _server: str) -> list[str]:
        return _colour_faults(tab.evaluate(COLOURS), dark=False)

    findings = browsers.share_out(samples, _look_at(server, look, color_scheme="light"))
    expect_none(findings, "the light scheme fails")


def test_print_hides_the_navigation_and_shows_the_addresses_of_links(
    server: str, samples: list[Page], browsers: Browsers
) -> None:
    with_links: list[str] = []

    def look(tab: Tab, _server: str) -> list[str]:
        tab.emulate_media(media="print")
        printed = tab.evaluate(PRINTED)
        with_links.extend(["seen"] if printed["links"] else [])
        return list(printed["faults"])

    findings = browsers.share_out(samples, _look_at(server, look, viewport=_size(768), color_scheme="dark"))
    expect_none(findings, "the printed page is wrong")
    assert with_links, "no page has a link to another site, so this proves nothing"


def test_the_fonts_are_the_sites_own_woff2(server: str, samples: list[Page], browsers: Browsers) -> None:
    findings = browsers.share_out(samples, _font_faults(server))
    expect_none(findings, "fonts are wrong")


def _at_each_width(script: str) -> Look:
    def look(tab: Tab, _server: str) -> list[str]:
        found: list[str] = []
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": HEIGHT})
            found.extend(f"{width} px: {what}" for what in tab.evaluate(script))
        return found

    return look


def _colour_faults(seen: list[dict[str, Any]], *, dark: bool) -> list[str]:
    if not seen:
        return ["no text found"]
    found: list[str] = []
    for text in seen:
        if (luminance(text["background"]) < 0.2) is not dark:
            found.append(f"{text['part']}: background {text['background'][:3]}")
        ratio = contrast(text["colour"], text["background"])
        if ratio < 4.5:
            found.append(f"{text['part']}: contrast {ratio:.1f}")
    return found


def _font_faults(server: str) -> Callable[[Browser, Sequence[Page]], list[Finding]]:
    def work(browser: Browser, share: Sequence[Page]) -> list[Finding]:
        tab = browser.new_page()
        came: dict[str, str] = {}

        def note(response: Response) -> None:
            if response.request.resource_type == "font":
                came[response.url] = response.headers.get("content-type", "")

        tab.on("response", note)
        findings: list[Finding] = []
        for page in share:
            tab.goto(server + page.address)
            loaded = {family.strip("\"'") for family in tab.evaluate(LOADED_FONTS)}
            findings.extend(Finding(f"{name} is not loaded", page.address) for name in FONTS if name not in loaded)
        tab.close()
        findings.extend(
            Finding(f"{kind or 'no type'} from {url}", "a page before it was in memory")
            for url, kind in came.items()
            if kind != "font/woff2" or not url.startswith(f"{server}/")
        )
        return findings if came else [*findings, Finding("no font was fetched at all", "every page")]

    return work

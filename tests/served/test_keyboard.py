"""A reader without a mouse gets everywhere: past the masthead, through the menu, always seeing where the focus is."""

from collections.abc import Callable, Sequence
from typing import Any

from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from .browsers import Browsers
from .findings import Finding, expect_none
from .look import MASTHEAD
from .pages import Page

STEPS = 40

_FOCUS = """
() => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const signs = style => ({
    outline: style.outlineStyle === 'none' || parseFloat(style.outlineWidth) === 0 ? '' : style.outline,
    shadow: style.boxShadow,
  });
  const focused = signs(getComputedStyle(element));
  const box = element.getBoundingClientRect();
  const seen = box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight
    && box.right > 0 && box.left < innerWidth && element.checkVisibility({opacityProperty: true});
  // The first line and the whole, as far as they are in the window: a link may be broken over two lines.
  const hit = ({left, right, top, bottom}) => document.elementFromPoint(
    (Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
  const hits = [box, element.getClientRects()[0] ?? box].map(hit);
  element.blur();
  const plain = signs(getComputedStyle(element));
  element.focus({focusVisible: true, preventScroll: true});
  return {
    name: `<${element.localName}> «${(element.textContent || element.ariaLabel || '').trim().slice(0, 30)}»`,
    href: element.getAttribute('href'),
    seen,
    covered: !hits.some(top => top && (element.contains(top) || top.contains(element))),
    marked: (focused.outline !== '' && focused.outline !== plain.outline) || focused.shadow !== plain.shadow,
  };
}
"""


def test_the_first_stop_of_the_keyboard_skips_to_the_text(server: str, samples: list[Page], browsers: Browsers) -> None:
    with_masthead = [page for page in samples if page.language]
    findings = browsers.share_out(with_masthead, _walk(server, _skip_link_faults))
    expect_none(findings, "the skip link fails")


def test_the_focus_is_always_to_be_seen(server: str, samples: list[Page], browsers: Browsers) -> None:
    findings = browsers.share_out(samples, _walk(server, _focus_faults))
    expect_none(findings, "the focus is not to be seen")


def test_the_menu_of_a_phone_opens_by_keyboard_without_javascript(
    server: str, samples: list[Page], browsers: Browsers
) -> None:
    work = _walk(server, _menu_faults, viewport={"width": 320, "height": 640}, java_script_enabled=False)
    findings = browsers.share_out([page for page in samples if page.language], work)
    expect_none(findings, "the menu does not open by keyboard")


def _walk(
    server: str, look: Callable[[Tab], list[str]], **context: Any
) -> Callable[[Browser, Sequence[Page]], list[Finding]]:
    def work(browser: Browser, share: Sequence[Page]) -> list[Finding]:
        tab = browser.new_page(**context)
        findings: list[Finding] = []
        for page in share:
            tab.goto(server + page.address)
            findings.extend(Finding(what, page.address) for what in look(tab))
        tab.close()
        return findings

    return work


def _skip_link_faults(tab: Tab) -> list[str]:
    tab.keyboard.press("Tab")
    focus = tab.evaluate(_FOCUS)
    if not focus or not (focus["href"] or "").startswith("#"):
        return [f"the first stop is {focus['name'] if focus else 'nothing'}"]
    if not focus["seen"]:
        return ["the skip link is not to be seen when it has the focus"]
    tab.keyboard.press("Enter")
    script = "id => { const e = document.getElementById(id); return !!e && !!e.closest('main'); }"
    return [] if tab.evaluate(script, focus["href"][1:]) else [f"{focus['href']} does not lead into the text"]


def _focus_faults(tab: Tab) -> list[str]:
    found: list[str] = []
    for step in range(STEPS):
        tab.keyboard.press("Tab")
        focus = tab.evaluate(_FOCUS)
        if focus is None:
            return found if step > 2 else [*found, "the keyboard reaches hardly anything"]
        if not focus["marked"]:
            found.append(f"{focus['name']} looks the same with the focus")
        if not focus["seen"]:
            found.append(f"{focus['name']} has the focus out of sight")
        elif focus["covered"]:
            found.append(f"{focus['name']} is covered while it has the focus")
    return found


def _menu_faults(tab: Tab) -> list[str]:
    summary = tab.locator(f"{MASTHEAD} details > summary:visible").first
    if summary.count() == 0:
        return ["no menu"]
    for _ in range(STEPS):
        tab.keyboard.press("Tab")
        if summary.evaluate("element => element === document.activeElement"):
            break
    else:
        return ["the keyboard does not reach the menu"]
    links = tab.locator(f"{MASTHEAD} details a:visible")
    before = links.count()
    tab.keyboard.press("Enter")
    opened = links.count()
    if opened <= before:
        return ["Enter does not open the menu"]
    tab.keyboard.press("Tab")
    inside = tab.evaluate("!!document.activeElement.closest('details')")
    return [] if inside else ["the open menu is not the next stop"]

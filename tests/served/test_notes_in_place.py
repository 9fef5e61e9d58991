"""A note is read where its number stands: it opens over the text, is read with its focus, and leads back again."""

from collections.abc import Callable, Sequence

from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from .browsers import Browsers
from .documents import read_document
from .findings import Finding, expect_none
from .pages import Page

PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1440, "height": 800}

# The first, one in the middle and the last mark of a page: of sources, and of figures.
_MARKS = """
() => ['main a.note', 'main .prose a.figure'].flatMap(selector => {
  const all = [...document.querySelectorAll(selector)]
    .filter(mark => mark.checkVisibility() && !mark.closest('.figure-notes, .sources'));
  return [...new Set([all.at(0), all.at(all.length >> 1), all.at(-1)])].filter(Boolean).map(mark => mark.id);
})
"""

# What a reader sees who has followed a mark. `text` is what the note says without the way back.
_OPENED = """
mark => {
  const back = document.querySelector(':target');
  const note = back?.closest('li');
  if (!note) return null;
  const box = note.getBoundingClientRect();
  const text = note.cloneNode(true);
  text.querySelector('.back')?.remove();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2);
  return {
    fixed: getComputedStyle(note).position === 'fixed',
    inside: box.top >= -1 && box.left >= -1 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1,
    seen: note.contains(top) || note === top,
    focus: document.activeElement === back,
    text: text.textContent.trim().replace(/\\s+/g, ' '),
    leads: back.getAttribute('href'),
    height: back.getBoundingClientRect().height,
    others: [...note.querySelectorAll('.back a')].filter(a => a !== back && a.checkVisibility()).length,
    scrolled: Math.round(scrollY),
  };
}
"""

_CLOSED = """
id => {
  const mark = document.getElementById(id);
  const box = mark.getBoundingClientRect();
  const open = [...document.querySelectorAll('.sources li, .figure-notes li')]
    .filter(note => getComputedStyle(note).position === 'fixed');
  return {
    focus: document.activeElement === mark,
    inside: box.top >= 0 && box.bottom <= innerHeight,
    open: open.length,
  };
}
"""


def test_a_note_opens_in_place_on_a_phone_and_leads_back(server: str, samples: list[Page], browsers: Browsers) -> None:
    tried: list[str] = []
    work = _look_at_notes(server, PHONE, tried, dark=True)
    expect_none(browsers.share_out(samples, work), "notes can't be read in place (320 px, dark, no scripts)")
    assert len(tried) > len(samples), "hardly any page has a note, so this proves nothing"


def test_a_note_opens_in_place_on_a_desktop_and_leads_back(
    server: str, samples: list[Page], browsers: Browsers
) -> None:
    tried: list[str] = []
    work = _look_at_notes(server, DESKTOP, tried, dark=False)
    expect_none(browsers.share_out(samples, work), "notes can't be read in place (1440 px)")
    assert len(tried) > len(samples), "hardly any page has a note, so this proves nothing"


def test_every_page_but_home_shows_the_way_to_it(pages: list[Page]) -> None:
    findings = []
    for page in pages:
        if page.language is None or page.kind == "home":
            continue
        document = read_document(page)
        trails = document.find("//main//nav[@class='crumbs']")
        if len(trails) != 1:
            findings.append(Finding(f"{len(trails)} trails", page.address))
            continue
        links = trails[0].xpath(".//a/@href")
        last = trails[0].xpath("(.//li)[last()][@aria-current='page' and not(.//a)]")
        if not links or not last:
            findings.append(Finding("the trail does not lead from the home page to this page", page.address))
        before = document.find("//nav[@class='crumbs'][following::h1]")
        if not before:
            findings.append(Finding("the trail does not stand above the head", page.address))
    expect_none(findings, "breadcrumbs are missing")


def _look_at_notes(
    server: str, size: dict[str, int], tried: list[str], *, dark: bool
) -> Callable[[Browser, Sequence[Page]], list[Finding]]:
    def work(browser: Browser, share: Sequence[Page]) -> list[Finding]:
        context = browser.new_context(
            viewport={"width": size["width"], "height": size["height"]},
            color_scheme="dark" if dark else "light",
            java_script_enabled=False,
        )
        tab = context.new_page()
        findings: list[Finding] = []
        for page in share:
            tab.goto(server + page.address)
            for mark in tab.evaluate(_MARKS):
                tried.append(mark)
                findings.extend(Finding(what, page.address) for what in _faults_of(tab, mark))
        context.close()
        return findings

    return work


def _faults_of(tab: Tab, mark: str) -> list[str]:
    link = tab.locator(f"[id='{mark}']")
    link.scroll_into_view_if_needed()
    before = tab.evaluate("Math.round(scrollY)")
    link.focus()
    tab.keyboard.press("Enter")
    opened = tab.evaluate(_OPENED)
    if opened is None:
        return [f"{mark} opens nothing"]
    faults = {
        "does not open over the text": not opened["fixed"],
        "opens outside the window": not opened["inside"],
        "is covered": not opened["seen"],
        "does not take the focus": not opened["focus"],
        "says nothing": len(opened["text"]) < len("Source, 2024"),
        f"leads to {opened['leads']}": opened["leads"] != f"#{mark}",
        "has a low target": opened["height"] < 43.5,
        "offers ways to other passages": opened["others"] > 0,
        "moves the text": abs(opened["scrolled"] - before) > 1,
    }
    tab.keyboard.press("Enter")
    closed = tab.evaluate(_CLOSED, mark)
    faults |= {
        "stays open": closed["open"] > 0,
        "does not return the focus": not closed["focus"],
        "does not return to its passage": not closed["inside"],
    }
    return [f"the note of {mark} {fault}" for fault, is_so in faults.items() if is_so]

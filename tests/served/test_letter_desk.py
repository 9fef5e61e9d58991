"""The sheets of the letter desk come out of a printer alone and at their size, and what is typed leaves no trace."""

from collections.abc import Callable, Iterator, Sequence

import pypdfium2
import pytest
from lxml.html import HtmlElement
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from .browsers import Browsers
from .documents import read_document
from .findings import Finding, expect_none
from .pages import Page

DL, A4 = (220, 110), (210, 297)
POINTS_A_MILLIMETRE = 72 / 25.4
# Where posts look for the address of the one to whom a letter goes: left, top, right and bottom edge, in millimetres.
ADDRESS = (80, 40, 205, 95)
SENDER = (8, 6, 100, 38)
NAME = "Сінтэтычная Асоба Дванаццаць"
WORDS = "Добры дзень!\n\nМяне завуць …\n"

MOMENT = 300

_STORED = """
async () => ({
  localStorage: localStorage.length,
  sessionStorage: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  cookies: document.cookie.length,
  history: history.state === null ? 0 : 1,
})
"""


@pytest.fixture(scope="module")
def envelopes(pages: list[Page]) -> list[Page]:
    """Every page with an envelope."""
    return [page for page in pages if page.address.endswith("/envelope/")]


@pytest.fixture(scope="module")
def letters(pages: list[Page]) -> list[Page]:
    """Every page with the sheet of a letter."""
    return [page for page in pages if "/act/letters/sheet/" in page.address]


def test_an_envelope_comes_out_alone_with_the_block_where_posts_look_for_it(
    server: str, envelopes: list[Page], browsers: Browsers
) -> None:
    assert len(envelopes) >= 4
    expect_none(browsers.share_out(envelopes, _print_each(server, _judge_envelope)), "envelopes come out wrong")


def test_a_letter_sheet_comes_out_alone_and_empty(server: str, letters: list[Page], browsers: Browsers) -> None:
    assert len(letters) == 8
    expect_none(browsers.share_out(letters, _print_each(server, _judge_letter)), "letter sheets come out wrong")


def test_what_is_typed_is_printed_sent_nowhere_and_kept_nowhere(
    server: str, envelopes: list[Page], letters: list[Page], browsers: Browsers
) -> None:
    one_of_each = [*envelopes[:1], *letters[:1], *letters[-1:]]
    expect_none(browsers.share_out(one_of_each, _type_on_each(server)), "typing leaves traces, or is not printed")


Judge = Callable[[Page, pypdfium2.PdfDocument], Iterator[str]]


def _print_each(server: str, judge: Judge) -> Callable[[Browser, Sequence[Page]], list[Finding]]:
    def work(browser: Browser, share: Sequence[Page]) -> list[Finding]:
        tab = browser.new_page()
        findings = []
        for page in share:
            tab.goto(server + page.address)
            findings += [Finding(what, page.address) for what in judge(page, _print(tab))]
        tab.close()
        return findings

    return work


def _print(tab: Tab) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(tab.pdf(prefer_css_page_size=True))


def _judge_size(document: pypdfium2.PdfDocument, wanted: tuple[int, int]) -> Iterator[str]:
    sizes = [tuple(round(side / POINTS_A_MILLIMETRE) for side in sheet.get_size()) for sheet in document]
    if sizes != [wanted]:
        yield f"the sheets are {sizes}, not {[wanted]}"


def _judge_envelope(page: Page, document: pypdfium2.PdfDocument) -> Iterator[str]:
    yield from _judge_size(document, DL)
    printed = _words_of(document)
    wanted = _words(_address_of(page))
    if printed != wanted:
        yield f"printed is {printed[:200]!r}, not {wanted!r}"
    yield from _judge_places(document, ADDRESS)


def _judge_letter(_page: Page, document: pypdfium2.PdfDocument) -> Iterator[str]:
    yield from _judge_size(document, A4)
    if _words_of(document):
        yield f"printed is {_words_of(document)[:200]!r}, not an empty sheet"
    lines = [shape for shape in document[0].get_objects() if shape.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH]
    if len(lines) < 20:
        yield f"the sheet has {len(lines)} lines to write on"


def _judge_places(document: pypdfium2.PdfDocument, zone: tuple[int, int, int, int]) -> Iterator[str]:
    """Say of each piece of text on the first sheet whether it stands outside a zone given in millimetres."""
    sheet = document[0]
    height = sheet.get_height()
    text = sheet.get_textpage()
    left, top, right, bottom = zone
    for number in range(text.count_rects()):
        x0, y0, x1, y1 = text.get_rect(number)
        box = [round(edge / POINTS_A_MILLIMETRE) for edge in (x0, height - y1, x1, height - y0)]
        if box[0] < left or box[1] < top or box[2] > right or box[3] > bottom:
            yield f"{text.get_text_bounded(x0, y0, x1, y1)[:40]!r} stands at {box}, outside {list(zone)}"


def _words_of(document: pypdfium2.PdfDocument) -> str:
    return " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in document).split())


def _address_of(page: Page) -> HtmlElement:
    (address,) = read_document(page).root.xpath("//address")
    return address


def _words(address: HtmlElement) -> str:
    return " ".join(" ".join(line.text_content() for line in address.xpath("./span[not(@contenteditable)]")).split())


def _type_on_each(server: str) -> Callable[[Browser, Sequence[Page]], list[Finding]]:
    def work(browser: Browser, share: Sequence[Page]) -> list[Finding]:
        return [Finding(what, page.address) for page in share for what in _type_on(browser, server, page)]

    return work


def _type_on(browser: Browser, server: str, page: Page) -> Iterator[str]:
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(server + page.address)
    # The icon of the site is asked for late.
    tab.wait_for_timeout(MOMENT)
    heard: list[str] = []
    tab.on("request", lambda request: heard.append(f"request to {request.url}"))
    tab.on("console", lambda message: heard.append(f"console: {message.text}"))
    fields = tab.locator("[contenteditable]").all()
    for field in fields:
        field.click()
        tab.keyboard.type(NAME if "sheet-name" in (field.get_attribute("class") or "") else WORDS, delay=2)
    tab.keyboard.press("Tab")
    tab.wait_for_timeout(MOMENT)
    yield from heard
    stored: dict[str, int] = tab.evaluate(_STORED)
    yield from (f"{name} is not empty" for name, number in stored.items() if number)
    if tab.url != server + page.address:
        yield f"the address has become {tab.url}"
    yield from (f"cookie {cookie.get('name')}" for cookie in context.cookies())
    document = _print(tab)
    yield from _judge_size(document, DL if page.address.endswith("/envelope/") else A4)
    wanted = NAME if page.address.endswith("/envelope/") else "Мяне завуць"
    if wanted not in _words_of(document):
        yield "what was typed is not printed"
    tab.reload()
    left = [field.text_content() for field in tab.locator("[contenteditable]").all()]
    if any(left) or not left:
        yield f"after loading the page again it holds {left}"
    context.close()

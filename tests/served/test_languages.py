"""Each page says which language it is in, leads to itself in the others, and is honest where the text is foreign."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from .browsers import Browsers
from .documents import Document, base_address, local_address, read_document, sitemap_addresses
from .findings import Finding, expect_none
from .look import MASTHEAD
from .pages import LANGUAGES, Page

Documents = dict[str, Document]


@pytest.fixture(scope="module")
def documents(pages: list[Page]) -> Documents:
    """The pages that a reader stays on, parsed, by address."""
    return {page.address: read_document(page) for page in pages}


@pytest.fixture(scope="module")
def base(every_page: list[Page]) -> str:
    """The address that the site is published under."""
    return base_address(every_page)


def test_every_page_is_in_the_language_of_its_address(documents: Documents) -> None:
    findings = [
        Finding(f"lang={document.lang!r}", address)
        for address, document in documents.items()
        if document.lang not in ([document.page.language] if document.page.language else LANGUAGES)
    ]
    expect_none(findings, "pages name a wrong language")


def test_every_page_exists_in_every_language(documents: Documents) -> None:
    findings = [
        Finding(f"missing in {language}", address)
        for address, document in documents.items()
        for language in LANGUAGES
        if document.page.language and document.page.in_language(language) not in documents
    ]
    expect_none(findings, "pages are missing in a language")


def test_the_switcher_of_every_page_leads_to_the_same_page_in_every_language(documents: Documents) -> None:
    findings = [
        Finding(f"switcher to {language} leads to {_shape(document.switcher.get(language))}", address)
        for address, document in documents.items()
        if document.page.language and not address.endswith(".html")
        for language in LANGUAGES
        if language != document.page.language and document.switcher.get(language) != document.page.in_language(language)
    ]
    expect_none(findings, "the language switcher leads astray")


def test_a_reader_goes_through_all_languages_and_comes_back(
    server: str, samples: list[Page], browsers: Browsers
) -> None:
    english = [page for page in samples if page.language == "en" and not page.address.endswith(".html")]
    assert english
    findings = browsers.share_out(english, _round_trips(server))
    expect_none(findings, "a reader who switches languages gets lost")


def test_alternates_are_mutual_and_have_a_default(documents: Documents, base: str) -> None:
    findings = [Finding(what, address) for address in documents for what in _alternate_faults(address, documents, base)]
    expect_none(findings, "hreflang is wrong")


def test_a_page_in_a_foreign_language_says_so_to_readers_and_to_search_engines(documents: Documents, base: str) -> None:
    fallbacks = [document for document in documents.values() if document.page.fallback]
    assert fallbacks, "no page shows another language's text, so this proves nothing"
    findings = [
        Finding(what, page.page.address) for page in fallbacks for what in _fallback_faults(page, documents, base)
    ]
    expect_none(findings, "pages with foreign text are not honest")


def test_a_page_in_its_own_language_is_its_own_true_address(documents: Documents, base: str) -> None:
    findings = [
        Finding(f"canonical {document.canonical}, noindex {document.noindex}", address)
        for address, document in documents.items()
        if document.page.language and not document.page.fallback and not address.endswith(".html")
        if local_address(document.canonical or "", base) != address
    ]
    expect_none(findings, "pages of their own language point elsewhere, and have no notice")


def test_the_sitemap_lists_every_true_page_and_nothing_else(site: Path, documents: Documents, base: str) -> None:
    listed = [local_address(address, base) or address for address in sitemap_addresses(site)]
    findings = [Finding("listed, but no page", address) for address in listed if address not in documents]
    findings += [
        Finding("listed, but kept from search engines", address)
        for address in listed
        if address in documents and documents[address].noindex
    ]
    findings += [
        Finding("a true page, but not listed", address)
        for address, document in documents.items()
        if address not in listed and not document.noindex and not address.endswith(".html")
    ]
    expect_none(findings, "the sitemap is wrong")


def _shape(address: str | None) -> str:
    return "nowhere" if address is None else "another page"


def _round_trips(server: str) -> Callable[[Browser, Sequence[Page]], list[Finding]]:
    def go(browser: Browser, share: Sequence[Page]) -> list[Finding]:
        tab = browser.new_page(viewport={"width": 1440, "height": 900})
        findings: list[Finding] = []
        for page in share:
            tab.goto(server + page.address)
            for language in (*LANGUAGES[1:], LANGUAGES[0]):
                link = tab.locator(f"{MASTHEAD} a[hreflang={language}]:visible")
                if link.count() == 0:
                    findings.append(Finding(f"no link to {language} on {urlsplit(tab.url).path[:4]}", page.address))
                    break
                link.first.click()
                lang = tab.locator("html").get_attribute("lang")
                if urlsplit(tab.url).path != page.in_language(language) or lang != language:
                    findings.append(Finding(f"{language}: came to {urlsplit(tab.url).path} in {lang}", page.address))
        tab.close()
        return findings

    return go


def _alternate_faults(address: str, documents: Documents, base: str) -> Iterator[str]:
    document = documents[address]
    alternates = document.alternates
    if document.noindex or not document.page.language:
        return
    if "x-default" not in alternates:
        yield "no x-default"
    if local_address(alternates.get(document.lang, ""), base) != address:
        yield "the page is not among its own alternates"
    for language, target in alternates.items():
        there = documents.get(local_address(target, base) or "")
        if there is None:
            yield f"{language}: no such page: {target}"
        elif language not in {"x-default", there.lang}:
            yield f"{language}: leads to a page in {there.lang}"
        elif there.noindex:
            yield f"{language}: leads to a page kept from search engines"
        elif language != "x-default" and there.alternates != alternates:
            yield f"{language}: the page there names other alternates"


def _fallback_faults(document: Document, documents: Documents, base: str) -> Iterator[str]:
    if not document.noindex:
        yield "not kept from search engines"
    true = documents.get(local_address(document.canonical or "", base) or "")
    if true is None:
        yield f"canonical leads to no page: {document.canonical}"
        return
    if true.page.language == document.page.language or true.page.fallback:
        yield f"canonical leads to {true.page.address}, which is not the true page"
    if not document.find(f"//main//*[@lang='{true.lang}' and normalize-space()]"):
        yield f"no part is marked as {true.lang}"
    notices = document.find("//*[contains(concat(' ', normalize-space(@class), ' '), ' fallback-notice ')]")
    if not any(notice.text_content().strip() for notice in notices):
        yield "the notice is empty"

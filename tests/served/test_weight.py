"""Pages are light: few bytes, few requests, and the first words in the first flight; checkers' scores are full.

Budgets are of bytes and requests, which are the same on every machine; times are printed by `make bench`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .browsers import Browsers
from .findings import Finding, expect_none
from .lighthouse import judge
from .pages import LANGUAGES, Page
from .server import serve
from .weight import compressed, first_words, weigh

BRIEFING = 60_000
REQUESTS = 10
PRISONER = 8_000
# The pages that a reader comes to first, below the home of a language.
FIRST_PAGES = ("", "publications/releases-2024/", "prisoners/{prisoner}/", "releases/", "act/")


def first_pages(site: Path, language: str) -> list[str]:
    """The addresses of `FIRST_PAGES` in a language; the prisoner is the one with the longest page."""
    people = [folder for folder in (site / language / "prisoners").iterdir() if (folder / "index.html").is_file()]
    longest = max(people, key=lambda folder: ((folder / "index.html").stat().st_size, folder.name))
    return [f"/{language}/{page.format(prisoner=longest.name)}" for page in FIRST_PAGES]


def test_a_text_travels_in_sixty_kilobytes_and_ten_requests(server: str, pages: list[Page], browsers: Browsers) -> None:
    def visit(browser: Browser, share: Sequence[Page]) -> list[Finding]:
        weights = [weigh(browser, server, page.address) for page in share]
        heavy = [found for found in weights if found.without_fonts > BRIEFING or found.requests > REQUESTS]
        return [Finding(f"{found.without_fonts} bytes, {found.requests} requests", found.address) for found in heavy]

    texts = [page for page in pages if page.kind in ("home", "publications/*", "events/*")]
    assert len(texts) >= 4 * len(LANGUAGES)
    expect_none(browsers.share_out(texts, visit), f"pages above {BRIEFING} bytes or {REQUESTS} requests")


def test_a_prisoners_page_has_at_most_eight_kilobytes_of_html(pages: list[Page]) -> None:
    people = [page for page in pages if page.kind == "prisoners/*"]
    assert people
    heavy = [(compressed(page.file), page.address) for page in people]
    expect_none(
        [Finding(f"{size} bytes", address) for size, address in sorted(heavy) if size > PRISONER],
        f"prisoners' pages above {PRISONER} bytes of compressed HTML",
    )


def test_the_first_flight_brings_words_to_read(pages: list[Page]) -> None:
    # A headline and some sentences: a thousand letters, or the whole of a shorter page.
    late = [page for page in pages if page.file.stat().st_size > 20_000 and len(first_words(page.file)) < 1000]
    expect_none([Finding("few words", page.address) for page in late], "pages without words in their first 14 kB")


@pytest.mark.parametrize("language", ["en", "be"])
def test_lighthouse_gives_full_marks_to_the_first_pages(site: Path, language: str) -> None:
    findings = []
    # Its mark for speed depends on the machine, and is printed by `make bench`.
    with serve(site, audited=True) as server:
        for address in first_pages(site, language):
            report = judge(server, address, ("accessibility", "best-practices", "seo"))
            for name, score in report.scores.items():
                if score < 100:
                    findings.append(Finding(f"{name} {score}: {', '.join(report.wanting[name])}", address))
    expect_none(findings, "Lighthouse finds something wanting")

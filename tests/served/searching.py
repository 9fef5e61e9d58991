"""Queries typed into the search page of a built site, and what it answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from .findings import Finding

FIRST = 3
_ASK = """
async (queries) => {
  const list = document.querySelector(".finds"), answers = [];
  for (const query of queries) {
    location.hash = new URLSearchParams({q: query});
    for (let waited = 0; list.dataset.query !== query && waited < 10000; waited += 5) {
      await new Promise((done) => setTimeout(done, 5));
    }
    const links = list.dataset.query === query ? [...list.querySelectorAll("li a")] : [];
    answers.push(links.slice(0, 10).map((link) => link.pathname + link.hash));
  }
  return answers;
}
"""


@dataclass(frozen=True)
class Query:
    """Words typed into the search of a language, and the addresses of which one must be among the first answers."""

    language: str
    words: str
    wanted: tuple[str, ...]


def ask(tab: Tab, words: Sequence[str]) -> list[list[str]]:
    """The first addresses that the search page answers to each of the words, as it is asked one after the other."""
    answers: list[list[str]] = tab.evaluate(_ASK, list(words))
    return answers


def answer(tab: Tab, words: str) -> list[dict[str, Any]]:
    """What stands in the list once it answers the words: each find's address, its label, its text."""
    tab.locator(f'.finds[data-query="{words}"]').wait_for(state="attached")
    tab.locator('form.finder[aria-busy="false"]').wait_for()
    found: list[dict[str, Any]] = tab.locator(".finds > li").evaluate_all(
        """(items) => items.map((item) => ({
            address: item.querySelector("a").pathname + item.querySelector("a").hash,
            label: item.querySelector(".kind").textContent,
            text: item.textContent,
        }))"""
    )
    return found


def finds_all(
    server: str, first: int = FIRST
) -> Callable[[Browser, Sequence[tuple[str, Sequence[Query]]]], list[Finding]]:
    """A check of queries, given by language: each must find what it wants among the first answers."""

    def check(browser: Browser, share: Sequence[tuple[str, Sequence[Query]]]) -> list[Finding]:
        findings: list[Finding] = []
        context = browser.new_context()
        for language, queries in share:
            tab = context.new_page()
            errors: list[str] = []
            tab.on("pageerror", lambda error, errors=errors: errors.append(str(error)))
            tab.goto(f"{server}/{language}/search/")
            answers = ask(tab, [query.words for query in queries])
            for query, addresses in zip(queries, answers, strict=True):
                if not set(query.wanted) & set(addresses[:first]):
                    shown = ", ".join(addresses[:first]) or "nothing"
                    findings.append(
                        Finding(f"“{query.words}” finds {shown}, not {query.wanted[0]}", f"/{language}/search/")
                    )
            findings.extend(Finding(error, f"/{language}/search/") for error in errors)
            tab.close()
        context.close()
        return findings

    return check

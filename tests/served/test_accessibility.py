"""No page breaks a rule of WCAG 2.2 at level A or AA that axe can check, in light and in dark."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from playwright.sync_api import Browser, ViewportSize

from .browsers import Browsers
from .findings import Finding, expect_none, report
from .pages import Page
from .tools import node_module

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 320, "height": 640}

# Target size is off in axe unless it is asked for by name.
_RUN = """
async ([tags]) => {
  for (const details of document.querySelectorAll('header:not(main *) details')) details.open = true;
  const result = await axe.run(document, {
    runOnly: {type: 'tag', values: tags},
    rules: {'target-size': {enabled: true}},
    resultTypes: ['violations'],
    iframes: false,
    preload: false,
  });
  return result.violations.flatMap(rule => rule.nodes.map(node => ({
    rule: rule.id,
    tags: rule.tags,
    target: node.target.join(' '),
    summary: (node.failureSummary || '').split('\\n').slice(1).join(' ').trim(),
  })));
}
"""


def test_no_page_breaks_a_rule_of_wcag(server: str, pages: list[Page], browsers: Browsers) -> None:
    broken = browsers.share_out(pages, _axe(server, DESKTOP, WCAG, dark=False))
    expect_none(broken, "rules of WCAG are broken (light, 1280 px)")


def test_no_kind_of_page_breaks_a_rule_of_wcag_in_the_dark_on_a_phone(
    server: str, samples: list[Page], browsers: Browsers, best_practice: list[str]
) -> None:
    found = browsers.share_out(samples, _axe(server, PHONE, (*WCAG, "best-practice"), dark=True))
    broken, advice = _split(found)
    best_practice.extend(report(advice, "dark, 320 px").splitlines() if advice else [])
    expect_none(broken, "rules of WCAG are broken (dark, 320 px)")


def _axe(
    server: str, viewport: ViewportSize, rules: Sequence[str], *, dark: bool
) -> Callable[[Browser, Sequence[Page]], list[Finding]]:
    script = node_module("axe-core/axe.min.js")

    def check(browser: Browser, share: Sequence[Page]) -> list[Finding]:
        context = browser.new_context(viewport=viewport, color_scheme="dark" if dark else "light")
        context.add_init_script(path=script)
        tab = context.new_page()
        findings: list[Finding] = []
        for page in share:
            tab.goto(server + page.address)
            violations: list[dict[str, Any]] = tab.evaluate(_RUN, [list(rules)])
            findings.extend(Finding(what, page.address) for what in _described(violations))
        context.close()
        return findings

    return check


def _described(violations: list[dict[str, Any]]) -> Iterator[str]:
    for violation in violations:
        mark = "WCAG" if set(WCAG) & set(violation["tags"]) else "advice"
        # Without the numbers, the hundred notes of a page are one thing to mend.
        target = re.sub(r"\d+", "N", violation["target"])
        summary = re.sub(r"[\d.]+ ?px", "… px", violation["summary"])[:200]
        yield f"{mark}: {violation['rule']}: {target}: {summary}"


def _split(findings: list[Finding]) -> tuple[list[Finding], list[Finding]]:
    broken = [finding for finding in findings if finding.what.startswith("WCAG")]
    return broken, [finding for finding in findings if finding not in broken]

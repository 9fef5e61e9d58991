"""Looks at pages with axe, which knows the rules of WCAG 2.2 that a program can check."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from playwright.sync_api import Browser, ViewportSize
from playwright.sync_api import Page as Tab

from .findings import Finding
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


def look_with_axe(
    server: str, viewport: ViewportSize, rules: Sequence[str], *, dark: bool
) -> Callable[[Browser, Sequence[Page]], list[Finding]]:
    """Return what gives the findings on some pages, in a browser."""
    script = node_module("axe-core/axe.min.js")

    def check(browser: Browser, share: Sequence[Page]) -> list[Finding]:
        context = browser.new_context(viewport=viewport, color_scheme="dark" if dark else "light")
        context.add_init_script(path=script)
        tab = context.new_page()
        findings: list[Finding] = []
        for page in share:
            tab.goto(server + page.address)
            findings.extend(Finding(what, page.address) for what in broken_rules(tab, rules))
        context.close()
        return findings

    return check


def broken_rules(tab: Tab, rules: Sequence[str]) -> Iterator[str]:
    """Say which rules the page breaks that a tab shows; the tab's context carries axe's script."""
    return _described(tab.evaluate(_RUN, [list(rules)]))


def _described(violations: list[dict[str, Any]]) -> Iterator[str]:
    for violation in violations:
        mark = "WCAG" if set(WCAG) & set(violation["tags"]) else "advice"
        # Without the numbers, the hundred notes of a page are one thing to mend.
        target = re.sub(r"\d+", "N", violation["target"])
        summary = re.sub(r"[\d.]+ ?px", "… px", violation["summary"])[:200]
        yield f"{mark}: {violation['rule']}: {target}: {summary}"


def split_advice(findings: list[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Return the rules that are broken, and what is only advised."""
    broken = [finding for finding in findings if finding.what.startswith("WCAG")]
    return broken, [finding for finding in findings if finding not in broken]

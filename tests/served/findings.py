"""What a test found wrong and on which page, gathered into a message that a person can read."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import pytest

SHOWN_LINES = 40
SHOWN_PAGES = 3


class Finding(NamedTuple):
    """One thing that is wrong on one page."""

    what: str
    where: str


def expect_none(findings: Iterable[Finding], heading: str) -> None:
    """Fails the test with a report, if anything was found."""
    found = list(findings)
    if found:
        pytest.fail(report(found, heading), pytrace=False)


def report(findings: Iterable[Finding], heading: str) -> str:
    """One line for each thing that is wrong, the most frequent first, with some of its pages."""
    pages: dict[str, list[str]] = defaultdict(list)
    for finding in findings:
        pages[finding.what].append(finding.where)
    ordered = sorted(pages.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    lines = [f"{what}\n      {_places(places)}" for what, places in ordered[:SHOWN_LINES]]
    hidden = len(ordered) - len(lines)
    if hidden > 0:
        lines.append(f"… and {hidden} more")
    return "\n  ".join([f"{heading}: {len(ordered)} different, {sum(map(len, pages.values()))} in all", *lines])


def _places(places: list[str]) -> str:
    different = sorted(set(places))
    more = len(different) - SHOWN_PAGES
    return " ".join(different[:SHOWN_PAGES]) + (f" and {more} more pages" if more > 0 else "")

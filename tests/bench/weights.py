"""Prints what the first pages of the built site weigh and what Lighthouse says of them: `make bench`."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from served.browsers import launch
from served.lighthouse import CATEGORIES, judge
from served.server import serve
from served.test_weight import first_pages
from served.weight import weigh

_LANGUAGES = ("en", "be")


def print_weights(site: Path) -> None:
    """Print a table of bytes and requests, then one of Lighthouse's scores with what it found wanting."""
    addresses = [address for language in _LANGUAGES for address in first_pages(site, language)]
    with serve(site, audited=True) as server, sync_playwright() as playwright:
        browser = launch(playwright)
        print(f"{'first visit, compressed':44} {'requests':>8} {'HTML':>8} {'all but fonts':>14} {'fonts':>8}")
        for address in addresses:
            found = weigh(browser, server, address)
            sizes = f"{found.document:8,} {found.without_fonts:14,} {found.fonts:8,}"
            print(f"{address:44} {found.requests:8} {sizes}")
        browser.close()
        print(f"\n{'Lighthouse':44} {' '.join(f'{name:>15}' for name in CATEGORIES)}")
        for address in addresses:
            report = judge(server, address)
            print(f"{address:44} {' '.join(f'{report.scores[name]:15}' for name in CATEGORIES)}")
            for name, wanting in report.wanting.items():
                if wanting and report.scores[name] < 100:
                    print(f"{'':6}{name}: {', '.join(wanting)}")


if __name__ == "__main__":
    print_weights(Path(sys.argv[1]))

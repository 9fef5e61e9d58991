"""Full-page pictures of some pages of the finished site, as files named after address, width and scheme."""

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser

from .browsers import Browsers
from .findings import Finding
from .pages import one_of_each_kind, read_pages
from .server import serve
from .tools import ROOT

WIDTHS = (320, 768, 1440)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def take_pictures(site: Path, folder: Path, addresses: Sequence[str]) -> None:
    """Writes the pictures of the addresses into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    browsers = Browsers()
    with serve(site) as server:

        def take(browser: Browser, share: Sequence[str]) -> list[Finding]:
            for width in WIDTHS:
                for scheme in SCHEMES:
                    tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                    for address in share:
                        tab.goto(server + address, wait_until="networkidle")
                        tab.screenshot(path=folder / _file_name(address, width, scheme), full_page=True)
                    tab.close()
            return []

        browsers.share_out(addresses, take)
        browsers.close()


def _file_name(address: str, width: int, scheme: str) -> str:
    return f"{address.strip('/').replace('/', '_') or 'chooser'}-{width}-{scheme}.png"


def _default_addresses(site: Path) -> Iterator[str]:
    return (page.address for page in one_of_each_kind(read_pages(site)))


def main() -> None:
    """Reads the command line and takes the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument(
        "addresses", nargs="*", help="such as /be/act/; without any, one page of each kind per language"
    )
    arguments = parser.parse_args()
    site = Path(os.environ.get("DOSSIER_SITE") or ROOT / "site").resolve()
    addresses = arguments.addresses or list(_default_addresses(site))
    take_pictures(site, arguments.folder, addresses)
    print(f"{len(addresses) * len(WIDTHS) * len(SCHEMES)} pictures in {arguments.folder}")


if __name__ == "__main__":
    main()

"""What a page costs a reader who comes for the first time: requests and bytes as they travel, fonts apart."""

from __future__ import annotations

import gzip
import re
import zlib
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

# The first flight of a new connection: ten segments of 1,460 bytes (RFC 6928).
FIRST_FLIGHT = 14 * 1024


@dataclass(frozen=True)
class Weight:
    """One first visit; bytes are those that travelled, headers included, after compression."""

    address: str
    requests: int
    document: int
    others: int
    fonts: int

    @property
    def without_fonts(self) -> int:
        """All bytes but those of the fonts."""
        return self.document + self.others


def weigh(browser: Browser, server: str, address: str) -> Weight:
    """Visits a page with an empty cache and adds up what comes; a request that fails counts too."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    tab = context.new_page()
    network = context.new_cdp_session(tab)
    network.send("Network.enable")
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}
    network.on("Network.requestWillBeSent", lambda event: kinds.__setitem__(event["requestId"], event["type"]))
    network.on(
        "Network.loadingFinished",
        lambda event: sizes.__setitem__(event["requestId"], int(event["encodedDataLength"])),
    )
    tab.goto(server + address, wait_until="networkidle")
    context.close()
    by_kind: dict[str, int] = {"Document": 0, "Font": 0, "Other": 0}
    for request, kind in kinds.items():
        by_kind[kind if kind in by_kind else "Other"] += sizes.get(request, 0)
    fonts = sum(1 for kind in kinds.values() if kind == "Font")
    return Weight(address, len(kinds) - fonts, by_kind["Document"], by_kind["Other"], by_kind["Font"])


def compressed(file: Path) -> int:
    """The size of a file as a server with gzip sends it."""
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def first_words(file: Path) -> str:
    """What of a page's words a reader has when the first flight of its compressed bytes has come."""
    flight = gzip.compress(file.read_bytes(), 6, mtime=0)[:FIRST_FLIGHT]
    html = zlib.decompressobj(wbits=31).decompress(flight).decode("utf-8", errors="ignore")
    _, _, content = html.partition('id="content"')
    return " ".join(re.sub(r"<[^>]*>?", " ", content).split())

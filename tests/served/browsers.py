"""Debian's Chromium in a few threads, each with its own, which share out the pages that a test wants to see."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from playwright.sync_api import Browser, Playwright, sync_playwright

from .findings import Finding

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AT_ONCE = 2

Item = TypeVar("Item")


def launch(playwright: Playwright) -> Browser:
    """A browser without a window that sends nothing home."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))


class Browsers:
    """A browser for each of a few threads; the main thread has none, as Playwright would leave a loop running in it."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._at_once = at_once
        self._own = threading.local()
        self._pool = ThreadPoolExecutor(at_once)

    def share_out(
        self, items: Sequence[Item], work: Callable[[Browser, Sequence[Item]], list[Finding]]
    ) -> list[Finding]:
        """Gives each browser its share of the items and returns what all of them found, sorted."""
        shares = [items[start :: self._at_once] for start in range(self._at_once)]
        futures = [self._pool.submit(self._work, work, share) for share in shares if share]
        return sorted(finding for future in futures for finding in future.result())

    def close(self) -> None:
        """Ends every browser in the thread that started it."""
        gate = threading.Barrier(self._at_once)
        for future in [self._pool.submit(self._close, gate) for _ in range(self._at_once)]:
            future.result()
        self._pool.shutdown()

    def _work(self, work: Callable[[Browser, Sequence[Item]], list[Finding]], share: Sequence[Item]) -> list[Finding]:
        if not hasattr(self._own, "browser"):
            self._own.playwright = sync_playwright().start()
            self._own.browser = launch(self._own.playwright)
        return work(self._own.browser, share)

    def _close(self, gate: threading.Barrier) -> None:
        # Each thread must take exactly one of the tasks: none is done before all have begun.
        gate.wait(timeout=60)
        if hasattr(self._own, "browser"):
            self._own.browser.close()
            self._own.playwright.stop()

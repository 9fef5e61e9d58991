"""The preview in a real browser: the page follows an edit by itself, and shows a mistake as long as there is one."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
from playwright.sync_api import Browser

from small_sites import EPOCH, make_project

from .browsers import Browsers
from .findings import Finding
from .tools import ROOT

TEXT = "briefings/invented-waves/en.md"
PAGE = "en/publications/invented-waves/"
PATIENCE = 60


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


@pytest.fixture
def preview(project: Path) -> Iterator[str]:
    """The address of a preview that runs as an editor runs it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "SOURCE_DATE_EPOCH": EPOCH}
    command = [sys.executable, "-m", "dossier.cli", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=project, env=environment) as running:
        address = f"http://127.0.0.1:{port}/"
        _wait_until_it_answers(address)
        yield address
        running.terminate()


def _wait_until_it_answers(address: str) -> None:
    deadline = monotonic() + PATIENCE
    while monotonic() < deadline:
        try:
            urllib.request.urlopen(address, timeout=PATIENCE).close()  # noqa: S310 - our own
        except urllib.error.URLError:
            sleep(0.05)
        else:
            return
    pytest.fail("the preview does not answer")


def test_the_browser_follows_an_edit_and_shows_a_mistake(project: Path, preview: str, browsers: Browsers) -> None:
    text = project / TEXT
    good = text.read_text("utf-8")

    def look(browser: Browser, addresses: object) -> list[Finding]:
        del addresses
        page = browser.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(preview + PAGE)
        text.write_text(f"{good}\nA sentence that was not there.\n", "utf-8")
        page.get_by_text("A sentence that was not there.").wait_for()
        text.write_text(f"{good}\n[Nobody](prisoner:nobody)\n", "utf-8")
        page.get_by_role("alert").filter(has_text="error[broken-link]").wait_for()
        # The last good page stays beneath.
        page.get_by_text("A sentence that was not there.").wait_for()
        text.write_text(good, "utf-8")
        page.get_by_role("alert").wait_for(state="detached")
        page.close()
        return []

    assert browsers.share_out([preview], look) == []

"""Feeds and calendars of the finished site: asked for by nobody but their readers, and read by programs of others."""

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import feedparser
import vobject
from playwright.sync_api import Browser, Request

from .browsers import Browsers
from .documents import read_document
from .findings import Finding, expect_none
from .pages import LANGUAGES, Page
from .tools import node_module, program, run

MOMENT = 300
READER = Path(__file__).with_name("read_calendars.mjs")
FEED_TYPES = {"application/atom+xml", "application/feed+json", "text/calendar"}


def test_no_page_asks_for_what_it_is_also_offered_as(server: str, samples: list[Page], browsers: Browsers) -> None:
    # Material's own script would fetch a sitemap for each alternate; a browser itself fetches none.
    assert samples
    findings = browsers.share_out(samples, _visits(server))
    expect_none(findings, "pages ask for their alternates")


def test_every_page_names_a_feed_and_whatever_it_names_is_there(site: Path, pages: list[Page]) -> None:
    findings = []
    for page in pages:
        if page.language is None:
            continue
        named = [address for address, form in _alternates(page) if form in FEED_TYPES]
        if not named:
            findings.append(Finding("no feed", page.address))
        findings += [Finding(f"nothing at {path}", page.address) for path in named if not _find(site, path).is_file()]
    expect_none(findings, "pages name feeds that are not there, or none")


def test_an_independent_reader_reads_every_feed_without_complaint(site: Path) -> None:
    feeds = sorted(site.rglob("feed.xml"))
    assert len(feeds) > len(LANGUAGES)
    for path in feeds:
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, (path, feed.bozo_exception)
        assert feed.version == "atom10"
        assert feed.feed.language == path.relative_to(site).parts[0]
        items = json.loads(path.with_suffix(".json").read_text())["items"]
        assert [entry.id for entry in feed.entries] == [item["id"] for item in items]
        assert [entry.link for entry in feed.entries] == [item["url"] for item in items]
        for entry in feed.entries:
            assert _find(site, urlsplit(entry.link).path).is_file(), entry.link


def test_two_independent_readers_read_every_calendar_alike(site: Path) -> None:
    calendars = sorted(site.rglob("*.ics"))
    assert len(calendars) > len(LANGUAGES)
    library = str(node_module("ical.js/dist/ical.js"))
    done = run([program("node", "install Node.js"), str(READER), library, *map(str, calendars)])
    assert done.returncode == 0, done.stderr
    read = json.loads(done.stdout)
    assert list(read) == [str(path) for path in calendars]
    for path in calendars:
        calendar = vobject.readOne(path.read_bytes().decode())
        calendar.validate()
        assert read[str(path)] == [_describe(event) for event in calendar.vevent_list], path


def _visits(server: str) -> Callable[[Browser, Sequence[Page]], list[Finding]]:
    def visit(browser: Browser, share: Sequence[Page]) -> list[Finding]:
        findings: list[Finding] = []
        context = browser.new_context()
        for page in share:
            asked: set[str] = set()

            def note(request: Request, asked: set[str] = asked) -> None:
                asked.add(urlsplit(request.url).path)

            tab = context.new_page()
            tab.on("request", note)
            tab.goto(server + page.address)
            tab.wait_for_timeout(MOMENT)
            tab.close()
            assert page.address in asked
            offered = {path for path, _ in _alternates(page)} - {page.address}
            findings += [Finding(f"asks for {path}", page.address) for path in sorted(asked & offered)]
        context.close()
        return findings

    return visit


def _alternates(page: Page) -> list[tuple[str, str]]:
    """Path and media type of everything that a page says it is also offered as."""
    links = read_document(page).links("alternate")
    return [(urlsplit(link.get("href") or "").path, link.get("type") or "") for link in links]


def _find(site: Path, path: str) -> Path:
    return site / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))


def _describe(event: Any) -> dict[str, object]:
    """What vobject reads of an event, in the form in which ical.js is asked for it."""
    start = event.dtstart.value
    return {
        "uid": event.uid.value,
        "summary": event.summary.value,
        "description": event.description.value,
        "location": event.location.value if hasattr(event, "location") else "",
        "categories": event.categories.value,
        "language": event.summary.params["LANGUAGE"][0],
        "zone": event.dtstart.params.get("X-VOBJ-ORIGINAL-TZID", ["floating"])[0],
        "start": _write(start),
        "end": _write(event.dtend.value) if hasattr(event, "dtend") else None,
    }


def _write(moment: date) -> str:
    if isinstance(moment, datetime):
        return moment.astimezone(ZoneInfo("UTC")).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return moment.isoformat()

"""Takes a page, gives the links under which its feed and its calendar are offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.pages.voice import Voice
from dossier.plan.addresses import calendar_of, feed_of, json_feed_of
from dossier.plan.calendars import has_calendar
from dossier.plan.feeds import has_feed


@dataclass(frozen=True)
class FollowLink:
    """A link to a feed or calendar: the relative address, the media type, and what it is called."""

    href: str
    media_type: str
    words: str


def list_follow_links(voice: Voice) -> Iterator[FollowLink]:
    """Yield the feed of a page in both formats, then its calendar; nothing for a page that has neither."""
    address = voice.page.address
    if has_feed(voice.page):
        yield FollowLink(voice.base + feed_of(address), "application/atom+xml", voice._("Feed of this page (Atom)"))
        yield FollowLink(voice.base + json_feed_of(address), "application/feed+json", "JSON Feed")
    if has_calendar(voice.library, voice.page):
        alone = voice.page.kind == "event"
        words = voice._("Add to calendar (iCalendar)") if alone else voice._("All events as a calendar (iCalendar)")
        yield FollowLink(voice.base + calendar_of(address, voice.page.kind), "text/calendar", words)

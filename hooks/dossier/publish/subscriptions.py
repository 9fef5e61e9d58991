"""Takes a page, gives the links in its head by which a program finds the feeds and the calendar to follow it by."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from dossier.edition import Edition
from dossier.plan.addresses import calendar_of, feed_of, json_feed_of
from dossier.plan.calendars import has_calendar
from dossier.plan.feeds import has_feed, name_feed
from dossier.plan.site import PagePlan
from dossier.plan.titles import title_of_list, title_of_text
from dossier.plan.trail import HOME

# There are thousands of these, and each must stay small for readers on slow lines: the feed of the language is enough.
_LIGHT = frozenset({"prisoner"})
# `rel=alternate` says what a page is also offered as; a browser fetches nothing because of it (HTML, 4.6.8.1).
_LINK = Markup('<link rel="alternate" type="{}" title="{}" href="{}">')


def link_subscriptions(edition: Edition, page: PagePlan) -> Iterator[Markup]:
    """Yield the page's own feed in both formats and its calendar, if it has them, then the feed of its language."""
    speech = edition.speeches[page.language]
    home = edition.plan.find(*HOME, page.language)
    assert home is not None
    site = name_feed(edition.library, home, speech)
    if page is not home and has_feed(page):
        yield from _link_feed(edition, page, f"{name_feed(edition.library, page, speech)} · {site}")
    if has_calendar(edition.library, page):
        title = title_of_list("events", speech)
        if page.kind == "event":
            title = title_of_text(edition.library, "event", page.identifier, speech).text
        yield _LINK.format("text/calendar", title, edition.site_url + calendar_of(page.address, page.kind))
    found = list(_link_feed(edition, home, site))
    yield from found[:1] if page.kind in _LIGHT else found


def _link_feed(edition: Edition, page: PagePlan, title: str) -> Iterator[Markup]:
    yield _LINK.format("application/atom+xml", title, edition.site_url + feed_of(page.address))
    yield _LINK.format("application/feed+json", title, edition.site_url + json_feed_of(page.address))

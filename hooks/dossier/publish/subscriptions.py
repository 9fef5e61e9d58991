"""Takes a page, gives the links in its head by which a program finds the feeds and the calendar to follow it by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from dossier.edition import Edition
from dossier.plan.addresses import calendar_of, feed_of, json_feed_of
from dossier.plan.calendars import has_calendar
from dossier.plan.feeds import has_feed, name_feed
from dossier.plan.site import PagePlan
from dossier.plan.titles import title_of_list, title_of_text
from dossier.plan.trail import HOME
from dossier.words.markup import fill

# There are thousands of these, and each must stay small for readers on slow lines: the feed of the language is enough.
_LIGHT = frozenset({"prisoner"})
# `rel=alternate` says what a page is also offered as; a browser fetches nothing because of it (HTML, 4.6.8.1).
_LINK = '<link rel="alternate" type="%s" title="%s" href="%s">'


def link_subscriptions(edition: Edition, page: PagePlan) -> Iterator[Markup]:
    """Yield the page's own feed in both formats and its calendar, if it has them, then the feed of its language."""
    speech = edition.speeches[page.language]
    site = edition.derive(FeedOfLanguage(page.language))
    if page.key != HOME and has_feed(page):
        yield from _link_feed(edition, page, f"{name_feed(edition.library, page, speech)} · {site.name}")
    if has_calendar(edition.library, page):
        title = title_of_list("events", speech)
        if page.kind == "event":
            title = title_of_text(edition.library, "event", page.identifier, speech).text
        yield fill(_LINK, "text/calendar", title, edition.site_url + calendar_of(page.address, page.kind))
    yield from site.links[:1] if page.kind in _LIGHT else site.links


@dataclass(frozen=True)
class LanguageFeed:
    """The feed of a whole language: its name, and the links to it in both formats."""

    name: str
    links: tuple[Markup, ...]


@dataclass(frozen=True)
class FeedOfLanguage:
    """Finds the feed of a language, to which every page of it links."""

    language: str

    def __call__(self, edition: Edition) -> LanguageFeed:
        home = edition.plan.find(*HOME, self.language)
        assert home is not None
        name = name_feed(edition.library, home, edition.speeches[self.language])
        return LanguageFeed(name, tuple(_link_feed(edition, home, name)))


def _link_feed(edition: Edition, page: PagePlan, title: str) -> Iterator[Markup]:
    yield fill(_LINK, "application/atom+xml", title, edition.site_url + feed_of(page.address))
    yield fill(_LINK, "application/feed+json", title, edition.site_url + json_feed_of(page.address))

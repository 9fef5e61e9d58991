"""Every feed of every language, as Atom and as JSON Feed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier.edition import Edition
from dossier.outputs.artifact import Artifact
from dossier.outputs.feeds.atom import write_atom
from dossier.outputs.feeds.corrections import make_correction_entry
from dossier.outputs.feeds.feed import Entry, Feed
from dossier.outputs.feeds.json_feed import write_json_feed
from dossier.outputs.feeds.releases import make_release_entry
from dossier.outputs.feeds.texts import make_text_entry
from dossier.outputs.identity import identify
from dossier.plan.addresses import feed_of, json_feed_of
from dossier.plan.changes import first_day
from dossier.plan.feeds import Item, fill_feeds, name_feed, pages_with_feed
from dossier.plan.site import PagePlan
from dossier.plan.titles import title_of_text
from dossier.plan.trail import HOME


class Feeds:
    """`feed.xml` and `feed.json` beside each page that can be followed."""

    name = "feeds"

    def artifacts(self, edition: Edition) -> Iterator[Artifact]:
        """Yield the feeds of each language in both formats."""
        for language in edition.speeches:
            entries: dict[Item, Entry] = {}
            chosen = fill_feeds(edition.plan, language)
            for page in pages_with_feed(edition.plan, language):
                for item in chosen[page.key]:
                    if item not in entries:
                        entries[item] = _make_entry(edition, language, *item)
                feed = _make_feed(edition, page, tuple(entries[item] for item in chosen[page.key]))
                yield Artifact(feed_of(page.address), write_atom(feed))
                yield Artifact(json_feed_of(page.address), write_json_feed(feed))


def _make_feed(edition: Edition, page: PagePlan, entries: tuple[Entry, ...]) -> Feed:
    speech = edition.speeches[page.language]
    site = title_of_text(edition.library, "page", HOME[1], speech).text
    name = name_feed(edition.library, page, speech)
    return Feed(
        identity=identify("feed", *page.key, page.language).urn,
        title=site if page.key == HOME else f"{name} · {site}",
        language=page.language,
        updated=max((entry.updated for entry in entries), default=_first_day(edition)),
        page=edition.site_url + page.address,
        atom=edition.site_url + feed_of(page.address),
        json=edition.site_url + json_feed_of(page.address),
        author=speech.say("Institute for the Danube Region and Central Europe (IDM)"),
        rights="CC BY 4.0",
        entries=entries,
    )


def _first_day(edition: Edition) -> date:
    """Return the day of a feed without entries: when a standing page was last changed, for want of a better one."""
    return max(first_day(page.updated) for page in edition.library.pages.values())


def _make_entry(edition: Edition, language: str, kind: str, identifier: str) -> Entry:
    if kind == "correction":
        page = edition.plan.find("list", "corrections", language)
        assert page is not None
        return make_correction_entry(edition, page, identifier)
    page = edition.plan.find(kind, identifier, language)
    assert page is not None
    return make_release_entry(edition, page) if kind == "release" else make_text_entry(edition, page)

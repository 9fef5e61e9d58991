"""Every feed of every language, as Atom and as JSON Feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dossier.edition import Edition
from dossier.library import Library
from dossier.outputs.artifact import Artifact
from dossier.outputs.feeds.atom import write_atom, write_atom_entry
from dossier.outputs.feeds.corrections import make_correction_entry
from dossier.outputs.feeds.feed import Entry, Feed, Written
from dossier.outputs.feeds.json_feed import write_json_entry, write_json_feed
from dossier.outputs.feeds.releases import make_release_entry
from dossier.outputs.feeds.texts import make_text_entry
from dossier.outputs.identity import identify
from dossier.outputs.pages import pages_by_address
from dossier.plan.addresses import feed_of, json_feed_of
from dossier.plan.changes import first_day
from dossier.plan.feeds import Item, fill_feeds, name_feed, pages_with_feed
from dossier.plan.site import PagePlan
from dossier.plan.titles import title_of_text
from dossier.plan.trail import HOME, Key


class Feeds:
    """`feed.xml` and `feed.json` beside each page that can be followed; a part is a page, by its address."""

    name = "feeds"

    def parts(self, edition: Edition) -> Iterable[str]:
        """Yield the address of each page that can be followed, language by language."""
        for language in edition.speeches:
            yield from (page.address for page in pages_with_feed(edition.plan, language))

    def artifacts(self, edition: Edition, part: str) -> Iterator[Artifact]:
        """Yield the feed of a page in both formats."""
        page = edition.derive(pages_by_address)[part]
        chosen = edition.derive(ItemsOfFeeds(page.language))[page.key]
        entries = tuple([edition.derive(FeedEntry(page.language, *item)) for item in chosen])
        feed = _make_feed(edition, page, entries)
        yield Artifact(feed_of(page.address), write_atom(feed))
        yield Artifact(json_feed_of(page.address), write_json_feed(feed))


@dataclass(frozen=True)
class ItemsOfFeeds:
    """Chooses what goes into each feed of a language."""

    language: str

    def __call__(self, edition: Edition) -> Mapping[Key, tuple[Item, ...]]:
        return fill_feeds(edition.plan, self.language)


@dataclass(frozen=True)
class FeedEntry:
    """Writes the entry of something in the feeds of a language; all of them share it."""

    language: str
    kind: str
    identifier: str

    def __call__(self, edition: Edition) -> Written:
        entry = _make_entry(edition, self.language, self.kind, self.identifier)
        return Written(entry.updated, write_atom_entry(entry, self.language), write_json_entry(entry))


def _make_feed(edition: Edition, page: PagePlan, entries: tuple[Written, ...]) -> Feed:
    speech = edition.speeches[page.language]
    site = title_of_text(edition.library, "page", HOME[1], speech).text
    name = name_feed(edition.library, page, speech)
    return Feed(
        identity=identify("feed", *page.key, page.language).urn,
        title=site if page.key == HOME else f"{name} · {site}",
        language=page.language,
        updated=max([entry.updated for entry in entries]) if entries else edition.once(newest_page),
        page=edition.site_url + page.address,
        atom=edition.site_url + feed_of(page.address),
        json=edition.site_url + json_feed_of(page.address),
        author=speech.say("Institute for the Danube Region and Central Europe (IDM)"),
        rights="CC BY 4.0",
        entries=entries,
    )


def newest_page(library: Library) -> date:
    """Return the day of a feed without entries: when a standing page was last changed, for want of a better one."""
    return max(first_day(page.updated) for page in library.pages.values())


def _make_entry(edition: Edition, language: str, kind: str, identifier: str) -> Entry:
    if kind == "correction":
        page = edition.plan.find("list", "corrections", language)
        assert page is not None
        return make_correction_entry(edition, page, identifier)
    page = edition.plan.find(kind, identifier, language)
    assert page is not None
    return make_release_entry(edition, page) if kind == "release" else make_text_entry(edition, page)

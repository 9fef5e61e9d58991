"""Takes the plan, gives the pages that can be followed as a feed, what each feed is called, and what goes into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from dossier.library import Library
from dossier.model.event import Event
from dossier.model.publication import Publication
from dossier.model.texts import choose_wording
from dossier.plan.changes import days_of
from dossier.plan.site import PagePlan, SitePlan
from dossier.plan.titles import title_of_list, title_of_text
from dossier.plan.trail import HOME, Key
from dossier.words.labels import LABELS
from dossier.words.speech import Speech

# Kind and id of something that feeds tell of: a publication, event, release or correction.
Item = tuple[str, str]

LISTS_WITH_FEED = ("publications", "events", "releases", "corrections")
GROUPS_WITH_FEED = ("publications-by-kind", "topic", "person")
# A feed that has more keeps the newest; its page has all.
MOST = 50


def has_feed(page: PagePlan) -> bool:
    """Tell whether a page can be followed; the home page's feed is that of the whole language."""
    return (
        page.key == HOME
        or page.kind in GROUPS_WITH_FEED
        or (page.kind == "list" and page.identifier in LISTS_WITH_FEED)
    )


def pages_with_feed(plan: SitePlan, language: str) -> Iterator[PagePlan]:
    """Yield the pages of a language that can be followed, in the order of the plan."""
    return (page for page in plan.pages if page.language == language and has_feed(page))


def name_feed(library: Library, page: PagePlan, speech: Speech) -> str:
    """Return what a feed is called, without the name of the site; the home page's is called by that name."""
    chain = library.languages.chain(speech.code)
    if page.kind == "list":
        return title_of_list(page.identifier, speech)
    if page.kind == "publications-by-kind":
        return speech.say(LABELS["publication"][page.identifier])
    if page.kind == "topic":
        return choose_wording(library.topics[page.identifier].label, chain).text
    if page.kind == "person":
        return library.people[page.identifier].name
    return title_of_text(library, "page", HOME[1], speech).text


def fill_feeds(plan: SitePlan, language: str) -> Mapping[Key, tuple[Item, ...]]:
    """Return what goes into each feed of a language: the items last changed, newest first, at most `MOST`."""
    library = plan.library

    def age(item: Item) -> tuple[date, date]:
        days = days_of(library, *item, language)
        return days.updated, days.published or date.min

    feeds: dict[Key, list[Item]] = {page.key: [] for page in pages_with_feed(plan, language)}
    for item in sorted(sorted(_all_items(library)), key=age, reverse=True):
        for key in dict.fromkeys(_feeds_of(library, *item)):
            # A topic or person that does not exist has been noted elsewhere; a kind named `event` has no page.
            if key in feeds and len(feeds[key]) < MOST:
                feeds[key].append(item)
    return {key: tuple(items) for key, items in feeds.items()}


def _all_items(library: Library) -> Iterator[Item]:
    for kind in ("publication", "event", "release"):
        yield from ((kind, identifier) for identifier in library.records(kind))
    yield from (("correction", correction.id) for correction in library.corrections.corrections)


def _feeds_of(library: Library, kind: str, identifier: str) -> Iterator[Key]:
    """Yield kind and id of each page whose feed tells of an item."""
    yield HOME
    yield "list", f"{kind}s"
    if kind in ("publication", "event"):
        work: Publication | Event = library.records(kind)[identifier]
        yield from (("topic", topic) for topic in work.topics)
        yield from (("person", involved.person) for involved in work.people)
    if kind == "publication":
        publication = library.publications[identifier]
        yield from (("publications-by-kind", name) for name in (publication.kind, *publication.also))

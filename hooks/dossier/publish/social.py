"""What networks show of a page when its address is shared: Open Graph (ogp.me), and the size of its card."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from dossier.cards.card import HEIGHT, MEDIA_TYPE, WIDTH
from dossier.cards.subjects import card_address, card_of, has_card
from dossier.citations.subjects import ImprintIn
from dossier.edition import Edition
from dossier.pages.rendered import Rendered
from dossier.plan.changes import days_of_corrections, last_change
from dossier.plan.site import PagePlan
from dossier.words.markup import fill

_ARTICLES = ("publication", "event", "release")
_PROPERTY = '<meta property="%s" content="%s">'


def make_open_graph(edition: Edition, page: PagePlan, rendered: Rendered) -> Iterator[Markup]:
    """Yield the tags of a page that search engines may show; none for any other.

    A prisoner's page has its title alone: it may be shared, but the dossier makes no poster of a person.
    """
    if not page.listed:
        return
    yield fill(_PROPERTY, "og:title", rendered.title)
    if page.kind == "prisoner":
        return
    for name, content in _describe(edition, page, rendered):
        yield fill(_PROPERTY, name, content)
    if has_card(page):
        yield Markup('<meta name="twitter:card" content="summary_large_image">')


def _describe(edition: Edition, page: PagePlan, rendered: Rendered) -> Iterator[tuple[str, str]]:
    speech = edition.speeches[page.language]
    yield "og:type", "article" if page.kind in _ARTICLES else "website"
    yield "og:description", rendered.description
    yield "og:url", edition.site_url + page.canonical
    yield "og:locale", speech.language.locale
    yield "og:site_name", edition.derive(ImprintIn(page.language)).dossier.text
    if page.kind in _ARTICLES:
        yield from _date(edition, page)
    if has_card(page):
        yield "og:image", card_address(edition, page)
        yield "og:image:type", MEDIA_TYPE
        yield "og:image:width", str(WIDTH)
        yield "og:image:height", str(HEIGHT)
        yield "og:image:alt", card_of(edition, page).alternative


def _date(edition: Edition, page: PagePlan) -> Iterator[tuple[str, str]]:
    """Yield the day of what a publication sums up, where it is known exactly, and that of the page's last change."""
    library = edition.library
    if page.kind == "publication":
        published = library.publications[page.identifier].original.date
        if published and published.precision == "day":
            yield "article:published_time", published.iso()
    corrected = edition.once(days_of_corrections)
    changed = last_change(library, page.kind, page.identifier, page.text_language, corrected)
    if changed:
        yield "article:modified_time", changed.isoformat()

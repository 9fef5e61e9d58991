"""The part of a page's head that differs from page to page, what it tells machines, and its language switcher."""

from __future__ import annotations

from markupsafe import Markup

from dossier.edition import Edition
from dossier.linked_data.registry import write_linked_data
from dossier.pages.rendered import Rendered
from dossier.plan.addresses import base_of
from dossier.plan.alternates import alternates_of, choices_of
from dossier.plan.site import PagePlan
from dossier.publish.social import make_open_graph
from dossier.publish.subscriptions import link_subscriptions
from dossier.words.markup import fill, join

_ITEM_END = Markup("</li>")


def make_head(edition: Edition, page: PagePlan, rendered: Rendered) -> Markup:
    """Return description, canonical address, alternates, robots, feeds, own style sheets and scripts of a page."""
    tags = [
        fill('<meta name="description" content="%s">', rendered.description),
        fill('<link rel="canonical" href="%s">', edition.site_url + page.canonical),
    ]
    if not page.listed:
        tags.append(Markup('<meta name="robots" content="noindex">'))
    for language, address in alternates_of(edition.plan, page):
        tags.append(fill('<link rel="alternate" hreflang="%s" href="%s">', language, edition.site_url + address))
    tags += link_subscriptions(edition, page)
    base = base_of(page.address)
    tags += [fill('<link rel="stylesheet" href="%s%s">', base, path) for path in rendered.styles]
    tags += [fill('<script type="module" src="%s%s"></script>', base, path) for path in rendered.scripts]
    tags += make_open_graph(edition, page, rendered)
    return Markup("\n".join(tags))  # noqa: S704 - all are HTML already


def make_linked_data(edition: Edition, page: PagePlan, rendered: Rendered) -> Markup:
    """Return what the page is about as data; it stands behind the text, which readers on slow lines wait for."""
    document = write_linked_data(edition, page, rendered.title, rendered.description)
    return Markup(f'<script type="application/ld+json">{document}</script>')  # noqa: S704 - escaped as JSON


def make_switcher(edition: Edition, page: PagePlan) -> Markup:
    """Return the links to the same page in every language; one that shows another language's text is marked."""
    base = base_of(page.address)
    speech = edition.speeches[page.language]
    items = []
    for choice in choices_of(edition.plan, page):
        language = choice.language
        link = '<a href="%s%s" hreflang="%s" lang="%s" aria-current="true">%s</a>'
        if not choice.current:
            link = link.replace(' aria-current="true"', "")
        name = edition.speeches[language].language.name
        items.append(fill(f"<li>{link}", base, choice.address, language, language, name))
        if not choice.own:
            missing = ' <span class="untranslated" lang="%s">%s</span>'
            items.append(fill(missing, page.language, speech.say("(not translated)")))
        items.append(_ITEM_END)
    return join(items)

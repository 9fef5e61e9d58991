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


def make_head(edition: Edition, page: PagePlan, rendered: Rendered) -> Markup:
    """Return description, canonical address, alternates, robots, feeds, own style sheets and scripts of a page."""
    tags = [
        Markup('<meta name="description" content="{}">').format(rendered.description),
        Markup('<link rel="canonical" href="{}">').format(edition.site_url + page.canonical),
    ]
    if not page.listed:
        tags.append(Markup('<meta name="robots" content="noindex">'))
    for language, address in alternates_of(edition.plan, page):
        tag = Markup('<link rel="alternate" hreflang="{}" href="{}">')
        tags.append(tag.format(language, edition.site_url + address))
    tags += link_subscriptions(edition, page)
    style = Markup('<link rel="stylesheet" href="{}{}">')
    tags += [style.format(base_of(page.address), path) for path in rendered.styles]
    script = Markup('<script type="module" src="{}{}"></script>')
    tags += [script.format(base_of(page.address), path) for path in rendered.scripts]
    tags += make_open_graph(edition, page, rendered)
    return Markup("\n").join(tags)


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
        name = edition.speeches[choice.language].language.name
        current = Markup(' aria-current="true"') if choice.current else Markup("")
        missing = Markup("")
        if not choice.own:
            missing = Markup(' <span class="untranslated" lang="{}">{}</span>').format(
                page.language, speech.say("(not translated)")
            )
        items.append(
            Markup('<li><a href="{}{}" hreflang="{}" lang="{}"{}>{}</a>{}</li>').format(
                base, choice.address, choice.language, choice.language, current, name, missing
            )
        )
    return Markup("").join(items)

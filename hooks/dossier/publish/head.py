"""The part of a page's head that differs from page to page, and its language switcher."""

from __future__ import annotations

from markupsafe import Markup

from dossier.edition import Edition
from dossier.pages.rendered import Rendered
from dossier.plan.addresses import FEEDS, base_of, feed_of
from dossier.plan.alternates import alternates_of, choices_of
from dossier.plan.site import PagePlan


def make_head(edition: Edition, page: PagePlan, rendered: Rendered) -> Markup:
    """Return description, canonical address, alternates, robots and feed of a page."""
    tags = [
        Markup('<meta name="description" content="{}">').format(rendered.description),
        Markup('<link rel="canonical" href="{}">').format(edition.site_url + page.canonical),
    ]
    if not page.own:
        tags.append(Markup('<meta name="robots" content="noindex">'))
    for language, address in alternates_of(edition.plan, page):
        tag = Markup('<link rel="alternate" hreflang="{}" href="{}">')
        tags.append(tag.format(language, edition.site_url + address))
    if page.kind == "list" and page.identifier in FEEDS:
        tag = Markup('<link rel="alternate" type="application/atom+xml" title="{}" href="{}">')
        tags.append(tag.format(rendered.title, edition.site_url + feed_of(page.address)))
    return Markup("\n").join(tags)


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

"""Takes an edition and a page of its plan, gives the card of the page; says which kinds of pages have one."""

from __future__ import annotations

from dossier.cards.card import Card
from dossier.edition import Edition
from dossier.plan.addresses import card_file
from dossier.plan.site import PagePlan
from dossier.plan.titles import title_of_release, title_of_text
from dossier.words.labels import LABELS

# Pages that tell of one person are not among them: to share such a page is the reader's choice, not ours to push.
_KINDS = ("publication", "event", "release")


def has_card(page: PagePlan) -> bool:
    """Tell whether a page is shown with a card; one in another language's words with the card of that language."""
    return page.kind in _KINDS


def card_address(edition: Edition, page: PagePlan) -> str:
    """Return the absolute address of the card of a page that has one."""
    return edition.site_url + card_file(page.canonical)


def card_of(edition: Edition, page: PagePlan) -> Card:
    """Return the card of a page that has one, in the language of the page's text."""
    library, speech = edition.library, edition.speeches[page.text_language]
    if page.kind == "publication":
        publication = library.publications[page.identifier]
        kind, date = LABELS["publication"][publication.kind], publication.date
        title = title_of_text(library, "publication", page.identifier, speech).text
    elif page.kind == "event":
        event = library.events[page.identifier]
        kind, date = LABELS["event"][event.kind], event.date
        title = title_of_text(library, "event", page.identifier, speech).text
    else:
        # A wave's day stands in its title.
        kind, date = LABELS["kind"]["release"], None
        title = title_of_release(library.releases[page.identifier], speech)
    return Card(
        language=page.text_language,
        kind=speech.say(kind),
        day=speech.date(date) if date else "",
        title=title,
        dossier=title_of_text(library, "page", "home", speech).text,
        institute=speech.say("Institute for the Danube Region and Central Europe (IDM)"),
    )

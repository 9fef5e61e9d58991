"""A page to be described, and what all descriptions take from it: addresses, words, the institute, people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dossier.cards.card import HEIGHT, MEDIA_TYPE, WIDTH
from dossier.cards.subjects import card_address, has_card
from dossier.edition import INSTITUTE_SITE, Edition
from dossier.library import Library
from dossier.linked_data.node import Node, make_node
from dossier.model.texts import LocalText, choose_wording
from dossier.plan.changes import days_of_corrections
from dossier.plan.freshness import newest_change
from dossier.plan.site import PagePlan
from dossier.prose.citations import without_citations
from dossier.words.speech import Speech

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def hidden_addresses(library: Library) -> Mapping[str | None, bool]:
    """Return the addresses of the sources that must not be shown, and of their archived copies, as keys."""
    hidden = [source for source in library.sources.values() if not source.display]
    return dict.fromkeys((address for source in hidden for address in (source.address, source.archived)), True)


@dataclass(frozen=True)
class Subject:
    """A page with the title and description that it shows; all is said in the language of the page's text."""

    edition: Edition
    page: PagePlan
    title: str
    description: str

    @property
    def library(self) -> Library:
        return self.edition.library

    @property
    def language(self) -> str:
        return self.page.text_language

    @property
    def speech(self) -> Speech:
        return self.edition.speeches[self.language]

    @property
    def url(self) -> str:
        """The absolute address under which the page is to be known."""
        return self.edition.site_url + self.page.canonical

    @property
    def changed(self) -> str | None:
        """The day on which the page is known to have been changed last."""
        day = newest_change(self.library, self.page, self.edition.once(days_of_corrections))
        return day.isoformat() if day else None

    def find(self, kind: str, identifier: str) -> str | None:
        """Return the absolute address of another page in this language; None where there is none."""
        page = self.edition.plan.find(kind, identifier, self.language)
        return self.edition.site_url + page.canonical if page else None

    def say(self, text: LocalText | None) -> str | None:
        """Return a record's text without its citations, in this language or the one it falls back to."""
        if text is None:
            return None
        return without_citations(choose_wording(text, self.edition.chain(self.language)).text)

    def showable(self, address: str | None) -> str | None:
        """Return an address, unless that of a source that must not be shown is the same."""
        return None if address is None or address in self.edition.once(hidden_addresses) else address

    def institute(self) -> Node:
        """Return the institute, which writes and publishes every page."""
        name = self.speech.say("Institute for the Danube Region and Central Europe (IDM)")
        return make_node("Organization", identity=self.institute_id()["@id"], name=name, url=INSTITUTE_SITE)

    def institute_id(self) -> dict[str, str]:
        """Return what stands for the institute where it has been described before."""
        return {"@id": f"{self.edition.site_url}#institute"}

    def organisation(self, identifier: str | None) -> Node | None:
        """Return an organisation by its name alone: what leads to it, and at what risk, pages tell."""
        if identifier is None:
            return None
        return make_node("Organization", name=self.say(self.library.organisations[identifier].name))

    def card(self) -> Node | None:
        """Return the social card as an image; None for a page without one."""
        if not has_card(self.page):
            return None
        return make_node(
            "ImageObject",
            url=card_address(self.edition, self.page),
            width=WIDTH,
            height=HEIGHT,
            encodingFormat=MEDIA_TYPE,
        )

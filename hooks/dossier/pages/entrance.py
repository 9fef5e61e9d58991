"""The pages that stand outside the theme: the chooser at the root, and those for an address that does not exist."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.edition import Edition
from dossier.hosting.policy import page_policy
from dossier.pages.environment import find_template
from dossier.pages.figure_notes import word_summary
from dossier.plan.addresses import address, not_found_of
from dossier.plan.alternates import DEFAULT
from dossier.words.markup import fill

# What every page has a script for, this one only where it is read from a disk.
SCRIPT = "assets/page.js"


@dataclass(frozen=True)
class Greeting:
    """What one language says on these pages."""

    language: str
    name: str
    chooser: str
    title: str
    summary: str
    lost: str
    way_back: str
    address: str
    search: str
    search_address: str


def render_chooser(edition: Edition, styles: list[str]) -> str:
    """Return the document at `/`; `styles` are the style sheets' paths below the root."""
    greetings = _greetings(edition)
    alternates = [(greeting.language, edition.site_url + greeting.address) for greeting in greetings]
    return find_template("chooser.html").render(
        greetings=greetings,
        base="",
        policy=page_policy(""),
        styles=styles,
        script=fill('<script defer src="%s"></script>', SCRIPT),
        canonical=edition.site_url,
        alternates=[*alternates, (DEFAULT, edition.site_url)],
    )


def render_not_found(edition: Edition, root_path: str, styles: list[str], language: str) -> str:
    """Return the page for unknown addresses below a language, or for all others; that one speaks every language.

    It is shown at any address, so its links begin at `root_path` (`/` or `/dossier/`).
    """
    greetings = [greeting for greeting in _greetings(edition) if language in ("", greeting.language)]
    return find_template("not_found.html").render(
        greetings=greetings, base=root_path, policy=page_policy(not_found_of(language)), styles=styles
    )


def _greetings(edition: Edition) -> list[Greeting]:
    library = edition.library
    found = []
    for language in library.languages.languages:
        text = library.text_in("page", "home", language.code)
        speech = edition.speeches[language.code]
        found.append(
            Greeting(
                language=language.code,
                name=language.name,
                chooser=language.chooser,
                title=text.front.title,
                summary=word_summary(edition, text),
                lost=speech.say("There is no page at this address."),
                way_back=speech.say("To the home page"),
                address=address(language.code, "page", "home"),
                search=speech.say("Search"),
                search_address=address(language.code, "list", "search"),
            )
        )
    return found

"""The two pages that speak every language: the chooser at the root, and the page for an address that does not exist."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.edition import Edition
from dossier.pages.environment import find_template
from dossier.pages.figure_notes import word_summary
from dossier.plan.addresses import address
from dossier.plan.alternates import DEFAULT


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


def render_chooser(edition: Edition, styles: list[str]) -> str:
    """Return the document at `/`; `styles` are the style sheets' paths below the root."""
    greetings = _greetings(edition)
    alternates = [(greeting.language, edition.site_url + greeting.address) for greeting in greetings]
    return find_template("chooser.html").render(
        greetings=greetings,
        base="",
        styles=styles,
        canonical=edition.site_url,
        alternates=[*alternates, (DEFAULT, edition.site_url)],
    )


def render_not_found(edition: Edition, root_path: str, styles: list[str]) -> str:
    """Return `404.html`; it is shown at any address, so its links begin at `root_path` (`/` or `/dossier/`)."""
    return find_template("not_found.html").render(greetings=_greetings(edition), base=root_path, styles=styles)


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
            )
        )
    return found

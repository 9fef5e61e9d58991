"""Takes a list, a text or a release wave, gives its title in a language, for pages, files and pictures alike."""

from __future__ import annotations

from dossier.kinds import TextKind
from dossier.library import Library
from dossier.model.release import Release
from dossier.model.texts import Wording
from dossier.words.labels import LABELS
from dossier.words.speech import Speech


def title_of_list(identifier: str, speech: Speech) -> str:
    """Return what a list of the site is called; raises KeyError for one without a name."""
    return speech.say(LABELS["list"][identifier])


def title_of_text(library: Library, kind: TextKind, identifier: str, speech: Speech) -> Wording:
    """Return the title of a publication, event or standing page, in this language or the one it falls back to."""
    text = library.text_in(kind, identifier, speech.code)
    return Wording(text.front.title, text.language)


def title_of_step(library: Library, step: tuple[str, str], speech: Speech) -> Wording:
    """Return what a page of a trail is called; raises KeyError for one that is neither a list nor a standing page."""
    kind, identifier = step
    if kind == "page":
        return title_of_text(library, "page", identifier, speech)
    return Wording(title_of_list(identifier, speech), speech.code)


def title_of_release(release: Release, speech: Speech) -> str:
    """Return a wave's headline: how many people, and the day."""
    people = speech.quantity("%(number)s person", "%(number)s people", release.count.total)
    if release.count.qualifier != "exact":
        people = speech.say(LABELS["qualifier"][release.count.qualifier]) % {"number": people}
    return f"{people[0].upper()}{people[1:]}, {speech.date(release.day)}"

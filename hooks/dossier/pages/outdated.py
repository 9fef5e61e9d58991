"""Takes a translated text and what has changed in its original, gives the text with a notice at each such passage."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from dossier.library import Text
from dossier.pages.voice import Voice
from dossier.plan.translations import FRONT, Passage, TranslationState, translation_states
from dossier.prose.body import Body
from dossier.words.markup import fill


def state_of(voice: Voice, text: Text) -> TranslationState | None:
    """Return how a text stands to its original; None for one that is no translation, or whose original is not there."""
    return voice.edition.once(translation_states).get((*text.owner, text.language))


def mark_passages(voice: Voice, text: Text) -> Body:
    """Return the text's body with a notice before each passage whose original has changed."""
    state = state_of(voice, text)
    if state is None or not state.has_same_blocks:
        return text.body
    html = text.body.html
    # From the end, so that the places before stay where they are.
    for passage in reversed(state.passages):
        first, last = (max(0, place - len(FRONT)) for place in passage.known)
        if passage.known[0] >= len(FRONT):
            begin, end = text.body.begin_of(first), text.body.begin_of(last)
            marked = _mark(voice, passage, html[begin:end], text.language)
            html = f"{html[:begin]}{marked}{html[end:]}"
    return replace(text.body, html=html)


def _mark(voice: Voice, passage: Passage, html: str, language: str) -> Markup:
    own = fill(' lang="%s"', voice.language) if language != voice.language else ""
    notice = fill(f'<p class="outdated-notice" role="note"{own}>%s</p>\n', _word(voice, passage))
    return Markup(f'<div class="outdated">{notice}{html}</div>\n')  # noqa: S704 - sanitised as the text itself is


def _word(voice: Voice, passage: Passage) -> str:
    if passage.change == "added":
        return voice._("The original has a further passage here, which is not translated yet.")
    if passage.change == "removed":
        return voice._("The original no longer has this passage.")
    return voice._("The original of this passage has changed since it was translated.")

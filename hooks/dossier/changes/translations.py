"""Takes the editions before and after a change, gives the translations whose original changed while they did not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dossier.changes.wordings import list_left_behind
from dossier.edition import Edition
from dossier.kinds import COLLECTIONS
from dossier.library import Text
from dossier.plan.translations import translation_states


@dataclass(frozen=True)
class Outdated:
    """The file of an original that changed, and the languages whose translations of it stayed as they were.

    `field` names the short text of a record; it is empty for a text, which is a file of its own.
    """

    original: str
    languages: tuple[str, ...]
    field: str = ""


def list_outdated(before: Edition, after: Edition) -> Iterator[Outdated]:
    """Yield each original of which a change left translations behind: texts, then the short texts of records."""
    yield from _list_texts(before, after)
    codes = frozenset(after.library.languages.codes)
    for kind in COLLECTIONS:
        known = before.library.records(kind)
        for identifier, record in sorted(after.library.records(kind).items()):
            if identifier in known and known[identifier] != record:
                file = after.library.locate(kind, identifier).path
                for left in list_left_behind(known[identifier], record, codes):
                    yield Outdated(file, left.languages, left.field)


def _list_texts(before: Edition, after: Edition) -> Iterator[Outdated]:
    """Yield each text that left its translations behind.

    A translation that knows what it was made from counts where further passages of it are outdated than were before;
    any other where the original changed and it did not.
    """
    states, earlier = translation_states(after.library), translation_states(before.library)
    for owner, texts in after.library.texts.items():
        known = before.library.texts.get(owner, {})
        for language, text in texts.items():
            changed = language in known and _says(known[language]) != _says(text)
            behind = []
            for code, translation in texts.items():
                if _original_of(translation, texts) != language:
                    continue
                state, was = states.get((*owner, code)), earlier.get((*owner, code))
                if state and state.is_recorded:
                    is_behind = state.is_outdated and (was is None or was.passages != state.passages)
                else:
                    is_behind = changed and code in known and _says(known[code]) == _says(translation)
                behind += [code] if is_behind else []
            if behind:
                yield Outdated(text.file, tuple(behind))


def _original_of(text: Text, texts: Mapping[str, Text]) -> str | None:
    """Return the language of the text that this one follows: the one it names, else the first that follows none."""
    if text.front.translation is None:
        return None
    if text.front.translation.origin:
        return text.front.translation.origin
    return next((code for code, other in texts.items() if other.front.translation is None), None)


def _says(text: Text) -> tuple[object, ...]:
    """Return all that a text says, wherever in its file it stands, and who vouches for it."""
    calls = (*text.summary_figures, *text.body.figures)
    asked = tuple((call.name, tuple(sorted(call.arguments.items()))) for call in calls)
    return text.front.title, text.summary, text.body.html, asked, text.front.translation

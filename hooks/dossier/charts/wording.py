"""Takes values that records hold, gives the words for them in the language of a chart."""

from __future__ import annotations

from markupsafe import Markup

from dossier.model.base import Qualifier
from dossier.model.texts import Wording
from dossier.words.labels import LABELS
from dossier.words.speech import Speech


def say_label(group: str, value: str, speech: Speech) -> str:
    """Return the words for a value of a group, such as the kind of a release."""
    words = LABELS[group][value]
    return speech.say(words)


def say_qualified(number: str, qualifier: Qualifier, speech: Speech) -> str:
    """Return a number in words or digits with its qualifier ('at least 18')."""
    words = LABELS["qualifier"][qualifier]
    return speech.say(words) % {"number": number}


def mark_language(wording: Wording, speech: Speech) -> str:
    """Return a text for a table, marked with its language where that is not the chart's."""
    if wording.language == speech.code:
        return wording.text
    return Markup('<span lang="{}">{}</span>').format(wording.language, wording.text)

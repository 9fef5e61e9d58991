"""Takes an event, gives its hours in words."""

from __future__ import annotations

from dossier.model.event import Event
from dossier.words.speech import Speech


def word_hours(event: Event, speech: Speech) -> str:
    """Return an event's hours with their time zone, `17:00–18:30 (Europe/Vienna)`, or that they are not known."""
    if not event.start:
        return speech.say("not known")
    hours = f"{event.start}–{event.end}" if event.end else event.start
    return f"{hours} ({event.timezone or speech.say('time zone not known')})"

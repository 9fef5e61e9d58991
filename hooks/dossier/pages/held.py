"""Takes a record or text of a preview, gives in words until when it is held back; on a site to publish nothing is."""

from __future__ import annotations

from datetime import date

from dossier.kinds import FOLDERS
from dossier.model.schedule import NEVER
from dossier.pages.voice import Voice


def mark_held(voice: Voice, kind: str, identifier: str) -> str:
    """Return the mark beside the title of a text that readers do not see yet; empty for others."""
    day = _find_day(voice, kind, identifier)
    if day is None:
        return ""
    say = voice.speech.say
    return say("Draft") if day == NEVER else say("From %(date)s", date=voice.speech.day(day))


def notice_held(voice: Voice) -> str:
    """Return the notice on top of a page whose text readers do not see yet; empty on others."""
    day = _find_day(voice, *voice.page.key)
    if day is None:
        return ""
    say = voice.speech.say
    told = (
        say("Draft: this text is not published.")
        if day == NEVER
        else say("This text will be published on %(date)s.", date=voice.speech.day(day))
    )
    return f"{told} " + say("Only the preview shows it.")


def _find_day(voice: Voice, kind: str, identifier: str) -> date | None:
    """Return the day from which readers see a text, as the page shows it; None where they do already."""
    if not voice.edition.with_held or kind not in FOLDERS:
        return None
    texts = voice.library.texts[kind, identifier]
    day = voice.library.shown_from(texts[next(code for code in voice.chain if code in texts)])
    return day if day > voice.edition.today else None

"""When a text is shown to readers: at once, from a day on, or not yet."""

from __future__ import annotations

from datetime import date

from dossier.model.base import Model
from dossier.model.dates import Day

# Before every day, and after every day: what is shown at once, and what is a draft.
ALWAYS, NEVER = date.min, date.max


class Scheduled(Model):
    """What may be held back: a `draft` as long as it says so, anything else until the day `publish_on`."""

    draft: bool = False
    """true keeps it from readers, whatever `publish_on` says; `dossier serve` shows it, marked."""
    publish_on: Day | None = None
    """The day from which readers see it, such as "2026-12-01"; at once where it is left out."""

    @property
    def shown_from(self) -> date:
        """The first day on which readers may see it; NEVER for a draft, whatever its day."""
        if self.draft:
            return NEVER
        return self.publish_on or ALWAYS

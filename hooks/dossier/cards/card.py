"""What stands on a social card."""

from __future__ import annotations

from dataclasses import dataclass

# The size of the picture in pixels, the one that networks ask for (1.91 to 1).
WIDTH, HEIGHT = 1200, 630
MEDIA_TYPE = "image/png"


@dataclass(frozen=True)
class Card:
    """The words of a card, all in `language`: what the page is, its day where one is known, its title, who made it."""

    language: str
    kind: str
    day: str
    title: str
    dossier: str
    institute: str

    @property
    def label(self) -> str:
        """What stands above the title: kind and day."""
        return f"{self.kind} · {self.day}" if self.day else self.kind

    @property
    def alternative(self) -> str:
        """What the picture says, for those who can't see it."""
        return f"{self.label}: {self.title} – {self.dossier}, {self.institute}"

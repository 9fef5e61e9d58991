"""Takes the pages above a page, gives their titles in a language."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.edition import Edition
from dossier.model.texts import Wording
from dossier.plan.titles import title_of_step
from dossier.plan.trail import Key


@dataclass(frozen=True)
class TitlesOfSteps:
    """Makes the titles of the pages above a page, which are the same for all pages of a kind."""

    steps: tuple[Key, ...]
    language: str

    def __call__(self, edition: Edition) -> tuple[Wording, ...]:
        speech = edition.speeches[self.language]
        return tuple(title_of_step(edition.library, step, speech) for step in self.steps)

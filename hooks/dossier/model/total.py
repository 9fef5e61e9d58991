"""A total of people freed that a source stated on a day."""

from __future__ import annotations

from dossier.model.base import Confidence, Identifier, Number, Qualifier
from dossier.model.dates import Dated
from dossier.model.texts import LocalText, Translated


class StatedTotal(Translated):
    """A number of people freed since `since`, as stated on `date`; the sum of the waves is set beside it.

    `counts` says what the source counts where that differs from the dossier; `explanation` why the total is not the
    sum, and must be there where it is not.
    """

    date: Dated
    """The day on which the total was stated."""
    since: Dated
    """From when on the source counts."""
    value: Number
    """The total that was stated."""
    qualifier: Qualifier = "exact"
    """How exact the source says the number is."""
    counts: LocalText | None = None
    """What the source counts, where that differs from the dossier, in each language."""
    explanation: LocalText | None = None
    """Why it is not the sum of the waves, in each language; must be there where it is not."""
    confidence: Confidence
    """How well it is known: several sources, one, sources that differ, or worked out by the dossier."""
    sources: tuple[Identifier, ...] = ()
    """The sources that state the total."""

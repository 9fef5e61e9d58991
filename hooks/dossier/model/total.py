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
    since: Dated
    value: Number
    qualifier: Qualifier = "exact"
    counts: LocalText | None = None
    explanation: LocalText | None = None
    confidence: Confidence
    sources: tuple[Identifier, ...] = ()

"""Takes stated totals beside their sums, gives each sum in words: what the row above had, plus the waves since."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.figures.totals import Comparison
from dossier.words.speech import Speech


def word_sums(comparisons: Sequence[Comparison], speech: Speech) -> list[tuple[str, Comparison]]:
    """Return each comparison with its sum, such as `115 + 31 + 32 = 178`."""
    rows: list[tuple[str, Comparison]] = []
    before = 0
    for item in comparisons:
        known = item.parts[:before]
        terms = ([sum(known)] if known else []) + list(item.parts[before:])
        words = " + ".join(speech.number(term) for term in terms)
        rows.append((f"{words} = {speech.number(item.computed)}" if len(terms) > 1 else words or "0", item))
        before = len(item.parts)
    return rows

"""Takes a record's text, gives it with the days that stand in it in ISO form written out."""

from __future__ import annotations

import re

from dossier.model.dates import parse_partial_date
from dossier.words.speech import Speech

_ISO_DAY = re.compile(r"(?<![\w-])(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w-])")


def write_out_days(text: str, speech: Speech) -> str:
    """Return the text with each day as the language writes it; what is no day of the calendar keeps its digits."""
    if "-" not in text:
        return text

    def write_out(match: re.Match[str]) -> str:
        try:
            return speech.date(parse_partial_date(match[0]))
        except ValueError:  # no day of the calendar, so no date
            return match[0]

    return _ISO_DAY.sub(write_out, text)

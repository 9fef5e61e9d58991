"""Takes a text, gives it without the characters that no document may hold."""

from __future__ import annotations

import re

# What XML 1.0 (2.2) allows; JSON and calendars go by the same, so that all of them say the same.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def keep_allowed(text: str) -> str:
    """Return the text with the characters that may stand in a document."""
    return _FORBIDDEN.sub("", text)

"""Takes a text, gives it without the characters that no document may hold."""

from __future__ import annotations

import re
from html import escape

# What XML 1.0 (2.2) allows; JSON and calendars go by the same, so that all of them say the same.
_ALLOWED = "\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff"
_FORBIDDEN = re.compile(f"[^{_ALLOWED}]")
_SOUND = re.compile(f"[{_ALLOWED}]*")


def escape_text(text: str) -> str:
    """Return a text as XML holds it between tags."""
    return escape(text, quote=False)


def quote_value(text: str) -> str:
    """Return a text as the value of an attribute of XML, in its quotes; line ends in it stay what they are."""
    value = escape(text).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    return f'"{value}"'


def keep_allowed(text: str) -> str:
    """Return the text with the characters that may stand in a document."""
    # Nearly every text is sound, and this is told much faster than looked for what it lacks.
    return text if _SOUND.fullmatch(text) else _FORBIDDEN.sub("", text)

"""A shell is a page of the theme with open places; filling one is the joining of a few texts."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLACE = re.compile(r"@@([a-z-]+)@@")


class Shell:
    """A rendered template with places such as `@@title@@`."""

    def __init__(self, text: str) -> None:
        parts = _PLACE.split(text)
        self._texts, self._names = parts[::2], parts[1::2]

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the page with each place replaced; raises KeyError for a place without a value."""
        joined = [self._texts[0]]
        for name, text in zip(self._names, self._texts[1:], strict=True):
            joined += [values[name], text]
        return "".join(joined)

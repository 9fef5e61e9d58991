"""Takes names, tells on which lines of a text one of them stands, whatever the case of its letters and its emphasis."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

_MARKUP = re.compile(r"<[^>]*>|[*_`~]")
_MARKUP_OF_LINES = re.compile(r"<[^>\n]*>|[*_`~]")


class Names:
    """Names to be found in texts; there is at least one."""

    def __init__(self, names: Iterable[str]) -> None:
        each = sorted(set(names))
        self._pattern = re.compile("|".join(re.escape(name) for name in each), re.IGNORECASE)
        self._folded = {fold_case(name) for name in each}

    def lines_as_written(self, text: str) -> list[int]:
        """Return the number of the line on which a name begins, for each time it stands there as written."""
        # In most texts no name stands, and that is quicker told without a pattern.
        if not self._might_stand_in(text):
            return []
        return [text.count("\n", 0, match.start()) + 1 for match in self._pattern.finditer(text)]

    def lines_as_read(self, text: str) -> list[int]:
        """Return the number of each line in which a name stands once its emphasis is taken away."""
        if not self._might_stand_in(html.unescape(_MARKUP_OF_LINES.sub("", text))):
            return []
        lines = enumerate(text.split("\n"), start=1)
        return [number for number, line in lines if self._pattern.search(_without_markup(line))]

    def stand_in(self, text: str) -> bool:
        """Tell whether a name stands in a text as it is read, lines and spaces taken as one space."""
        words = " ".join(_without_markup(text).split())
        return self._might_stand_in(words) and self._pattern.search(words) is not None

    def _might_stand_in(self, text: str) -> bool:
        folded = fold_case(text)
        return any(name in folded for name in self._folded)


def fold_case(text: str) -> str:
    """Return the text so that two characters which a pattern takes for the same, whatever their case, are the same."""
    # These two a pattern takes for an i, though their folded form is another.
    return text.replace("\u0130", "i").replace("\u0131", "i").casefold()


def _without_markup(words: str) -> str:
    """Return the words without tags, entities and marks of emphasis."""
    return html.unescape(_MARKUP.sub("", words))

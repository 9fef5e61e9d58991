"""Takes the libraries before and after a change, tells whether words would name somebody who must not be named."""

from __future__ import annotations

import re

from dossier.library import Library
from dossier.prose.naming import Names

_NO_LETTER = re.compile(r"[^a-z0-9]+")


class Discretion:
    """Who is withheld now, or was before and is no public record now: neither id nor name may be said."""

    def __init__(self, before: Library, after: Library) -> None:
        self._hidden = frozenset((*after.withheld, *before.withheld)) - frozenset(after.prisoners)
        spellings = {
            name for library in (before, after) for key in self._hidden for name in library.withheld.get(key, ())
        }
        # A record that is withheld now may have known more spellings before.
        known = (before.prisoners[key] for key in self._hidden if key in before.prisoners)
        spellings |= {name for prisoner in known for name in prisoner.every_spelling()}
        self._names = Names(spellings) if spellings else None

    def hides(self, kind: str, identifier: str) -> bool:
        """Tell whether a record is of somebody who must not be named, or its id names one."""
        return (kind == "prisoner" and identifier in self._hidden) or self.hides_words(identifier)

    def hides_words(self, words: str) -> bool:
        """Tell whether words name somebody who must not be named, as a name or by an id."""
        if self._names is None:
            return False
        slug = f"-{_NO_LETTER.sub('-', words.lower())}-"
        return any(f"-{key}-" in slug for key in self._hidden) or self._names.stand_in(words)

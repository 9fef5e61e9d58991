"""Takes the sources of a statement, gives the newest day on which one of them stated it."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.library import Library
from dossier.model.dates import PartialDate


def stated_on(library: Library, sources: Iterable[str]) -> PartialDate | None:
    """Return the newest date among sources; None where none of them is dated. Unknown ids are passed over."""
    found = (library.sources.get(identifier) for identifier in sources)
    dates = [source.date for source in found if source is not None and source.date is not None]
    return max(dates, key=lambda day: day.sort_key[::-1], default=None)

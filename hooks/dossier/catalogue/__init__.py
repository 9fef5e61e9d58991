"""Every kind of problem that input can have: its title, why it matters, how to mend it."""

from __future__ import annotations

from dossier.catalogue.entry import Entry
from dossier.catalogue.of_content import OF_CONTENT
from dossier.catalogue.of_files import OF_FILES

__all__ = ["ENTRIES", "Entry"]

ENTRIES: dict[str, Entry] = OF_FILES | OF_CONTENT

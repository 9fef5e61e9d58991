"""Takes the library, gives for every source the records and texts that rest on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.kinds import COLLECTIONS
from dossier.library import Library
from dossier.model.base import Model
from dossier.prose.citations import cited_in

# The fields that hold ids of sources, wherever in a record they stand. In a text of JSON each quote is marked by a
# stroke, so that no text looks like a field.
_IN_FIELD = re.compile(r'"(?:source|sources|birth_year_sources)":(?:"([^"]*)"|\[([^\]]*)\])')
_ID = re.compile(r'"([^"]*)"')

Use = tuple[str, str]


def uses_of_sources(library: Library) -> dict[str, list[Use]]:
    """Return kind and id of the records and texts that cite each source, sorted; a source nobody uses has none."""
    found: dict[str, set[Use]] = {identifier: set() for identifier in library.sources}
    for source, use, _ in find_uses(library):
        found.setdefault(source, set()).add(use)
    return {source: sorted(uses) for source, uses in found.items()}


def find_uses(library: Library) -> Iterator[tuple[str, Use, str]]:
    """Yield a source, kind and id of what cites it, and of a text the language too; the same one may come again."""
    for kind in COLLECTIONS:
        if kind != "source":
            for key, record in library.records(kind).items():
                yield from ((source, (kind, key), "") for source in _sources_in(record))
    for correction in library.corrections.corrections:
        yield from ((source, ("correction", correction.id), "") for source in _sources_in(correction))
    for owner, texts in library.texts.items():
        for language, text in texts.items():
            for citation in text.body.citations:
                yield from ((source, owner, language) for source in citation.sources)


def _sources_in(record: Model) -> set[str]:
    """Return the ids of sources anywhere in a record, which is written out faster than it is walked through."""
    told = record.model_dump_json()
    found = {source for one, several in _IN_FIELD.findall(told) for source in (one, *_ID.findall(several)) if source}
    found.update(cited_in(told))
    return found

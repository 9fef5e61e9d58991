"""Takes the library, gives for every source the records and texts that rest on it."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.kinds import COLLECTIONS
from dossier.library import Library
from dossier.model.base import Model
from dossier.prose.citations import cited_in

# The fields that hold ids of sources, wherever in a record they stand.
_SOURCE_FIELDS = frozenset({"source", "sources", "birth_year_sources"})

Use = tuple[str, str]


def uses_of_sources(library: Library) -> dict[str, list[Use]]:
    """Return kind and id of the records and texts that cite each source, sorted; a source nobody uses has none."""
    found: dict[str, set[Use]] = {identifier: set() for identifier in library.sources}
    for kind in COLLECTIONS:
        if kind != "source":
            for key, record in library.records(kind).items():
                for source in _sources_in(record):
                    found.setdefault(source, set()).add((kind, key))
    for correction in library.corrections.corrections:
        for source in _sources_in(correction):
            found.setdefault(source, set()).add(("correction", correction.id))
    for (kind, key), texts in library.texts.items():
        for text in texts.values():
            for citation in text.body.citations:
                for source in citation.sources:
                    found.setdefault(source, set()).add((kind, key))
    return {source: sorted(uses) for source, uses in found.items()}


def _sources_in(value: object, field: str = "") -> Iterator[str]:
    if isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _sources_in(getattr(value, name), name)
    elif isinstance(value, tuple):
        for item in value:
            yield from _sources_in(item, field)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _sources_in(item, field)
    elif isinstance(value, str):
        if field in _SOURCE_FIELDS:
            yield value
        yield from cited_in(value)

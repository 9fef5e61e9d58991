"""Takes the editions before and after a change, tells which pages new corrections name, and which excuse a record."""

from __future__ import annotations

from dossier.edition import Edition
from dossier.kinds import COLLECTIONS, TextKind
from dossier.library import Library
from dossier.plan.addresses import ANCHORED, LISTS
from dossier.prose.convert import REFERENCE_KINDS

# Where a number stands that no page of its own shows: among the data sets.
_DATA = "page:data"


def pages_corrected(before: Edition, after: Edition) -> frozenset[str]:
    """Return the pages that corrections name which were not there before."""
    known = {correction.id for correction in before.library.corrections.corrections}
    new = (correction for correction in after.library.corrections.corrections if correction.id not in known)
    return frozenset(page for correction in new for page in correction.pages)


def pages_of(library: Library, kind: str, identifier: str) -> tuple[str, ...]:
    """Return the pages of which a correction must name one where a fact of this record changed, the best first."""
    if identifier in library.records(kind):
        if kind in REFERENCE_KINDS:
            return (f"{kind}:{identifier}",)
        asking = _texts_asking(library, kind, identifier)
    else:
        asking = ()
    return (*asking, _list_of(kind))


def _list_of(kind: str) -> str:
    """Return the page that lists the records of a kind."""
    if kind in ANCHORED:
        return f"page:{ANCHORED[kind][1]}"
    return f"page:{COLLECTIONS[kind]}" if COLLECTIONS[kind] in LISTS else _DATA


def _texts_asking(library: Library, kind: str, identifier: str) -> tuple[str, ...]:
    """Return the works and pages whose texts show a number of a record."""
    found: dict[str, None] = {}
    for (owner, name), texts in library.texts.items():
        calls = (call for text in texts.values() for call in (*text.body.figures, *text.summary_figures))
        if any(call.arguments.get(kind) == identifier for call in calls):
            found[_name_of(owner, name)] = None
    return tuple(found)


def _name_of(kind: TextKind, identifier: str) -> str:
    return f"{kind}:{identifier}"

"""Takes the plan, gives the corrections in order and by the page that each concerns; notes pages that don't exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dossier.checks.drafts import note_unpublished
from dossier.kinds import COLLECTIONS
from dossier.library import Library
from dossier.model.correction import Correction
from dossier.nearest import ask_for_nearest, find_nearest
from dossier.plan.addresses import LISTS
from dossier.plan.site import SitePlan
from dossier.problems import Problems
from dossier.prose.convert import REFERENCE_KINDS


def newest_corrections(library: Library) -> list[Correction]:
    """Return all corrections, newest first; those of one day by id."""
    by_id = sorted(library.corrections.corrections, key=lambda correction: correction.id)
    return sorted(by_id, key=lambda correction: correction.date.sort_key, reverse=True)


def corrections_by_id(library: Library) -> Mapping[str, Correction]:
    """Return all corrections by their ids."""
    return {correction.id: correction for correction in library.corrections.corrections}


def corrections_by_address(plan: SitePlan) -> Mapping[str, tuple[Correction, ...]]:
    """Return the corrections of each page that one names, newest first; a passage counts for the page it stands on."""
    found: dict[str, dict[str, Correction]] = {}
    for correction in newest_corrections(plan.library):
        for name in correction.pages:
            for language in plan.library.languages.codes:
                place = _locate(plan, name, language)
                if place:
                    found.setdefault(place, {})[correction.id] = correction
    return {address: tuple(corrections.values()) for address, corrections in found.items()}


def check_corrected_pages(plan: SitePlan, problems: Problems) -> None:
    """Note each page that a correction names and that does not exist, with the nearest one that does."""
    library = plan.library
    language = library.languages.codes[0]
    for number, correction in enumerate(library.corrections.corrections):
        for position, name in enumerate(correction.pages):
            kind, _, identifier = name.partition(":")
            # A withheld person is noted elsewhere, without the name; a record that was refused, where it stands.
            hidden = kind == "prisoner" and identifier in library.withheld
            if hidden or (kind, identifier) in library.unread or _locate(plan, name, language):
                continue
            location = library.locate("corrections", "", "corrections", number, "pages", position)
            if note_unpublished(library, kind, identifier, location, problems):
                continue
            kind = kind if kind in REFERENCE_KINDS else find_nearest(kind, REFERENCE_KINDS)
            problems.add(
                "unknown-reference",
                location,
                f"there is no page `{name}`",
                ask_for_nearest(identifier, _pages_of(plan, kind), f"{kind}:"),
            )


def _locate(plan: SitePlan, name: str, language: str) -> str | None:
    kind, _, identifier = name.partition(":")
    found = plan.locate(kind, identifier, language) if kind in REFERENCE_KINDS else None
    return found[0] if found else None


def _pages_of(plan: SitePlan, kind: str) -> Iterator[str]:
    """Yield the id of every page of a kind."""
    if kind == "page":
        yield from LISTS
    language = plan.library.languages.codes[0]
    for identifier in plan.library.records(kind) if kind in COLLECTIONS else ():
        if _locate(plan, f"{kind}:{identifier}", language):
            yield identifier

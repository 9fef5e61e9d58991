"""Takes the editions before and after a change, notes addresses that led to a page before and lead nowhere now."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.changes.discretion import Discretion
from dossier.edition import Edition
from dossier.kinds import COLLECTIONS, FOLDERS
from dossier.library import Library
from dossier.nearest import find_nearest
from dossier.plan.addresses import WITH_ALIASES
from dossier.plan.site import SitePlan
from dossier.problems import Location, Problems

# Pages that go with a record of another kind, and those that go with the folder of what they list.
_PAGES_OF = {"envelope": "place"}
_LISTED_IN = {
    "publications-by-kind": "briefings",
    "publications-by-year": "briefings",
    "events-by-year": "docs/events",
}
_LANGUAGES = "data/languages.yml"


def check_addresses(before: Edition, after: Edition, discretion: Discretion, problems: Problems) -> None:
    """Note each address of a page that is gone without a redirect, and each language that is gone.

    Data sets, charts and lists lie where the engine puts them. Passages of pages are left out: nothing could lead on
    from them. Whoever is withheld now loses the address without a word.
    """
    for language in before.library.languages.codes:
        if language not in after.library.languages.codes:
            place = after.library.locate("languages", "", "languages")
            message = f"every page in `{language}` is gone"
            problems.add("address-removed", place, message, f"bring `{language}` back into {_LANGUAGES}")
    known = {path for path, _ in _addresses(after.plan)}
    for path, (kind, identifier) in sorted(set(_addresses(before.plan))):
        if path in known or (kind, identifier) in after.library.unread:
            continue
        if discretion.hides(kind, identifier) or discretion.hides_words(path):
            continue
        location = _locate(before.library, after.library, kind, identifier)
        message = f"`{path}` was the address of a page, and leads nowhere now"
        problems.add("address-removed", location, message, _fix(before.library, after.library, path, kind, identifier))


def _addresses(plan: SitePlan) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each address without its language, with the kind and id of the record or list behind it."""
    owners = {page.address: (_PAGES_OF.get(page.kind, page.kind), page.identifier) for page in plan.pages}
    for address, owner in owners.items():
        yield address.partition("/")[2], owner
    for address, target in plan.redirects.items():
        yield address.partition("/")[2], owners[target]


def _locate(before: Library, after: Library, kind: str, identifier: str) -> Location:
    """Return the place where the record names its old addresses; the file that it was in where it is gone."""
    if kind not in COLLECTIONS:
        return Location(_LISTED_IN.get(kind, _LANGUAGES))
    if identifier in after.records(kind):
        return after.locate(kind, identifier, "aliases")
    return Location(before.locate(kind, identifier).path)


def _fix(before: Library, after: Library, path: str, kind: str, identifier: str) -> str:
    if kind not in WITH_ALIASES:
        return f"add `{path}` to `aliases:` of the page that takes its place"
    if identifier in after.records(kind):
        return f"add `{path}` to its `aliases:`"
    new = sorted(after.records(kind).keys() - before.records(kind).keys())
    near = find_nearest(identifier, new) or (new[0] if len(new) == 1 else "")
    if near:
        return f"if `{near}` takes its place, add `{path}` to `aliases:` in {after.locate(kind, near).path}"
    restore = f"bring {'the folder' if kind in FOLDERS else 'the file'} back"
    if kind == "prisoner":
        restore += ", with `publication: withheld` if the person must not appear"
    return f"add `{path}` to `aliases:` of the page that takes its place, or {restore}"

"""Takes a page, gives the pages above it, from the home page down, for breadcrumbs that are seen and that are read."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.plan.site import PagePlan, SitePlan

Key = tuple[str, str]

HOME: Key = ("page", "home")
# The page below which the pages of a kind stand; those of other kinds stand right below the home page.
_ABOVE: Mapping[str, Key] = {
    "publication": ("list", "publications"),
    "publications-by-kind": ("list", "publications"),
    "publications-by-year": ("list", "publications"),
    "series": ("list", "publications"),
    "event": ("list", "events"),
    "events-by-year": ("list", "events"),
    "prisoner": ("list", "prisoners"),
    "prisoners-by-status": ("list", "prisoners"),
    "release": ("list", "releases"),
    "way": ("page", "act"),
    "place": ("page", "act"),
    "envelope": ("page", "act"),
    "letter-sheet": ("page", "act"),
    "person": ("list", "people"),
    "topic": ("list", "topics"),
    "chart": ("list", "data"),
    "data-dictionary": ("list", "data"),
}


def trail_of(plan: SitePlan, page: PagePlan) -> tuple[Key, ...]:
    """Return kind and id of each page above a page, the home page first, the page itself left out; () for the home.

    Every one is a page of the plan in the page's language, so that `plan.find` gives its address.
    """
    if page.key == HOME:
        return ()
    above = (HOME, *((_ABOVE[page.kind],) if page.kind in _ABOVE else ()))
    return tuple(
        (kind, name) for kind, name in above if (kind, name) != page.key and plan.find(kind, name, page.language)
    )

"""Takes a page, gives its counterparts that say the same in another language, for search engines and the switcher."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.plan.site import PagePlan, SitePlan

DEFAULT = "x-default"


@dataclass(frozen=True)
class Choice:
    """One language of the switcher: where it leads, and whether the page has a text of its own there."""

    language: str
    address: str
    own: bool
    current: bool


def alternates_of(plan: SitePlan, page: PagePlan) -> list[tuple[str, str]]:
    """Return hreflang and address of each language that has its own text, `x-default` last; [] for an unlisted page.

    The default of a home page is the chooser; of any other page the first language that has it.
    """
    if not page.listed:
        return []
    own = [
        (counterpart.language, counterpart.address)
        for counterpart in plan.counterparts(page).values()
        if counterpart.own
    ]
    default = "" if page.key == ("page", "home") else own[0][1]
    return [*own, (DEFAULT, default)]


def choices_of(plan: SitePlan, page: PagePlan) -> list[Choice]:
    """Return what the language switcher of a page offers, in the order of the languages."""
    return [
        Choice(counterpart.language, counterpart.address, counterpart.own, counterpart is page)
        for counterpart in plan.counterparts(page).values()
    ]

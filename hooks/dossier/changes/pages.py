"""Takes the surveys before and after a change, gives the pages that were added, changed and removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dossier.changes.discretion import Discretion
from dossier.changes.survey import Survey, SurveyedPage


@dataclass(frozen=True)
class PageChange:
    """A page in the languages in which it changed: its address without the language, its title, where it leads now."""

    path: str
    title: str
    languages: tuple[str, ...]
    leads_to: str = ""


@dataclass(frozen=True)
class PageChanges:
    """Pages by what became of them, in the order of the plan; `unnamed` counts those that must not be named."""

    added: list[PageChange] = field(default_factory=list)
    changed: list[PageChange] = field(default_factory=list)
    removed: list[PageChange] = field(default_factory=list)
    unnamed: int = 0


def compare_pages(before: Survey, after: Survey, discretion: Discretion) -> PageChanges:
    """Return what became of each page; those of somebody who is withheld now are only counted."""
    hidden = {
        address
        for address, page in {**before.pages, **after.pages}.items()
        if discretion.hides_words(f"{page.path} {page.title}")
    }
    # A title of today may be harmless where an earlier one was not.
    hidden |= {address for address, page in before.pages.items() if discretion.hides_words(page.title)}
    added = [address for address in after.pages if address not in before.pages]
    removed = [address for address in before.pages if address not in after.pages]
    both = (address for address in after.pages if address in before.pages)
    changed = [address for address in both if before.pages[address].digest != after.pages[address].digest]
    return PageChanges(
        added=list(_group(after, (address for address in added if address not in hidden))),
        changed=list(_group(after, (address for address in changed if address not in hidden))),
        removed=list(_group(before, (address for address in removed if address not in hidden), after)),
        unnamed=sum(address in hidden for address in (*added, *changed, *removed)),
    )


def _group(survey: Survey, addresses: Iterable[str], after: Survey | None = None) -> Iterator[PageChange]:
    """Yield each page once, with its languages and the title that it has in the first of them."""
    by_path: dict[str, list[SurveyedPage]] = {}
    for address in addresses:
        page = survey.pages[address]
        by_path.setdefault(page.path, []).append(page)
    for path, pages in by_path.items():
        first = pages[0]
        leads_to = after.redirects.get(f"{first.language}/{path}", "") if after else ""
        yield PageChange(path, first.title, tuple(page.language for page in pages), leads_to.partition("/")[2])

"""What all pages and files of a build share: the plan, the words of each language, and the day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from dossier.library import Library
from dossier.model.correction import Correction
from dossier.plan.corrections import corrections_by_address
from dossier.plan.site import SitePlan
from dossier.words.speech import Speech

T = TypeVar("T")

# The address of the institute that publishes the dossier.
INSTITUTE_SITE = "https://www.idm.at/"
# How many of the things that only a page and its files share are kept.
_LATELY = 8
# Where the site is published as long as nobody has said.
PLACEHOLDER = "https://dossier.example/"


@dataclass(frozen=True)
class Edition:
    """One build's content, ready to be made into pages and files; `site_url` is its address and ends in a slash."""

    plan: SitePlan
    speeches: dict[str, Speech]
    today: date
    site_url: str = PLACEHOLDER
    # The size in bytes of each file that was made before the pages, by its path: what a page names it must exist.
    sizes: Mapping[str, int] = field(default_factory=dict)
    # A preview: it has what is held back as well, and marks it.
    with_held: bool = False

    def with_sizes(self, sizes: Mapping[str, int]) -> Edition:
        """Return the edition with the sizes of files made for it; what was made of the library once stays made."""
        edition = replace(self, sizes=sizes)
        edition._made.update(self._made)
        return edition

    @property
    def library(self) -> Library:
        """The records that the plan is made from."""
        return self.plan.library

    @cached_property
    def corrections(self) -> Mapping[str, tuple[Correction, ...]]:
        """The corrections of each page that one concerns, by its address."""
        return corrections_by_address(self.plan)

    @cached_property
    def _made(self) -> dict[object, object]:
        return {}

    @cached_property
    def _derived(self) -> dict[object, object]:
        return {}

    @cached_property
    def _lately_made(self) -> dict[object, object]:
        return {}

    @cached_property
    def _chains(self) -> Mapping[str, tuple[str, ...]]:
        return {code: self.library.languages.chain(code) for code in self.library.languages.codes}

    def chain(self, language: str) -> tuple[str, ...]:
        """Return a language and those that it falls back to, in their order."""
        return self._chains[language]

    def once(self, make: Callable[[Library], T]) -> T:
        """Return what `make` gives of the library; it is made once, however many pages and files ask for it."""
        if make not in self._made:
            self._made[make] = make(self.library)
        return cast(T, self._made[make])

    def derive(self, make: Callable[[Edition], T]) -> T:
        """Return what `make` gives of the edition; it is made once, however many pages and files ask for it."""
        if make not in self._derived:
            self._derived[make] = make(self)
        return cast(T, self._derived[make])

    def lately(self, make: Callable[[Library], T]) -> T:
        """Return what `make` gives of the library, for what a page shares with the files made right after it.

        Only the last few are kept, since nobody else asks for them.
        """
        if make not in self._lately_made:
            if len(self._lately_made) == _LATELY:
                del self._lately_made[next(iter(self._lately_made))]
            self._lately_made[make] = make(self.library)
        return cast(T, self._lately_made[make])

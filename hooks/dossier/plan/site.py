"""Takes the library, gives the plan: every page of every language, with its fallbacks and counterparts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dossier.kinds import FOLDERS
from dossier.library import Library
from dossier.plan.addresses import (
    ANCHORED,
    CHARTS,
    LETTER_LANGUAGES,
    LISTS,
    SECTIONS,
    UNLISTED,
    UNLISTED_KINDS,
    WITH_ALIASES,
    address,
)
from dossier.plan.listings import years_of_events, years_of_publications

_NO_TEXTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class PagePlan:
    """One page in one language.

    `text_language` is the language of its main text where that comes from a Markdown file; `own` tells whether the
    page says something of its own in this language, or shows another language's text with a notice.
    """

    kind: str
    identifier: str
    language: str
    address: str
    text_language: str
    canonical: str
    own: bool

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.identifier

    @property
    def listed(self) -> bool:
        """Whether search engines may show it: it says something of its own, and is more than a way to other pages."""
        return self.own and self.key not in UNLISTED and self.kind not in UNLISTED_KINDS


@dataclass(frozen=True)
class SitePlan:
    """All pages, by address and by what they show, and the redirects of old addresses."""

    library: Library
    pages: tuple[PagePlan, ...]
    redirects: Mapping[str, str]
    _by_key: Mapping[tuple[str, str], Mapping[str, PagePlan]] = field(repr=False)

    def counterparts(self, page: PagePlan) -> Mapping[str, PagePlan]:
        """Return the same page in every language, itself included."""
        return self._by_key[page.key]

    def find(self, kind: str, identifier: str, language: str) -> PagePlan | None:
        """Return the page of a record or list in a language."""
        return self._by_key.get((kind, identifier), {}).get(language)

    def locate(self, kind: str, identifier: str, language: str) -> tuple[str, str] | None:
        """Return the address and anchor at which a record is shown, or None where it is shown nowhere."""
        if kind == "page" and identifier in LISTS:
            kind = "list"
        anchor = ""
        if kind in ANCHORED:
            if identifier not in self.library.records(kind):
                return None
            page_kind, page_id, prefix = ANCHORED[kind]
            kind, identifier, anchor = page_kind, page_id, prefix + identifier
        page = self.find(kind, identifier, language)
        return (page.address, anchor) if page else None


def plan_site(library: Library) -> SitePlan:
    """Return the plan of the whole site."""
    pages: list[PagePlan] = []
    by_key: dict[tuple[str, str], dict[str, PagePlan]] = {}
    for kind, identifier in _pages_of_one_language(library):
        texts = library.texts.get((kind, identifier), _NO_TEXTS) if kind in FOLDERS else _NO_TEXTS
        by_key[kind, identifier] = {}
        for language in library.languages.codes:
            page = _plan_page(library, kind, identifier, language, texts)
            pages.append(page)
            by_key[kind, identifier][language] = page
    return SitePlan(library, tuple(pages), _plan_redirects(library), by_key)


def _pages_of_one_language(library: Library) -> Iterator[tuple[str, str]]:
    yield from (("page", name) for name in library.pages)
    yield from (("list", name) for name in LISTS)
    for kind in SECTIONS:
        yield from ((kind, identifier) for identifier in library.records(kind))
    kinds = {kind for publication in library.publications.values() for kind in (publication.kind, *publication.also)}
    yield from (("publications-by-kind", kind) for kind in sorted(kinds - {"event"}))
    yield from (("publications-by-year", year) for year in years_of_publications(library))
    yield from (("events-by-year", year) for year in years_of_events(library))
    yield "prisoners-by-status", "all"
    yield from (("chart", name) for name in CHARTS)
    yield "data-dictionary", "all"
    yield from (("envelope", name) for name, place in library.places.items() if place.address)
    yield from (("letter-sheet", language) for language in LETTER_LANGUAGES)


def _plan_page(library: Library, kind: str, identifier: str, language: str, texts: Mapping[str, object]) -> PagePlan:
    here = address(language, kind, identifier)
    text_language = language
    if texts:
        text_language = next(code for code in library.languages.chain(language) if code in texts)
    return PagePlan(
        kind=kind,
        identifier=identifier,
        language=language,
        address=here,
        text_language=text_language,
        canonical=address(text_language, kind, identifier),
        own=text_language == language,
    )


def _plan_redirects(library: Library) -> dict[str, str]:
    """Return old addresses and where they lead; the form of an alias is checked elsewhere."""
    redirects: dict[str, str] = {}
    for kind in WITH_ALIASES:
        for identifier, record in library.records(kind).items():
            for alias in record.aliases:
                for language in library.languages.codes:
                    redirects[f"{language}/{alias}"] = address(language, kind, identifier)
    return redirects

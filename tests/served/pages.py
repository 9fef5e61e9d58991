"""The pages of a built site, each with its address, language and kind, and one of each kind to look at closely."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("en", "de", "be", "pl")

_REDIRECT = re.compile(rb"<meta[^>]+http-equiv\s*=\s*[\"']?refresh", re.IGNORECASE)
_NOTICE = re.compile(rb"class\s*=\s*(\"[^\"]*\bfallback-notice\b|'[^']*\bfallback-notice\b|fallback-notice\b)")


@dataclass(frozen=True, order=True)
class Page:
    """A page of the finished site."""

    address: str
    file: Path
    redirect: bool
    fallback: bool

    @property
    def language(self) -> str | None:
        """The language that the address promises; none for the chooser and for error pages, which are no addresses."""
        first = self.address.split("/")[1]
        return first if first in LANGUAGES and self.file.name != "404.html" else None

    @property
    def kind(self) -> str:
        """What sort of page this is, told from its address alone."""
        return kind_of(self.address)

    def in_language(self, language: str) -> str:
        """The address of the same page in another language."""
        return "/" + language + self.address[3:]


def kind_of(address: str) -> str:
    """The kind of a page: `home`, `prisoners` for the listing, `prisoners/*` for one of them, and so on."""
    parts = [part for part in address.split("/") if part]
    if not parts:
        return "chooser"
    if parts[-1].endswith(".html"):
        return f"file {parts[-1]}"
    if parts[0] not in LANGUAGES:
        return "outside the languages"
    section, *below = parts[1:] or ["home"]
    return "/".join([section, *("*" for _ in below)])


def address_of(file: Path, site: Path) -> str:
    """The address under which a server shows this file."""
    path = file.relative_to(site).as_posix()
    return "/" + (path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path)


def read_pages(site: Path) -> list[Page]:
    """Every HTML file of the site, in the order of the addresses."""
    return sorted(_page(file, site) for file in site.rglob("*.html"))


def _page(file: Path, site: Path) -> Page:
    text = file.read_bytes()
    return Page(address_of(file, site), file, bool(_REDIRECT.search(text)), bool(_NOTICE.search(text)))


def without_redirects(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages that a reader stays on."""
    return (page for page in pages if not page.redirect)


def one_of_each_kind(pages: Iterable[Page]) -> list[Page]:
    """For each kind in each language the longest page, and the longest of those that show another language's text."""
    chosen: dict[tuple[str | None, str, bool], Page] = {}
    for page in without_redirects(pages):
        key = (page.language, page.kind, page.fallback)
        if key not in chosen or page.file.stat().st_size > chosen[key].file.stat().st_size:
            chosen[key] = page
    return sorted(chosen.values())

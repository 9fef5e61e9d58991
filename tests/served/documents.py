"""What the HTML of a page says about itself: its language, its true address, its other languages, its links."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import etree, html
from lxml.html import HtmlElement

from .pages import Page

_PARSER = html.HTMLParser(encoding="utf-8")


@dataclass(frozen=True)
class Document:
    """A parsed page."""

    page: Page
    root: HtmlElement

    @property
    def lang(self) -> str:
        """The language that the page says it is in."""
        return self.root.get("lang") or ""

    @property
    def canonical(self) -> str | None:
        """The address that the page says is the true one."""
        return next((link.get("href") for link in self.links("canonical")), None)

    @property
    def noindex(self) -> bool:
        """Whether search engines are asked to leave the page out."""
        return any("noindex" in (meta.get("content") or "") for meta in self.find("//meta[@name='robots']"))

    @property
    def alternates(self) -> dict[str, str]:
        """The addresses of the page in other languages, by language."""
        return {link.get("hreflang") or "": link.get("href") or "" for link in self.links("alternate", "[@hreflang]")}

    @property
    def switcher(self) -> dict[str, str]:
        """Where the masthead's links to other languages lead on this site, by language."""
        links = self.find("//header[not(ancestor::main)]//a[@hreflang and @href]")
        return {link.get("hreflang") or "": urljoin(self.page.address, link.get("href")) for link in links}

    def links(self, rel: str, condition: str = "") -> list[HtmlElement]:
        """The `link` elements of one relation."""
        return [link for link in self.find(f"//link{condition}") if rel in (link.get("rel") or "").split()]

    def find(self, path: str) -> list[HtmlElement]:
        """The elements that an XPath names."""
        found = self.root.xpath(path)
        return [element for element in found if isinstance(element, HtmlElement)] if isinstance(found, list) else []

    def elements(self) -> Iterator[HtmlElement]:
        """Every element, without comments."""
        return (element for element in self.root.iter() if isinstance(element.tag, str))


def read_document(page: Page) -> Document:
    """The parsed page."""
    root = html.document_fromstring(page.file.read_bytes(), parser=_PARSER)
    if not isinstance(root, HtmlElement):
        raise TypeError(f"{page.address} holds no HTML element")
    return Document(page, root)


def attributes(element: HtmlElement) -> Iterator[tuple[str, str]]:
    """The attributes of an element with their values."""
    return ((name, value) for name, value in element.items() if isinstance(name, str) and isinstance(value, str))


def base_address(pages: list[Page]) -> str:
    """The address that the site is published under, as its English home states it."""
    home = next(page for page in pages if page.address == "/en/")
    canonical = read_document(home).canonical or ""
    if not canonical.startswith("https://") or not canonical.endswith("/en/"):
        raise ValueError(f"/en/ needs a canonical address that starts with https:// and ends with /en/: {canonical!r}")
    return canonical.removesuffix("en/")


def local_address(published: str, base: str) -> str | None:
    """The path on this site of a published address; none if it is not of this site."""
    return "/" + urlsplit(published).path.removeprefix(urlsplit(base).path) if published.startswith(base) else None


def sitemap_addresses(site: Path) -> list[str]:
    """Every address that the sitemap names: pages, their alternates, further sitemaps."""
    tree = etree.fromstring((site / "sitemap.xml").read_bytes())
    texts = [element.text or "" for element in tree.iter("{*}loc")]
    hrefs = [element.get("href") or "" for element in tree.iter("{*}link")]
    return [str(address).strip() for address in (*texts, *hrefs)]

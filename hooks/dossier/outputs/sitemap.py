"""The sitemap: every page that search engines may show, with its counterparts (sitemaps.org 0.9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.edition import Edition
from dossier.outputs.artifact import Artifact
from dossier.outputs.characters import escape_text, quote_value
from dossier.plan.alternates import alternates_of
from dossier.plan.freshness import newest_change
from dossier.plan.site import PagePlan

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


class Sitemap:
    """`sitemap.xml`, and `robots.txt` that leads to it."""

    name = "sitemap"

    def parts(self, edition: Edition) -> Iterable[str]:
        """Yield the one part: the sitemap is one file."""
        del edition
        yield ""

    def artifacts(self, edition: Edition, part: str) -> Iterator[Artifact]:
        """Yield the sitemap and the robots file."""
        del part
        lines = [f"<url><loc>{escape_text(edition.site_url)}</loc></url>"]
        links: dict[tuple[str, str], str] = {}
        for page in edition.plan.pages:
            if page.listed:
                # All counterparts of a page name the same ones.
                if page.key not in links:
                    links[page.key] = _link_counterparts(edition, page)
                lines.append(_enter(edition, page, links[page.key]))
        yield Artifact("sitemap.xml", (_HEAD + "\n".join(lines) + "\n</urlset>\n").encode())
        yield Artifact("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {edition.site_url}sitemap.xml\n".encode())


def _enter(edition: Edition, page: PagePlan, links: str) -> str:
    """Return a page's entry; its last change stands there only where the input tells it."""
    changed = newest_change(edition.library, page)
    lastmod = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
    return f"<url><loc>{escape_text(edition.site_url + page.address)}</loc>{lastmod}{links}</url>"


def _link_counterparts(edition: Edition, page: PagePlan) -> str:
    links = [
        f'<xhtml:link rel="alternate" hreflang={quote_value(tag)} href={quote_value(edition.site_url + address)}/>'
        for tag, address in alternates_of(edition.plan, page)
    ]
    return "".join(links)

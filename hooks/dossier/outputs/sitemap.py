"""The sitemap: every page that search engines may show, with its counterparts (sitemaps.org 0.9)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from dossier.edition import Edition
from dossier.outputs.artifact import Artifact
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

    def artifacts(self, edition: Edition) -> Iterator[Artifact]:
        """Yield the sitemap and the robots file."""
        here = escape(edition.site_url)
        lines = [f"<url><loc>{here}</loc></url>"]
        lines += [_enter(edition, page) for page in edition.plan.pages if page.listed]
        yield Artifact("sitemap.xml", (_HEAD + "\n".join(lines) + "\n</urlset>\n").encode())
        yield Artifact("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {edition.site_url}sitemap.xml\n".encode())


def _enter(edition: Edition, page: PagePlan) -> str:
    """Return a page's entry; its last change stands there only where the input tells it."""
    here = edition.site_url
    changed = newest_change(edition.library, page)
    lastmod = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(here + address)}/>'
        for tag, address in alternates_of(edition.plan, page)
    )
    return f"<url><loc>{escape(here + page.address)}</loc>{lastmod}{links}</url>"

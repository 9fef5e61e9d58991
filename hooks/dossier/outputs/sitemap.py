"""The sitemap: every page that search engines may show, with its counterparts (sitemaps.org 0.9)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from dossier.edition import Edition
from dossier.outputs.artifact import Artifact
from dossier.plan.alternates import alternates_of

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


class Sitemap:
    """`sitemap.xml`, and `robots.txt` that leads to it."""

    name = "sitemap"

    def artifacts(self, edition: Edition) -> Iterator[Artifact]:
        """Yield the sitemap and the robots file."""
        here = edition.site_url
        lines = [f"<url><loc>{here}</loc></url>"]
        for page in edition.plan.pages:
            if page.own:
                links = "".join(
                    f'<xhtml:link rel="alternate" hreflang={quoteattr(tag)} href={quoteattr(here + address)}/>'
                    for tag, address in alternates_of(edition.plan, page)
                )
                lines.append(f"<url><loc>{here}{page.address}</loc>{links}</url>")
        yield Artifact("sitemap.xml", (_HEAD + "\n".join(lines) + "\n</urlset>\n").encode())
        yield Artifact("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {here}sitemap.xml\n".encode())

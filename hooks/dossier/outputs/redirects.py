"""Redirects: a small page at each old address that leads to the new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from dossier.edition import Edition
from dossier.hosting.policy import page_policy
from dossier.outputs.artifact import Artifact
from dossier.plan.addresses import base_of, file_of


class Redirects:
    """A page with `meta refresh` for every alias, for hosts that set no redirects of their own."""

    name = "redirects"

    def parts(self, edition: Edition) -> Iterable[str]:
        """Yield the one part: there are few."""
        del edition
        yield ""

    def artifacts(self, edition: Edition, part: str) -> Iterator[Artifact]:
        """Yield a page for each old address."""
        del part
        for old, new in sorted(edition.plan.redirects.items()):
            way, canonical = escape(base_of(old) + new), escape(edition.site_url + new)
            language = new.split("/", 1)[0]
            yield Artifact(
                file_of(old),
                (
                    f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
                    f'<meta http-equiv="Content-Security-Policy" content="{escape(page_policy(old))}">'
                    '<meta name="referrer" content="no-referrer"><title>→</title>'
                    f'<meta name="robots" content="noindex"><link rel="canonical" href="{canonical}">'
                    f'<meta http-equiv="refresh" content="0; url={way}"></head>'
                    f'<body><p><a href="{way}">{way}</a></p></body></html>\n'
                ).encode(),
            )

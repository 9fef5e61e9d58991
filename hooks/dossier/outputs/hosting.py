"""What static hosts read of a site: the headers and the redirects that they are to send."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from dossier.edition import Edition
from dossier.hosting.files import HEADERS_FILE, REDIRECTS_FILE, write_headers, write_redirects
from dossier.outputs.artifact import Artifact


class HostFiles:
    """`_headers` and `_redirects` (Netlify, Cloudflare Pages, GitLab Pages)."""

    name = "hosting"

    def parts(self, edition: Edition) -> Iterable[str]:
        """Yield the one part: the two are short."""
        del edition
        yield ""

    def artifacts(self, edition: Edition, part: str) -> Iterator[Artifact]:
        """Yield the two files."""
        del part
        root_path = urlsplit(edition.site_url).path or "/"
        redirects = write_redirects(edition.plan.redirects, edition.library.languages.codes, root_path)
        yield Artifact(HEADERS_FILE, write_headers().encode())
        yield Artifact(REDIRECTS_FILE, redirects.encode())

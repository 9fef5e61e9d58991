"""From the path of a file of the site to its media type and to every header that a server is to send with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dossier.hosting.policy import permissions_policy, security_policy
from dossier.plan.addresses import (
    CHART_FOLDER,
    PICTURE_FOLDER,
    address,
    card_file,
    citation_file,
    feed_of,
    history_of,
    json_feed_of,
    search_file,
)


@dataclass(frozen=True)
class Kind:
    """Files that are sent as one media type: those of some endings, or of one name where the ending does not tell.

    `utf8` if the type has a charset to name, `dense` if nothing is won by compressing them, `active` if a browser shows
    them as a page in which something could run.
    """

    media_type: str
    endings: tuple[str, ...] = ()
    name: str = ""
    utf8: bool = False
    dense: bool = False
    active: bool = False

    @property
    def content_type(self) -> str:
        """The value of the header Content-Type."""
        return f"{self.media_type}; charset=utf-8" if self.utf8 else self.media_type


# Those by name first: feeds and citations are JSON or XML of a certain kind.
KINDS = (
    Kind("application/atom+xml", name=feed_of(""), utf8=True, active=True),
    Kind("application/feed+json", name=json_feed_of("")),
    Kind("application/vnd.citationstyles.csl+json", name=citation_file("", "json")),
    Kind("text/html", ("html",), utf8=True, active=True),
    Kind("text/css", ("css",), utf8=True),
    Kind("text/javascript", ("js",), utf8=True),
    Kind("text/plain", ("txt",), utf8=True),
    Kind("text/csv", ("csv",), utf8=True),
    Kind("text/calendar", ("ics",), utf8=True),
    Kind("application/x-bibtex", ("bib",), utf8=True),
    Kind("application/x-research-info-systems", ("ris",), utf8=True),
    Kind("application/json", ("json",)),
    Kind("application/ld+json", ("jsonld",)),
    Kind("application/xml", ("xml",), utf8=True, active=True),
    Kind("image/svg+xml", ("svg",), utf8=True, active=True),
    Kind("image/png", ("png",), dense=True),
    Kind("image/jpeg", ("jpg", "jpeg"), dense=True),
    Kind("image/webp", ("webp",), dense=True),
    Kind("image/avif", ("avif",), dense=True),
    Kind("font/woff2", ("woff2",), dense=True),
    Kind("application/pdf", ("pdf",), dense=True),
    Kind("application/wasm", ("wasm",)),
    # Pagefind's own, which it unpacks itself.
    Kind("application/octet-stream", ("pagefind", "pf_fragment", "pf_index", "pf_meta", "br"), dense=True),
    Kind("application/gzip", ("gz",), dense=True),
)
# Files without an ending, such as the list of checksums.
PLAIN = Kind("text/plain", utf8=True)

# Where paths are given as patterns, `*` stands for any letters of a name, `:name` for a whole name.
_LANGUAGE, _PART = ":language", ":part/"
SEARCH_PAGE = address(_LANGUAGE, "list", "search")
# Files named by a digest of their content, or of all they are made from. The files of finds are none of them: their
# names stay when the words that a find shows are corrected.
HASHED = (
    "assets/dossier.*.css",
    "assets/fonts/*",
    f"{PICTURE_FOLDER}*",
    *(search_file(_LANGUAGE, f"{part}{name}") for part in ("", _PART) for name in ("index/*", "pagefind.*")),
)
# Pictures that others may show on their pages: charts, each of which offers a line of HTML for that, cards of links,
# and the icon of feeds.
SHOWN_ELSEWHERE = (
    "assets/icon.svg",
    f"{CHART_FOLDER}*.svg",
    f"{CHART_FOLDER}{history_of('*')}.svg",
    card_file(f"{_LANGUAGE}/:section/:record/"),
)

POLICY, CACHE, RESOURCE = "Content-Security-Policy", "Cache-Control", "Cross-Origin-Resource-Policy"
FOR_A_YEAR = "public, max-age=31536000, immutable"
# The headers of every file, as long as no deviation says otherwise.
HEADERS: Mapping[str, str] = {
    CACHE: "no-cache",
    RESOURCE: "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
# Those of active files alone. They mean nothing with others, and are long: of a search, which loads many small files,
# they would be a tenth.
HEADERS_OF_ACTIVE: Mapping[str, str] = {
    POLICY: security_policy(),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": permissions_policy(),
}
ACTIVE_ENDINGS = tuple(ending for kind in KINDS if kind.active for ending in kind.endings)


@dataclass(frozen=True)
class Deviation:
    """A header that has another value for the files of some patterns."""

    header: str
    value: str
    patterns: tuple[str, ...]


DEVIATIONS = (
    Deviation(POLICY, security_policy(search=True), (SEARCH_PAGE,)),
    Deviation(CACHE, FOR_A_YEAR, HASHED),
    Deviation(RESOURCE, "cross-origin", SHOWN_ELSEWHERE),
)


def kind_of(path: str) -> Kind:
    """Return what the file at a path below the root is sent as; a path that ends in a slash is a page's."""
    name = path.rpartition("/")[2] or "index.html"
    ending = name.rpartition(".")[2] if "." in name else ""
    found = (kind for kind in KINDS if kind.name == name or ending in kind.endings)
    return next(found, PLAIN)


@cache
def write_regex(pattern: str) -> str:
    """Return a pattern as a regular expression that Python, PCRE and RE2 read alike; of a page also by its file."""
    parts = re.split(r"(\*|:[a-z]+)", pattern)
    regex = "".join("[^/]*" if part == "*" else "[^/]+" if part[:1] == ":" else _escape(part) for part in parts)
    return f"{regex}(index\\.html)?" if pattern.endswith("/") else regex


def _escape(text: str) -> str:
    return text.replace(".", r"\.")

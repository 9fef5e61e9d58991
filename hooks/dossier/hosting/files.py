"""Takes the redirects and languages of a site, gives the files `_headers` and `_redirects` that static hosts read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dossier.hosting.definition import DEVIATIONS, HEADERS, HEADERS_OF_ACTIVE, KINDS
from dossier.plan.addresses import not_found_of

HEADERS_FILE, REDIRECTS_FILE = "_headers", "_redirects"
_ABOUT_HEADERS = """\
# Read by Netlify and Cloudflare. Several rules may hold for a file. Where two give the same header, Netlify takes the
# last one, and Cloudflare would send both, so a line with ! takes the first one back; Netlify passes over such lines.
"""
_ABOUT_REDIRECTS = """\
# Read by Netlify, Cloudflare and GitLab, which pass over lines that they do not know. Netlify only sends a reader on
# from an address at which there is a file, the page for hosts without redirects, where it is told so with a !.
"""
# What hosts would not tell from the ending, or not with its charset.
_TOLD = tuple(kind for kind in KINDS if kind.name or {"csv", "ics", "bib", "ris"} & set(kind.endings))


def write_headers() -> str:
    """Return `_headers`: of Cloudflare's 100 rules and 2,000 characters a line it needs few."""
    # No pattern names all pages. Both hosts speak HTTP/2, which sends what comes again in a few bytes.
    general = {**HEADERS_OF_ACTIVE, **HEADERS}
    lines = [_ABOUT_HEADERS, "/*", *(f"  {name}: {value}" for name, value in general.items())]
    # Each pattern once: of two rules for one, Cloudflare would only keep the last.
    for pattern in dict.fromkeys(pattern for deviation in DEVIATIONS for pattern in deviation.patterns):
        lines.append(f"/{pattern}")
        for deviation in DEVIATIONS:
            if pattern in deviation.patterns:
                lines += [f"  ! {deviation.header}", f"  {deviation.header}: {deviation.value}"]
    for kind in _TOLD:
        for pattern in [f"/*/{kind.name}"] if kind.name else [f"/*.{ending}" for ending in kind.endings]:
            lines += [pattern, f"  Content-Type: {kind.content_type}"]
    return "\n".join(lines) + "\n"


def write_redirects(redirects: Mapping[str, str], languages: Iterable[str], root_path: str) -> str:
    """Return `_redirects`: the old addresses, and Netlify's way to the page for unknown ones in their language.

    Addresses begin at `root_path`, where the site lies on its host: GitLab wants the whole path.
    """
    moved = [(root_path + old, root_path + new) for old, new in sorted(redirects.items())]
    lines = [f"{old} {new} {code}" for code in ("301!", "301") for old, new in moved]
    # Behind all others: Cloudflare counts whatever follows a line with a * against a lower limit.
    return "\n".join([_ABOUT_REDIRECTS.rstrip(), *lines, *_lost(languages, root_path)]) + "\n"


def read_redirects(text: str, root_path: str) -> dict[str, str]:
    """Return the redirects that `_redirects` of a site holds, as addresses below its root."""
    rules = [line.split() for line in text.splitlines() if line.endswith(" 301")]
    return {old.removeprefix(root_path): new.removeprefix(root_path) for old, new, _ in rules}


def _lost(languages: Iterable[str], root_path: str) -> Iterator[str]:
    return (f"{root_path}{language}/* {root_path}{not_found_of(language)} 404" for language in languages)

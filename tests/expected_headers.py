"""What a server has to send with a file, by the one definition that every way of hosting is written from."""

from __future__ import annotations

import re

from dossier.hosting.definition import DEVIATIONS, HEADERS, HEADERS_OF_ACTIVE, kind_of, write_regex


def headers_of(path: str) -> dict[str, str]:
    """Return every header of the file at a path below the root, its type among them."""
    kind = kind_of(path)
    given = {found.header: found.value for found in DEVIATIONS if _matches(path, found.patterns)}
    return {"Content-Type": kind.content_type, **HEADERS, **(HEADERS_OF_ACTIVE if kind.active else {}), **given}


def _matches(path: str, patterns: tuple[str, ...]) -> bool:
    return any(re.fullmatch(write_regex(pattern), path) for pattern in patterns)

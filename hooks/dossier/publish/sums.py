"""Takes the digest of each file of a site, gives SHA256SUMS as `sha256sum -c` reads it; and reads such a file again."""

from __future__ import annotations

import re
from collections.abc import Mapping

SUMS = "SHA256SUMS"
SIGNATURE = f"{SUMS}.sig"
# More than a site of a hundred thousand files needs, in bytes; what is longer is not read.
MOST_BYTES = 20_000_000
_LONGEST_PATH = 1_000
# Two spaces, or a space and the star of files read as bytes.
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
# What a path of a site never has, and what could lead out of a folder or mislead a terminal.
_STRANGE = re.compile(r"[\\:\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


class BadSums(ValueError):
    """The text is no list of sums that may be followed; it says why, in words for whoever checks a site."""


def write_sums(digests: Mapping[str, bytes]) -> bytes:
    """Return the lines of SHA256SUMS, sorted by path; `digests` are SHA-256 in bytes."""
    return "".join(f"{digest.hex()}  {path}\n" for path, digest in sorted(digests.items())).encode()


def read_sums(content: bytes) -> dict[str, bytes]:
    """Return the SHA-256 of each file by its path; the list may come from anybody.

    Raises BadSums where a line is no sum, a path could lead out of the folder, or a file is named twice.
    """
    if len(content) > MOST_BYTES:
        raise BadSums(f"longer than {MOST_BYTES:,} bytes")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise BadSums("not in UTF-8") from None
    if not text:
        raise BadSums("empty")
    if not text.endswith("\n"):
        raise BadSums("cut short: its last line has no end")
    found: dict[str, bytes] = {}
    for number, line in enumerate(text[:-1].split("\n"), start=1):
        match = _LINE.fullmatch(line)
        if not match:
            raise BadSums(f"line {number} is not a SHA-256 sum, two spaces and a path")
        path = match[2]
        if not is_plain(path):
            raise BadSums(f"line {number} has a path that is not allowed")
        if path in found:
            raise BadSums(f"line {number} names a file for the second time")
        found[path] = bytes.fromhex(match[1])
    return found


def is_plain(path: str) -> bool:
    """Tell whether a path leads to a file below the folder, whatever system it is followed on."""
    parts = path.split("/")
    return (
        len(path) <= _LONGEST_PATH
        and path not in (SUMS, SIGNATURE)
        and not _STRANGE.search(path)
        and not any(part in ("", ".", "..") for part in parts)
    )

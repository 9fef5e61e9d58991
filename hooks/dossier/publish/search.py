"""Takes the index of a part of the search, gives the bytes that are kept of it, and the index again."""

from __future__ import annotations

import json

from dossier.search.bundle import Bundle, Summary


def pack_bundle(bundle: Bundle) -> bytes:
    """Return an index as bytes: a line of JSON about it, then its files one after the other."""
    lengths = [(path, len(content)) for path, content in bundle.files.items()]
    about = [bundle.summary.version, dict(bundle.summary.finds), lengths]
    return b"".join((json.dumps(about).encode(), b"\n", *bundle.files.values()))


def unpack_bundle(packed: bytes) -> Bundle:
    """Return the index that `pack_bundle` packed."""
    about, _, contents = packed.partition(b"\n")
    version, finds, lengths = json.loads(about)
    files: dict[str, bytes] = {}
    start = 0
    for path, length in lengths:
        files[path] = contents[start : start + length]
        start += length
    return Bundle(files, Summary(version, finds))

"""Takes a file of the site, gives the same compressed with Brotli and with gzip, to be laid beside it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import brotli

from dossier.hosting.definition import kind_of
from dossier.outputs.artifact import Artifact
from dossier.plan.addresses import COMPRESSED

# Smaller files travel in the one packet that the headers need anyway.
_LEAST = 512
# The most that each can do. Brotli's costs thirty times the middle and saves a tenth; it is paid once a change.
_BROTLI, _GZIP = 11, 9


def make_variants(path: str, content: bytes) -> Iterator[Artifact]:
    """Yield the compressed variants of a file that are smaller than itself; the same bytes at any time."""
    if len(content) < _LEAST or kind_of(path).dense:
        return
    made = (brotli.compress(content, quality=_BROTLI), gzip.compress(content, _GZIP, mtime=0))
    for ending, packed in zip(COMPRESSED, made, strict=True):
        if len(packed) < len(content):
            yield Artifact(f"{path}{ending}", packed)

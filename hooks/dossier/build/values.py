"""Takes a value made of plain parts, gives a digest that is the same in every process."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from datetime import date

from pydantic import BaseModel

_SIZE = 16


def digest_value(value: object) -> bytes:
    """Return the digest of a value; raises TypeError for one whose parts could look another way in another process."""
    digest = hashlib.blake2b(digest_size=_SIZE)
    for piece in _write(value):
        digest.update(piece.encode(errors="surrogatepass"))
    return digest.digest()


def _write(value: object) -> Iterator[str]:
    if value is None or isinstance(value, (bool, int, float, str, date, BaseModel)):
        yield f"{type(value).__name__}{value!r},"
    elif isinstance(value, Mapping):
        # In its own order, which pages may show.
        yield from _write_all("{", (part for pair in value.items() for part in pair))
    elif isinstance(value, (tuple, list)):
        yield from _write_all("(", value)
    elif isinstance(value, Set):
        yield from _write_all("<", sorted(value))
    elif is_dataclass(value):
        yield from _write_all(type(value).__name__, (getattr(value, field.name) for field in fields(value)))
    else:
        raise TypeError(f"a {type(value).__name__} has no digest")


def _write_all(head: str, parts: object) -> Iterator[str]:
    yield f"{head}:"
    for part in parts:  # type: ignore[attr-defined]
        yield from _write(part)
    yield ")"

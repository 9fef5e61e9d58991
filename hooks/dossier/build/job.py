"""A piece of the site that can be made alone, and what is known of it once it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dossier.build.ledger import Fact

if TYPE_CHECKING:
    # Whoever only looks whether anything has changed does without all that an edition is made of.
    from dossier.edition import Edition
    from dossier.outputs.artifact import Artifact


@dataclass(frozen=True)
class Job:
    """What makes one or several files; `name` tells it from all others and stays the same from build to build.

    `note` gives what of them is wanted later, by what is made of all pages together.
    """

    name: str
    make: Callable[[Edition], Iterable[Artifact]]
    note: Callable[[Edition, tuple[Artifact, ...]], str] | None = None


class WrittenFile(NamedTuple):
    """A file of the site as it was written: its path, the digest of its content, its size, and the disk's own date."""

    path: str
    digest: bytes
    size: int
    changed: int


class Made(NamedTuple):
    """A job that was done: what it wrote, what it asked for, and its note."""

    files: tuple[WrittenFile, ...]
    asked: frozenset[Fact]
    note: str = ""

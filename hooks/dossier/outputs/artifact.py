"""A finished file of the site, and what makes such files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from dossier.edition import Edition


@dataclass(frozen=True)
class Artifact:
    """A file of the site: its path below the root, and its bytes."""

    path: str
    content: bytes


class Output(Protocol):
    """A file format the site offers beside its pages, in parts of which each can be made alone."""

    name: str

    def parts(self, edition: Edition) -> Iterable[str]:
        """Return the names of the parts, in the order of their files; the only part of a whole has no name."""
        ...

    def artifacts(self, edition: Edition, part: str) -> Iterator[Artifact]:
        """Yield the files of one part."""
        ...


def make_artifacts(output: Output, edition: Edition) -> Iterator[Artifact]:
    """Yield the files of every part of an output."""
    for part in output.parts(edition):
        yield from output.artifacts(edition, part)

"""A finished file of the site, and what makes such files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from dossier.edition import Edition


@dataclass(frozen=True)
class Artifact:
    """A file of the site: its path below the root, and its bytes."""

    path: str
    content: bytes


class Output(Protocol):
    """A file format the site offers beside its pages."""

    name: str

    def artifacts(self, edition: Edition) -> Iterator[Artifact]:
        """Yield the files of this format."""
        ...

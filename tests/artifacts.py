"""Takes an edition, gives all files of its outputs, as a build does job by job."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.edition import Edition
from dossier.outputs.artifact import Artifact, make_artifacts
from dossier.outputs.registry import OUTPUTS


def make_outputs(edition: Edition) -> Iterator[Artifact]:
    """Yield the files of every output, part by part."""
    for output in OUTPUTS:
        yield from make_artifacts(output, edition)

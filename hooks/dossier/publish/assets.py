"""Takes the project's folder, gives the files in docs/assets/, which are published as they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from dossier.outputs.artifact import Artifact
from dossier.reading.assets import ASSETS

_DOCS = "docs/"


def list_assets(inputs: Iterable[str], sheets: Collection[str]) -> Iterator[str]:
    """Yield the path below docs/ of each file to copy; `sheets` are those that go into the one style sheet."""
    for name in inputs:
        path = name.removeprefix(_DOCS)
        if name.startswith(ASSETS) and path not in sheets:
            yield path


def copy_asset(root: Path, path: str) -> Artifact:
    """Return the file at a path below docs/, for the same path of the site."""
    return Artifact(path, (root / _DOCS / path).read_bytes())

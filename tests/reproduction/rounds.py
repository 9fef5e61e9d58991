"""Takes a project and variants, gives for each the first difference from what a build from nothing made."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from reproduction.builds import MEMORY, BuildFailed, build, lay_out
from reproduction.differences import find_difference
from reproduction.variants import Variant


def compare(
    root: Path, reference: Variant, variants: Sequence[Variant], epoch: int, cache: Path | None = None
) -> Iterator[tuple[Variant, str]]:
    """Yield each variant with the first difference in words, empty where every byte is the same.

    `cache` is what the reference finds, where it is to find anything. A build that fails is a difference.

    Raises BuildFailed where the reference can't be built.
    """
    with _open_folder() as work, _open_folder(MEMORY) as memory:
        first = lay_out(root, work / "reference" / reference.folder, reference, cache, memory)
        site = build(first, reference, epoch)
        for variant in variants:
            here = work / "variant"
            try:
                project = lay_out(root, here / variant.folder, variant, first / ".cache", memory)
                difference = find_difference(site, build(project, variant, epoch))
            except BuildFailed as failure:
                difference = f"the build fails: {failure}"
            yield variant, difference
            shutil.rmtree(here)
            shutil.rmtree(memory / "project", ignore_errors=True)


@contextmanager
def _open_folder(below: Path | None = None) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="reproduce-", dir=below) as folder:
        yield Path(folder).resolve()

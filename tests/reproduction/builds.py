"""Takes a project and a variant, gives the folder of the site that was made in these surroundings."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from reproduction.variants import ALL, COSTLY, Variant

INPUT = ("briefings", "data", "docs", "overrides", "hooks", "mkdocs.yml")
_COSTLY = ("cards", "fonts", "pdf", "pictures")
# A file system in memory, which lists what came last first.
MEMORY = Path("/dev/shm")  # noqa: S108 - in a folder of its own there
_STEADY = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "NO_MKDOCS_2_WARNING": "1"}
_STYLE = "docs/assets/dossier.css"


class BuildFailed(Exception):
    """A build did not end as it should; it says what the build said."""


def lay_out(root: Path, target: Path, variant: Variant, cache: Path | None, memory: Path) -> Path:
    """Return the folder with a copy of the project; `cache` is that of an earlier build.

    Raises BuildFailed where the order of the files is the same though the variant is about it.
    """
    target.mkdir(parents=True)
    copy = memory / "project" if variant.is_shuffled else target
    _copy(root, copy, variant)
    if variant.is_shuffled:
        _demand_other_order(root, copy)
        # Only what is listed need be in memory, of which containers have little.
        for name in (".cache", "site"):
            (target / name).mkdir()
            (copy / name).symlink_to(target / name)
        (target / "site").rmdir()
    (copy / ".cache").mkdir(exist_ok=True)
    if cache and variant.cache in (COSTLY, ALL):
        for folder in cache.iterdir():
            if folder.is_dir() and (variant.cache == ALL or folder.name in _COSTLY):
                shutil.copytree(folder, copy / ".cache" / folder.name)
    return copy


def build(project: Path, variant: Variant, epoch: int) -> Path:
    """Build a project in a variant's surroundings; return the folder of its site.

    Raises BuildFailed where the build fails.
    """
    if variant.is_edited:
        edited = [project / _STYLE, min(project.glob("briefings/*/en.md"))]
        contents = [path.read_bytes() for path in edited]
        for path, content in zip(edited, contents, strict=True):
            path.write_bytes(content + b"\n\na { color: red }\n")
        _run(project, variant, epoch)
        for path, content in zip(edited, contents, strict=True):
            path.write_bytes(content)
    _run(project, variant, epoch)
    return (project / "site").resolve()


def _run(project: Path, variant: Variant, epoch: int) -> None:
    environment = {
        **os.environ,
        **_STEADY,
        "SOURCE_DATE_EPOCH": str(epoch),
        "PYTHONPATH": str(project / "hooks"),
        **variant.environment,
    }
    processors = sorted(os.sched_getaffinity(0))
    run = subprocess.run(
        [sys.executable, *variant.command],
        cwd=project,
        env=environment,
        umask=variant.umask,
        preexec_fn=lambda: os.sched_setaffinity(0, processors[:1] if variant.one_processor else processors),
        capture_output=True,
        check=False,
    )
    if run.returncode != 0:
        raise BuildFailed((run.stdout + run.stderr).decode("utf-8", "replace").strip())


def _copy(root: Path, target: Path, variant: Variant) -> None:
    files = sorted(_list_input(root))
    if variant.is_shuffled:
        random.Random(variant.name).shuffle(files)  # noqa: S311 - nothing here is secret
    for path in files:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / path, target / path)


def _list_input(root: Path) -> Iterator[str]:
    for name in INPUT:
        if (root / name).is_file():
            yield name
        for folder, _, files in os.walk(root / name, followlinks=True):
            if "__pycache__" not in folder:
                yield from (os.path.relpath(f"{folder}/{file}", root) for file in files)


def _demand_other_order(root: Path, copy: Path) -> None:
    """See to it that folders list their files in another order than those of the original."""
    folders = [folder for folder in sorted(copy.rglob("*")) if folder.is_dir()]
    orders = [(_list_names(folder), _list_names(root / folder.relative_to(copy))) for folder in folders]
    many = [(here, there) for here, there in orders if len(here) > 4]
    differing = sum([name for name in there if name in here] != here for here, there in many)
    if not many or differing < len(many) * 0.9:
        raise BuildFailed(f"only {differing} of {len(many)} folders in {copy} list their files in another order")


def _list_names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]

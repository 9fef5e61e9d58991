"""Puts a finished folder in the place of the old one, so that a failed build leaves the last good site whole."""

from __future__ import annotations

import shutil
from pathlib import Path


def name_beside(target: Path) -> Path:
    """Return the folder beside `target` in which the next site is made; it is on the same file system."""
    return target.with_name(f".{target.name}.next")


def name_old(target: Path) -> Path:
    """Return where the old site lies while the new one takes its place."""
    return target.with_name(f".{target.name}.old")


def replace_folder(finished: Path, target: Path) -> None:
    """Move `finished` to `target`; the old folder is moved away first and deleted last."""
    old = name_old(target)
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    finished.rename(target)
    shutil.rmtree(old, ignore_errors=True)

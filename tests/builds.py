"""Builds of whole projects as `dossier build` does them, in this process, and what they leave."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from dossier.build.memory import read_brief
from dossier.build.place import Place
from dossier.build.request import is_newest, make_request
from dossier.cli.making import make
from dossier.cli.serve import Preview
from small_sites import TODAY, read_files

# What takes long and is the same with every way of building.
WITHOUT = frozenset({"cards", "pdf"})
INPUT = ("briefings", "data", "docs", "overrides", "mkdocs.yml")


def build_again(root: Path, today: date = TODAY, without: frozenset[str] = WITHOUT) -> str:
    """Build on what the last build left; return what was made, in words, empty where nothing had changed."""
    request = make_request(root, today, without=without)
    brief = read_brief(request.state)
    if brief:
        Place(root / brief.site).recover()
    return "" if is_newest(request, brief) else make(request, brief)


def build_clean(root: Path, beside: Path, today: date = TODAY, without: frozenset[str] = WITHOUT) -> dict[str, bytes]:
    """Return every file of a site made of the same input in another folder, where nothing was ever built."""
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    for name in INPUT:
        if (root / name).is_dir():
            shutil.copytree(root / name, beside / name, symlinks=True)
        else:
            shutil.copyfile(root / name, beside / name)
    (beside / "hooks").symlink_to((root / "hooks").resolve())
    (beside / ".cache").mkdir()
    (beside / ".cache" / "fonts").symlink_to((root / ".cache" / "fonts").resolve())
    request = make_request(beside, today, without=without)
    make(request, None)
    return read_files(beside / "site")


def build_preview(preview: Preview) -> None:
    """Build as often as the preview asks for it, as its server does, and wait for its search."""
    asked = preview.again / "asked"
    asked.touch()
    while asked.exists():
        asked.unlink()
        assert preview.build() == ""
    preview.stop()

"""Fifty builds are killed at random moments: the folder is always one whole site, and the next build ends right."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from builds import build_again, build_clean
from small_sites import EPOCH, ROOT, make_project, read_files

KILLS = 50
TEXT = "briefings/invented-waves/en.md"
COMMAND = [sys.executable, "-m", "dossier.cli", "build", "--without", "pdf", "--without", "cards"]
ENVIRONMENT = {"PYTHONPATH": str(ROOT / "hooks"), "SOURCE_DATE_EPOCH": EPOCH, "CI": "", "DOSSIER_SITE_URL": ""}
# A build that nobody kills takes longer than this only where something is wrong, in seconds.
PATIENCE = 120


def _leave(_root: Path) -> None:
    pass


def _edit(root: Path) -> None:
    with (root / TEXT).open("a", encoding="utf-8") as text:
        text.write("\n\nOne more sentence.\n")


def _remove(root: Path) -> None:
    shutil.rmtree(root / "briefings/invented-paper-2")


def _restyle(root: Path) -> None:
    """Change a template, with which every page is another."""
    footer = root / "overrides/partials/footer.html"
    footer.write_text(footer.read_text("utf-8").replace('class="colophon"', 'class="colophon other"'), "utf-8")


CHANGES: Mapping[str, Callable[[Path], None]] = {
    "as it was": _leave,
    "with an edited text": _edit,
    "with a text less": _remove,
    "with another frame": _restyle,
}
INPUT = ("briefings", "overrides")


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, dict[str, bytes]]]:
    """Each state of the input: a project in it, and what a build from nothing makes of it."""
    folder = tmp_path_factory.mktemp("inputs")
    found = {}
    for name, change in CHANGES.items():
        root = make_project(folder / name)
        shutil.copytree(root / "briefings/invented-video", root / "briefings/invented-paper-2")
        change(root)
        found[name] = root, build_clean(root, folder / "clean")
    return found


def _set_input(root: Path, source: Path) -> None:
    for name in INPUT:
        shutil.rmtree(root / name, ignore_errors=True)
        shutil.copytree(source / name, root / name)


def _build(root: Path, seconds: float | None = None) -> float | None:
    """Run a build; kill it and all its processes after some seconds. Return how long it took, None if it was killed."""
    begun = time.monotonic()
    with subprocess.Popen(
        COMMAND, cwd=root, env={**os.environ, **ENVIRONMENT}, stdout=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            status = process.wait(timeout=PATIENCE if seconds is None else seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            assert seconds is not None, "the build does not end"
            return None
    assert status == 0
    return time.monotonic() - begun


def test_whenever_a_build_is_killed_the_folder_is_one_whole_site(
    tmp_path: Path, inputs: dict[str, tuple[Path, dict[str, bytes]]]
) -> None:
    seed = random.randrange(2**32)  # noqa: S311 - no secret
    choose = random.Random(seed)  # noqa: S311
    root = make_project(tmp_path / "project")
    name, (source, site) = next(iter(inputs.items()))
    _set_input(root, source)
    usual = _build(root)
    assert usual
    kills = replaced = 0
    while kills < KILLS:
        told = f"seed {seed}, kill {kills}"
        assert read_files(root / "site") == site, told
        name = choose.choice([other for other in inputs if other != name])
        source, wanted = inputs[name]
        _set_input(root, source)
        if choose.random() < 0.3:
            # A whole build, as after a change of the engine.
            shutil.rmtree(root / ".cache/build", ignore_errors=True)
        took = _build(root, choose.uniform(0, usual * 1.1))
        held = read_files(root / "site")
        assert held in ([site, wanted] if took is None else [wanted]), told
        if took is None:
            kills += 1
            replaced += held == wanted
        else:
            # Most builds are shorter than the first of all; half of the moments lie in what comes after this.
            usual = (usual + took) / 2
        site = held
        if kills % 5 == 0:
            _build(root)
            site = wanted
    assert replaced < KILLS, "no build was killed before it replaced the site"
    assert build_again(root) == ""

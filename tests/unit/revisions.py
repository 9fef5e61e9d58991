"""What the tests of changes make: repositories with revisions, and a site before and after an edit."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from dossier.changes.checks import check_change
from dossier.edition import Edition
from dossier.problems import Problem, Problems
from dossier.publish.edition import read_edition
from small_sites import SITE, TODAY
from unit.making import edition_of

Edit = Callable[[Path], object]


def run_git(root: Path, *arguments: str) -> str:
    """Return what Git says; its author and its settings are invented, so that nobody's own matter."""
    settings = ["user.name=Synthetic Editor", "user.email=editor@example.org", "commit.gpgsign=false"]
    options = [option for setting in settings for option in ("-c", setting)]
    command = ["git", "-C", str(root), *options, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def keep(root: Path, message: str = "a revision") -> str:
    """Commit all of a folder, in a repository that is made where there is none; return the commit."""
    if not (root / ".git").exists():
        run_git(root, "init", "--quiet", "--initial-branch", "main")
    run_git(root, "add", "--all")
    run_git(root, "commit", "--quiet", "--allow-empty", "--message", message)
    return run_git(root, "rev-parse", "HEAD")


def editions_of(site: Path, *edits: Edit) -> tuple[Edition, Edition]:
    """Return the edition of a site as it is, and that after edits; the first can still be looked into.

    What else is wrong after the edits is passed over.
    """
    earlier = shutil.copytree(site, site.with_name("earlier"))
    for edit in edits:
        edit(site)
    return edition_of(earlier), read_edition(site, TODAY, SITE, Problems())


def broken_by(site: Path, *edits: Edit) -> list[Problem]:
    """Return what edits of a site break for others."""
    problems = Problems()
    check_change(*editions_of(site, *edits), problems)
    return list(problems)

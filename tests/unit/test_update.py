"""`make update` says which pinned versions are newer, proves them by the tests, and leaves the decision to people."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from small_sites import ROOT

LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-bench.txt", "package-lock.json")
HEADER = "#\n# by the following command:\n#    make lock\n#\n"
BACK = f"git checkout -- {' '.join(LOCKS)}"


def _pins(packages: Mapping[str, str]) -> str:
    """Return a lock file of pip's, with hashes and comments, as pip-compile writes it."""
    return HEADER + "".join(
        f"{name}=={version} \\\n    --hash=sha256:00 \\\n    --hash=sha256:11\n    # via other==9.9\n"
        for name, version in packages.items()
    )


def _lock(places: Mapping[str, str]) -> str:
    root = {"": {"name": "invented", "devDependencies": {"one": "^1.0.0"}}}
    return json.dumps({"lockfileVersion": 3, "packages": root | {key: {"version": places[key]} for key in places}})


def _write(folder: Path, *texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in zip(LOCKS, texts, strict=False):
        (folder / name).write_text(text)
    return folder


def _compare(before: Path, after: Path) -> list[str]:
    command = [sys.executable, str(ROOT / "tools/locks.py"), str(before), str(after)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def test_a_table_names_what_has_come_gone_and_changed(tmp_path: Path) -> None:
    old = _write(tmp_path / "old", _pins({"alpha": "1.0", "beta": "2.0", "same": "3"}), _pins({"alpha": "1.0"}))
    new = _write(tmp_path / "new", _pins({"alpha": "1.10", "gamma": "0.1", "same": "3"}), _pins({"alpha": "1.10"}))
    assert _compare(old, new) == [
        "package  old  new   in",
        "alpha    1.0  1.10  requirements, requirements-dev",
        "beta     2.0  -     requirements",
        "gamma    -    0.1   requirements",
    ]


def test_a_package_with_extras_or_a_marker_is_one_like_others(tmp_path: Path) -> None:
    old = _write(tmp_path / "old", 'alpha[extra]==1 ; python_version < "4" \\\n    --hash=sha256:00\n')
    new = _write(tmp_path / "new", "alpha[extra]==2 \\\n    --hash=sha256:00\n")
    assert _compare(old, new)[1:] == ["alpha    1    2    requirements"]


def test_a_new_hash_of_the_same_version_is_no_newer_version(tmp_path: Path) -> None:
    old, new = _write(tmp_path / "old", _pins({"alpha": "1"})), _write(tmp_path / "new", _pins({"alpha": "1"}))
    (new / LOCKS[0]).write_text((new / LOCKS[0]).read_text().replace("sha256:00", "sha256:22"))
    assert _compare(old, new) == ["No package has a newer version."]


def test_packages_of_npm_are_told_apart_by_their_place(tmp_path: Path) -> None:
    places = {"node_modules/one": "1.0.0", "node_modules/@scope/two": "1.0.0", "node_modules/one/node_modules/two": "1"}
    old = _write(tmp_path / "old", "", "", "", _lock(places))
    new = _write(tmp_path / "new", "", "", "", _lock(places | {"node_modules/one/node_modules/two": "2"}))
    assert _compare(old, new)[1:] == ["one > two  1    2    package-lock"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with invented lock files, whose `make lock` and `make test` are what a test says."""
    folder = _write(tmp_path / "project", *(_pins({"alpha": "1"}) for _ in range(3)), _lock({}))
    (folder / "tools").mkdir()
    for name in ("update", "locks.py"):
        shutil.copy(ROOT / "tools" / name, folder / "tools" / name)
    _say(folder, lock="true", test="true")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "invented"]):
        _git(folder, *command)
    return folder


def _say(folder: Path, *, lock: str, test: str) -> None:
    script = folder / "tools/lock"
    script.write_text(f"#!/bin/sh\n{lock}\n")
    script.chmod(0o755)
    (folder / "Makefile").write_text(f"test:\n\t@{test}\n")


def _git(folder: Path, *arguments: str) -> str:
    person = ("-c", "user.name=Synthetic Person 12", "-c", "user.email=person12@dossier.test")
    command = ["git", *person, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


def _update(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHON": sys.executable}
    return subprocess.run(["tools/update"], cwd=folder, env=environment, capture_output=True, text=True, check=False)


def _changed_locks(folder: Path) -> str:
    return _git(folder, "status", "--porcelain", "--", *LOCKS)


NEWER = "sed -i s/alpha==1/alpha==2/ requirements.txt"


def test_newer_versions_that_pass_are_shown_and_not_committed(project: Path) -> None:
    _say(project, lock=NEWER, test="echo tested")
    run = _update(project)
    assert run.returncode == 0
    assert "alpha    1    2    requirements" in run.stdout
    assert run.stdout.index("alpha") < run.stdout.index("tested")
    assert "The tests pass" in run.stdout
    assert _git(project, "rev-list", "--count", "HEAD").strip() == "1"
    assert _changed_locks(project) == " M requirements.txt\n"


def test_newer_versions_that_fail_come_with_the_way_back(project: Path) -> None:
    _say(project, lock=NEWER, test="false")
    run = _update(project)
    assert run.returncode == 1
    assert BACK in run.stderr
    assert "The tests pass" not in run.stdout
    _git(project, *BACK.split()[1:])
    assert _changed_locks(project) == ""


def test_without_newer_versions_nothing_is_tested(project: Path) -> None:
    _say(project, lock="true", test="echo tested")
    run = _update(project)
    assert run.returncode == 0
    assert run.stdout == "No package has a newer version.\n"


def test_what_somebody_has_changed_is_not_written_over(project: Path) -> None:
    _say(project, lock=NEWER, test="true")
    (project / LOCKS[0]).write_text(_pins({"alpha": "1", "mine": "1"}))
    run = _update(project)
    assert run.returncode == 1
    assert BACK in run.stderr
    assert "mine==1" in (project / LOCKS[0]).read_text()


def test_versions_that_cannot_be_found_out_leave_everything_as_it_was(project: Path) -> None:
    _say(project, lock=f"{NEWER}; exit 1", test="true")
    run = _update(project)
    assert run.returncode == 1
    assert "Nothing has changed" in run.stderr
    assert _changed_locks(project) == ""

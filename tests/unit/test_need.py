"""What the machine lacks is installed where that is allowed, and else named in one line."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from small_sites import ROOT

ADVICE = "missing: wanted. Install it with: sudo apt-get install wanted-package\n"
# A machine on which `apt-get install` makes the file `wanted`, for root alone.
STUBS = {
    "id": 'echo "$USER_ID"',
    "apt-get": '[ "$USER_ID" = 0 ] && case " $* " in *" install "*" wanted-package "*) touch "$STUBS/wanted" ;; esac',
    "sudo": '[ "$SUDO_ALLOWED" = yes ] && [ "$1" = --non-interactive ] && shift && USER_ID=0 exec "$@"',
}


@pytest.fixture
def stubs(tmp_path: Path) -> Path:
    for name, script in STUBS.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    return tmp_path


def _need(stubs: Path, user: int, *, sudo: bool, ci: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PATH": f"{stubs}:/usr/bin:/bin",
        "STUBS": str(stubs),
        "USER_ID": str(user),
        "SUDO_ALLOWED": "yes" if sudo else "no",
        "CI": ci,
    }
    command = [str(ROOT / "tools/need"), "wanted", "wanted-package", f"test -e {stubs}/wanted"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("user", "sudo", "ci"), [(0, False, ""), (0, True, "true"), (1001, True, "true")], ids=["root", "root-ci", "ci"]
)
def test_root_and_ci_install_what_is_missing(user: int, sudo: bool, ci: str, stubs: Path) -> None:
    run = _need(stubs, user, sudo=sudo, ci=ci)
    assert (run.returncode, run.stderr) == (0, "")
    assert (stubs / "wanted").exists()


@pytest.mark.parametrize(("sudo", "ci"), [(True, ""), (False, ""), (False, "true")])
def test_nobody_else_s_machine_is_changed(sudo: bool, ci: str, stubs: Path) -> None:
    run = _need(stubs, 1001, sudo=sudo, ci=ci)
    assert (run.returncode, run.stderr) == (1, ADVICE)
    assert not (stubs / "wanted").exists()


def test_what_is_there_is_not_installed_again(stubs: Path) -> None:
    (stubs / "wanted").touch()
    (stubs / "apt-get").write_text("#!/bin/sh\nrm -f $STUBS/wanted\n")
    assert _need(stubs, 0, sudo=False, ci="").returncode == 0
    assert (stubs / "wanted").exists()

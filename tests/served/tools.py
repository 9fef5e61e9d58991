"""Where the checkers that are not Python stand on this machine, and how one of them is run."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORDS = ROOT / "tests" / "words"


def node_module(path: str) -> Path:
    """A file of an npm package, from the folder named by DOSSIER_NODE_MODULES or the project's own."""
    file = Path(os.environ.get("DOSSIER_NODE_MODULES") or ROOT / "node_modules") / path
    if not file.is_file():
        raise FileNotFoundError(f"{file} is missing; run `npm ci` first")
    return file


def program(name: str, remedy: str) -> str:
    """A program beside this Python or on the PATH."""
    beside = Path(sys.executable).parent
    found = shutil.which(name, path=f"{beside}{os.pathsep}{os.environ.get('PATH', '')}")
    if not found:
        raise FileNotFoundError(f"{name} is needed: {remedy}")
    return found


def run(command: Sequence[str], given: str | None = None) -> subprocess.CompletedProcess[str]:
    """Runs a checker to its end; what it returns is for the caller to judge."""
    return subprocess.run(command, input=given, capture_output=True, text=True, check=False, encoding="utf-8")

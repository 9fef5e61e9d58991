"""Takes the project's folder, gives a digest of the content of every file that the site is made from."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

# What an editor writes, and what the pages' frame is made from.
_FOLDERS = ("briefings", "data", "docs", "overrides")
_FILES = ("mkdocs.yml",)
_SIZE = 16
_ENGINE = Path(__file__).resolve().parents[1]


def digest_inputs(root: Path) -> dict[str, bytes]:
    """Return the digest of each file by its path below `root`, in the order of the paths.

    The content alone counts, never a file's date: a checkout gives every file a new one. Hidden files are no input.
    """
    found = {name: digest_file(root / name) for name in _FILES if (root / name).is_file()}
    for folder in _FOLDERS:
        found |= {f"{folder}/{name}": digest for name, digest in _digest_folder(str(root / folder))}
    return dict(sorted(found.items()))


def sum_up(inputs: Mapping[str, bytes]) -> str:
    """Return one digest of all files by their paths, as text."""
    digest = hashlib.blake2b(digest_size=_SIZE)
    for name, content in inputs.items():
        digest.update(f"{name}\n".encode() + content)
    return digest.hexdigest()


@cache
def digest_engine() -> bytes:
    """Return a digest of all else that the site depends on: the engine's own code, the libraries, and Python.

    Of the libraries the names and versions count, as pip writes them beside each. It is taken once a process: what a
    process has loaded stays what it was.
    """
    digest = hashlib.blake2b(sys.version.encode(), digest_size=_SIZE)
    for name, content in sorted(_digest_folder(str(_ENGINE))):
        digest.update(name.encode() + content)
    for folder in dict.fromkeys(sys.path):
        if folder and os.path.isdir(folder):  # noqa: PTH112 - half of what pathlib takes, and this runs at every start
            names = sorted(name for name in os.listdir(folder) if name.endswith(".dist-info"))  # noqa: PTH208
            digest.update("\n".join(names).encode())
    return digest.digest()


def digest_file(path: Path) -> bytes:
    """Return the digest of a file's content."""
    return hashlib.blake2b(path.read_bytes(), digest_size=_SIZE).digest()


def _digest_folder(folder: str, below: str = "", above: frozenset[str] = frozenset()) -> Iterator[tuple[str, bytes]]:
    """Yield the path below a folder, and the digest, of each file in it, links followed; `above` are the folders above.

    A link that leads in a circle counts by where it leads.
    """
    try:
        entries = os.scandir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    with entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            name = below + entry.name
            real = os.path.realpath(entry.path) if entry.is_symlink() else entry.path
            if entry.is_dir() and real not in above:
                yield from _digest_folder(entry.path, f"{name}/", above | {real})
            else:
                yield name, hashlib.blake2b(_read(entry.path), digest_size=_SIZE).digest()


def _read(path: str) -> bytes:
    # pathlib would double the time of a build in which nothing has changed.
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            return file.readall()
    except OSError:  # a link that leads nowhere, or to a folder
        return os.readlink(path).encode() if os.path.islink(path) else b""  # noqa: PTH114, PTH115

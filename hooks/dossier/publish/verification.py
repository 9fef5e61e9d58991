"""Takes the sums of a site and its files, in a folder or at an address, says of each whether it is authentic."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from dossier.publish.remote import NotRead, Remote
from dossier.publish.sums import MOST_BYTES, SIGNATURE, SUMS, BadSums, read_sums

# What a host reads as its configuration, and may not give out.
KEPT_BY_HOSTS = frozenset({"_headers", "_redirects", ".nojekyll"})
# So many files are asked for at a time; a small host must not suffer.
_AT_ONCE = 4
_CHUNK = 1 << 20


@dataclass
class Verdict:
    """The paths of a site's files by what was found: each list in the order of the paths.

    `unread` are those that could not be read, with the reason; `kept` those that the host keeps to itself.
    """

    authentic: list[str] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    @property
    def is_authentic(self) -> bool:
        """Tell whether every file that was looked for is what the sums say, and there is no other."""
        return bool(self.authentic) and not (self.altered or self.missing or self.extra or self.unread)


def verify_folder(folder: Path, sums: Mapping[str, bytes]) -> Verdict:
    """Return what the files of a folder are; the folder's own list must say the same as `sums`."""
    found = dict(_list_files(folder))
    verdict = Verdict()
    for path, digest in sorted(sums.items()):
        if path not in found:
            verdict.missing.append(path)
        elif not found[path]:
            # A link may lead to the same bytes today and to others tomorrow.
            verdict.altered.append(path)
        else:
            try:
                same = _digest(folder / path) == digest
            except OSError as error:
                verdict.unread.append((path, (error.strerror or "it can't be opened").lower()))
            else:
                (verdict.authentic if same else verdict.altered).append(path)
    _judge_list(verdict, _read_list(folder) if found.get(SUMS) else None, sums)
    verdict.extra = sorted(found.keys() - sums.keys() - {SUMS, SIGNATURE})
    return verdict


def verify_remote(remote: Remote, sums: Mapping[str, bytes]) -> Verdict:
    """Return what the files at an address are; those that the sums do not name can't be known.

    Raises Unreachable where the site can't be read.
    """
    paths = sorted(sums)
    verdict = Verdict()
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for path, (digest, reason) in zip(
            paths, threads.map(lambda path: _digest_remote(remote, path), paths), strict=True
        ):
            if reason:
                verdict.unread.append((path, reason))
            elif digest is None:
                (verdict.kept if path in KEPT_BY_HOSTS else verdict.missing).append(path)
            else:
                (verdict.authentic if digest == sums[path] else verdict.altered).append(path)
    try:
        _judge_list(verdict, read_remote(remote, SUMS, MOST_BYTES), sums)
    except NotRead as failure:
        verdict.unread.append((SUMS, str(failure)))
    return verdict


def read_remote(remote: Remote, path: str, most: int) -> bytes | None:
    """Return the content of a file at an address; None where there is none.

    Raises NotRead, and Unreachable where nothing can be read there.
    """
    try:
        return b"".join(remote.read(path, most))
    except FileNotFoundError:
        return None


def _judge_list(verdict: Verdict, content: bytes | None, sums: Mapping[str, bytes]) -> None:
    """Note what a site's own list is: it may be written otherwise, as long as it says the same."""
    if content is None:
        verdict.missing.append(SUMS)
        return
    try:
        same = read_sums(content) == sums
    except BadSums:
        same = False
    (verdict.authentic if same else verdict.altered).append(SUMS)


def _list_files(folder: Path, below: str = "") -> Iterator[tuple[str, bool]]:
    """Yield each file below a folder by its path, and whether it is a plain one: no link, no pipe."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _list_files(folder / entry.name, f"{below}{entry.name}/")
            else:
                yield f"{below}{entry.name}", entry.is_file(follow_symlinks=False)


def _read_list(folder: Path) -> bytes:
    with (folder / SUMS).open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _digest(path: Path) -> bytes:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.digest()


def _digest_remote(remote: Remote, path: str) -> tuple[bytes | None, str]:
    """Return the digest of a file at an address, None where there is none; and why it could not be read."""
    digest = hashlib.sha256()
    try:
        for piece in remote.read(path):
            digest.update(piece)
    except FileNotFoundError:
        return None, ""
    except NotRead as failure:
        return None, str(failure)
    return digest.digest(), ""

"""Keeps what is costly to make between builds: from a key and a way to make it to the bytes."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

_DIGEST_SIZE = hashlib.sha256().digest_size


def keep(folder: Path, key: str, make: Callable[[], bytes]) -> bytes:
    """Return what `make` gives; made before under the same `key`, it is taken from `folder`.

    The key names everything that the bytes depend on: the input's own digest, settings, versions of libraries. An
    entry that was cut short or changed by anything else counts as none. Several builds may use a folder at once.
    """
    kept = find_kept(folder, key)
    if kept is not None:
        return kept
    data = make()
    put(folder, key, data)
    return data


def put(folder: Path, key: str, data: bytes) -> None:
    """Keep bytes under a key; whoever reads meanwhile gets the old entry or the new one, never a part."""
    path = _path(folder, key)
    folder.mkdir(parents=True, exist_ok=True)
    # A name of its own, since another build may be writing the same entry.
    with tempfile.NamedTemporaryFile(dir=folder, prefix=f"{path.name}-", suffix=".part", delete=False) as unfinished:
        unfinished.write(hashlib.sha256(data).digest() + data)
    Path(unfinished.name).replace(path)


def find_kept(folder: Path, key: str) -> bytes | None:
    """Return the bytes kept under a key, or None where they are missing or not what was written."""
    return _read(_path(folder, key))


def _list_entries(folders: Iterable[Path]) -> Iterator[tuple[Path, os.stat_result]]:
    for folder in folders:
        for path in folder.iterdir() if folder.is_dir() else ():
            # What another build is writing, or has just removed, is none of our business.
            with contextlib.suppress(FileNotFoundError):
                if path.suffix != ".part":
                    yield path, path.stat()


def _path(folder: Path, key: str) -> Path:
    return folder / hashlib.sha256(key.encode()).hexdigest()


def _read(path: Path) -> bytes | None:
    """Return the bytes of an entry, or None where it is missing or not what was written."""
    try:
        stored = path.read_bytes()
        # By its date it is seen which entry was used last.
        os.utime(path)
    except FileNotFoundError:
        return None
    digest, data = stored[:_DIGEST_SIZE], stored[_DIGEST_SIZE:]
    return data if hashlib.sha256(data).digest() == digest else None


def keep_only(folder: Path, keys: Iterable[str]) -> None:
    """Remove every entry of a folder but those of the keys."""
    wanted = {_path(folder, key) for key in keys}
    for path, _ in list(_list_entries([folder])):
        if path not in wanted:
            path.unlink(missing_ok=True)


def drop(folder: Path, is_surplus: Callable[[bytes], bool]) -> None:
    """Remove every entry of a folder whose content is surplus."""
    for path, _ in list(_list_entries([folder])):
        content = _read(path)
        if content is None or is_surplus(content):
            path.unlink(missing_ok=True)


def prune(folders: Iterable[Path], most: int) -> None:
    """Remove the entries of the folders that were not used for longest, until all together hold `most` bytes."""
    entries = list(_list_entries(folders))
    surplus = sum(state.st_size for _, state in entries) - most
    for path, state in sorted(entries, key=lambda entry: (entry[1].st_mtime_ns, entry[0].name)):
        if surplus <= 0:
            return
        path.unlink(missing_ok=True)
        surplus -= state.st_size

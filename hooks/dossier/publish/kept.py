"""Keeps what is costly to make between builds: from a key and a way to make it to the bytes."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
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


def _path(folder: Path, key: str) -> Path:
    return folder / hashlib.sha256(key.encode()).hexdigest()


def _read(path: Path) -> bytes | None:
    """Return the bytes of an entry, or None where it is missing or not what was written."""
    try:
        stored = path.read_bytes()
    except FileNotFoundError:
        return None
    digest, data = stored[:_DIGEST_SIZE], stored[_DIGEST_SIZE:]
    return data if hashlib.sha256(data).digest() == digest else None

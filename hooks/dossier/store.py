"""Keeps what is costly to make, by a key that names all it depends on: bytes in, the same bytes out, or nothing."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Protocol

_DIGEST_SIZE = 16
_SCHEMA = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"
# So many keys are asked for in one query (SQLite's own limit is higher).
_AT_ONCE = 500
# Another build may be writing; so long is waited for it, in seconds.
_PATIENCE = 10


class Store(Protocol):
    """A place for bytes by their keys."""

    def get(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """Return what is kept under the keys; a key that is unknown, or whose entry is damaged, is left out."""
        ...

    def need(self, keys: Iterable[bytes]) -> None:
        """Note that what has these keys is needed, though nobody asks for it now."""
        ...

    def put(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep bytes under their keys, all of them or none."""
        ...


class Nothing:
    """A store that keeps nothing."""

    def get(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """Return nothing."""
        del keys
        return {}

    def need(self, keys: Iterable[bytes]) -> None:
        """Note nothing."""

    def put(self, entries: Mapping[bytes, bytes]) -> None:
        """Forget the entries."""


NOTHING: Store = Nothing()


class FileStore:
    """A store in one SQLite file, which may be deleted, copied or shared at any time.

    A file that is none of SQLite's, or is damaged, is begun anew; an entry that is not what was written is left out.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        # The keys that were asked for or put: what the present state of the input needs.
        self._used: set[bytes] = set()

    def get(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """Return what is kept under the keys."""
        wanted = list(keys)
        self._used.update(wanted)
        if not self._path.is_file():
            return {}
        try:
            with closing(self._open()) as database:
                return {key: value for key, value in _find(database, wanted) if value is not None}
        except sqlite3.OperationalError:  # another build has held it for too long
            return {}
        except sqlite3.DatabaseError:
            self._path.unlink(missing_ok=True)
            return {}

    def put(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep bytes under their keys, all of them or none."""
        self._used.update(entries)
        if not entries:
            return
        rows = [(key, _seal(value)) for key, value in entries.items()]
        try:
            self._insert(rows)
        except sqlite3.OperationalError:  # as above
            return
        except sqlite3.DatabaseError:
            self._path.unlink(missing_ok=True)
            self._insert(rows)

    def need(self, keys: Iterable[bytes]) -> None:
        """Note that what has these keys is needed."""
        self._used.update(keys)

    def shrink(self, most: int) -> None:
        """Forget what was neither asked for nor put nor needed, where the file holds more than `most` bytes."""
        if not self._path.is_file() or self._path.stat().st_size <= most:
            return
        with closing(self._open()) as database, database:
            kept = [key for (key,) in database.execute("SELECT key FROM kept")]
            surplus = [(key,) for key in kept if key not in self._used]
            database.executemany("DELETE FROM kept WHERE key = ?", surplus)
        if surplus:
            with closing(self._open()) as database:
                # What was deleted stays in the file until it is written anew.
                database.execute("VACUUM")

    def _insert(self, rows: Sequence[tuple[bytes, bytes]]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._open()) as database, database:
            database.execute(_SCHEMA)
            database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=_PATIENCE)
        # What is forgotten may tell of a person: nothing of it stays in the file.
        database.execute("PRAGMA secure_delete = ON")
        # Whatever is lost when the power fails is made again.
        database.execute("PRAGMA synchronous = OFF")
        return database


def _find(database: sqlite3.Connection, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes | None]]:
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'kept'").fetchone():
        return
    for at in range(0, len(keys), _AT_ONCE):
        some = keys[at : at + _AT_ONCE]
        places = ",".join("?" * len(some))
        found = database.execute(f"SELECT key, value FROM kept WHERE key IN ({places})", some)  # noqa: S608 - places only
        yield from ((key, _unseal(value)) for key, value in found)


def _seal(value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=_DIGEST_SIZE).digest() + value


def _unseal(stored: bytes) -> bytes | None:
    """Return the value, or None where it is not what was written."""
    digest, value = stored[:_DIGEST_SIZE], stored[_DIGEST_SIZE:]
    return value if hashlib.blake2b(value, digest_size=_DIGEST_SIZE).digest() == digest else None


def make_key(*parts: str | bytes) -> bytes:
    """Return the key of what depends on the parts and on nothing else; no two lists of parts have the same."""
    digest = hashlib.blake2b(digest_size=_DIGEST_SIZE)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()

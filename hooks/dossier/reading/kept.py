"""Keeps the parsed forms of input files from one build to the next, by their content and the code that made them."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Mapping, Set
from functools import cache
from importlib.metadata import version
from pathlib import Path

from dossier.store import Store, make_key

# All that a form is made by: our own code, and the libraries that it leans on.
_PACKAGES = ("prose", "reading", "sources")
_LIBRARIES = ("Jinja2", "Markdown", "PyYAML", "nh3", "pillow", "pydantic")


@cache
def code_digest() -> bytes:
    """Return the digest of all code that the forms are made by."""
    engine = Path(__file__).parent.parent
    files = sorted(path for package in _PACKAGES for path in (engine / package).glob("*.py"))
    versions = (platform.python_version(), *map(version, _LIBRARIES))
    return make_key(*versions, *(part for path in files for part in (path.name, path.read_bytes())))


class Memory:
    """What was read of each file, for a process that builds again and again; records and texts are never changed."""

    def __init__(self) -> None:
        self._values: dict[bytes, object] = {}

    @property
    def keys(self) -> Set[bytes]:
        """What is remembered."""
        return self._values.keys()

    def get(self, key: bytes) -> object | None:
        """Return a value; None where there is none."""
        return self._values.get(key)

    def put(self, key: bytes, value: object) -> None:
        """Remember a value."""
        self._values[key] = value

    def retain(self, keys: Iterable[bytes]) -> None:
        """Forget everything but what has these keys."""
        wanted = frozenset(keys)
        self._values = {key: value for key, value in self._values.items() if key in wanted}


class Kept:
    """The forms that a store holds for files whose content is known by its digest, and those to be kept anew."""

    def __init__(self, store: Store, digests: Mapping[str, bytes], memory: Memory | None = None) -> None:
        self._store = store
        self._memory = memory
        self._digests = digests
        self._keys: dict[str, bytes] = {}
        self._found: Mapping[bytes, bytes] = {}
        self._new: dict[str, bytes] = {}

    def look_up(self, names: Iterable[str]) -> None:
        """Ask the store, once, for the forms of all files that may be needed."""
        code = code_digest()
        # The name is in the key because a form tells places, and a place names its file.
        self._keys = {
            name: make_key("input", code, name, self._digests[name]) for name in names if name in self._digests
        }
        if self._memory is not None:
            # What belongs to no present file is forgotten.
            self._memory.retain(self._keys.values())
        remembered = self._memory.keys if self._memory else frozenset()
        wanted = [key for key in self._keys.values() if key not in remembered]
        self._store.need(self._keys.values())
        self._found = self._store.get(wanted) if wanted else {}

    def digest_of(self, name: str) -> bytes | None:
        """Return the digest of the content of a file, if it is known."""
        return self._digests.get(name)

    def form_of(self, name: str) -> bytes | None:
        """Return the form that is kept of a file, if one is."""
        key = self._keys.get(name)
        return self._found.get(key) if key is not None else None

    def recall(self, name: str) -> object | None:
        """Return what was read of a file with the same content before, in this process; None if nothing was."""
        key = self._keys.get(name)
        return self._memory.get(key) if self._memory is not None and key is not None else None

    def remember(self, name: str, value: object) -> None:
        """Remember what was read of a file, for as long as this process lives."""
        key = self._keys.get(name)
        if self._memory is not None and key is not None:
            self._memory.put(key, value)

    def keep(self, name: str, form: bytes) -> None:
        """Note a form that is to be kept."""
        self._new[name] = form

    @property
    def new_names(self) -> tuple[str, ...]:
        """The files whose forms are to be kept."""
        return tuple(self._new)

    def save(self, but_not: Iterable[str]) -> None:
        """Keep the new forms, except those of the files named."""
        left_out = frozenset(but_not)
        entries = {
            self._keys[name]: form for name, form in self._new.items() if name in self._keys and name not in left_out
        }
        if entries:
            self._store.put(entries)

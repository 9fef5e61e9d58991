"""Notes what is asked for while something is made, so that it is made again when an answer changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

# What can be asked for: the kind of thing, then what names it. `ALL` stands for each of a kind, and how many.
Fact = tuple[str, ...]
ALL = "*"

K = TypeVar("K")
V = TypeVar("V")


class Ledger:
    """What has been asked for since it was opened last; openings are nested."""

    def __init__(self) -> None:
        self.asked: set[Fact] = set()
        self.known: dict[Fact, Fact] = {}

    @contextmanager
    def open(self) -> Iterator[set[Fact]]:
        """Give the facts that are asked for within; they do not count for what is being made around."""
        before, self.asked = self.asked, set()
        try:
            yield self.asked
        finally:
            self.asked = before


class Asked(Mapping[K, V]):
    """A mapping that notes what is asked of it: a key, or all it has.

    The facts are `(*kind, key)`, and `(*kind, ALL)` for whatever depends on every key.
    """

    def __init__(self, inner: Mapping[K, V], ledger: Ledger, *kind: str) -> None:
        self.inner, self._ledger, self._kind = inner, ledger, kind
        self._all = (*kind, ALL)

    def _note(self, key: object) -> None:
        names: Any = key if isinstance(key, tuple) else (key,)
        fact = (*self._kind, *names)
        # The same fact is one object, or hundreds of thousands of equal ones would be sent between processes.
        self._ledger.asked.add(self._ledger.known.setdefault(fact, fact))

    def __getitem__(self, key: K) -> V:
        self._note(key)
        return self.inner[key]

    def get(self, key: K, default: V | None = None) -> V | None:  # type: ignore[override]
        self._note(key)
        return self.inner.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return key in self.inner

    def __iter__(self) -> Iterator[K]:
        self._ledger.asked.add(self._all)
        return iter(self.inner)

    def __len__(self) -> int:
        self._ledger.asked.add(self._all)
        return len(self.inner)

    def keys(self):  # type: ignore[no-untyped-def]
        self._ledger.asked.add(self._all)
        return self.inner.keys()

    def values(self):  # type: ignore[no-untyped-def]
        self._ledger.asked.add(self._all)
        return self.inner.values()

    def items(self):  # type: ignore[no-untyped-def]
        self._ledger.asked.add(self._all)
        return self.inner.items()

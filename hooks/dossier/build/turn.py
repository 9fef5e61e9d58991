"""Sees to it that only one build at a time works on a site."""

from __future__ import annotations

import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NAME = "lock"


@contextmanager
def take_turn(folder: Path) -> Iterator[None]:
    """Hold a folder's lock; wait for whoever holds it. It is free again when its holder ends, in whatever way."""
    with try_turn(folder) as is_ours:
        if is_ours:
            yield
            return
    sys.stderr.write("Another build is running; this one waits for it.\n")
    with (folder / _NAME).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def try_turn(folder: Path) -> Iterator[bool]:
    """Hold a folder's lock if nobody does; tell whether it is held now."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _NAME).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True

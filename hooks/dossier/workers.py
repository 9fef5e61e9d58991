"""Does work on all processors: each further process is forked from this one and sees all that it knows."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from ctypes import c_int
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from multiprocessing.sharedctypes import Synchronized
from typing import TypeVar

from dossier.stopped import Stopped

T = TypeVar("T")

# Below so many items starting a process costs more than it saves.
_LEAST = 32
_FORK = get_context("fork")
# What a process sends: the number of an item with its result; after the last one nothing.
Sent = tuple[int, object] | None


@dataclass(frozen=True)
class _Refused:
    """What the system refused to a process, as its last result."""

    error: OSError


class ProcessLost(Stopped):
    """A process ended before it had done its work; it has written why itself, if it could."""


def count_processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0))


def share_out(do: Callable[[int], T], number: int, *, least: int = _LEAST) -> Iterator[T]:
    """Yield `do(0)`, `do(1)` … `do(number - 1)` in this order, made on all processors, this process among them.

    `do` is not sent anywhere, only its results are: it may hold anything. What it changes in memory is lost, unless it
    runs in this process, as it does where there is one processor, there are fewer than `least` items, or this process
    has several threads.

    Raises what `do` raises here; where the system refuses something to another process, the same OSError; and
    ProcessLost where that ended otherwise. No process is left working.
    """
    others = min(count_processors(), number) - 1
    # A fork copies the locks that other threads hold, and they would never be released.
    if others < 1 or number < least or threading.active_count() > 1:
        yield from map(do, range(number))
        return
    following = _FORK.Value(c_int, 0)
    received: queue.SimpleQueue[Sent] = queue.SimpleQueue()
    # All processes before the first thread.
    forked = [_fork(do, number, following) for _ in range(others)]
    readers = [threading.Thread(target=_read, args=(pipe, received), daemon=True) for _, pipe in forked]
    for reader in readers:
        reader.start()
    waiting: dict[int, T] = {}
    wanted = 0
    try:
        for item, result in _collect(do, number, following, received, others):
            if isinstance(result, _Refused):
                raise result.error
            waiting[item] = result
            while wanted in waiting:
                yield waiting.pop(wanted)
                wanted += 1
    finally:
        _skip_to(number, following)
        for process, _ in forked:
            process.join()
        # As long as one is there, nothing more is shared out.
        for reader in readers:
            reader.join()
    if wanted < number:
        raise ProcessLost(f"a process ended before it had done its work: {number - wanted} of {number} are missing")


def _collect(
    do: Callable[[int], T], number: int, following: Synchronized[int], received: queue.SimpleQueue[Sent], others: int
) -> Iterator[tuple[int, T | _Refused]]:
    """Do what there is to do, and yield what the other processes have done meanwhile, until all have ended."""
    running = others
    item = _take(following)
    while item < number or running:
        if item < number:
            yield item, do(item)
            item = _take(following)
        while running and not (received.empty() and item < number):
            sent = received.get()
            if sent is None:
                running -= 1
            else:
                yield sent  # type: ignore[misc]


def _fork(do: Callable[[int], object], number: int, following: Synchronized[int]) -> tuple[ForkProcess, Connection]:
    """Start a process; return it with the pipe on which it sends what it has done, closed when it ends."""
    here, there = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_work, args=(do, number, following, there), daemon=True)
    process.start()
    there.close()
    return process, here


def _work(do: Callable[[int], object], number: int, following: Synchronized[int], there: Connection) -> None:
    item = _take(following)
    while item < number:
        try:
            there.send((item, do(item)))
        except OSError as error:
            there.send((item, _Refused(error)))
            return
        item = _take(following)


def _read(here: Connection, received: queue.SimpleQueue[Sent]) -> None:
    """Pass on what a process sends, which would wait for this one otherwise: a pipe holds little."""
    while True:
        try:
            received.put(here.recv())
        except (EOFError, OSError):  # it has ended, perhaps amid a result
            received.put(None)
            return


def _take(following: Synchronized[int]) -> int:
    with following.get_lock():
        item = following.value
        following.value += 1
    return item


def _skip_to(number: int, following: Synchronized[int]) -> None:
    """Have no further item begun."""
    with following.get_lock():
        following.value = number


def split_evenly(items: Sequence[T], size: int) -> list[Sequence[T]]:
    """Return the items in runs of at most `size`, in their order."""
    return [items[at : at + size] for at in range(0, len(items), size)]

"""Runs a command, gives what the whole process and all that it started have cost."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL

# Reading what processes share takes some milliseconds of each second; more often would disturb what is measured.
_PAUSE = 0.2


@dataclass(frozen=True)
class Cost:
    """What a run took: seconds, and memory in bytes."""

    wall: float
    # User and system time of the process and of all its children.
    processor: float
    # The most that one process had resident at once.
    largest: int
    # The most that all processes had at once, shared pages counted once; from samples, so short peaks are missed.
    together: int

    def then(self, other: Cost) -> Cost:
        """Return the cost of one run after the other."""
        return Cost(
            self.wall + other.wall,
            self.processor + other.processor,
            max(self.largest, other.largest),
            max(self.together, other.together),
        )


class CommandFailed(Exception):
    """A command ended with an error; the message ends with what it said."""


def run_all(commands: Sequence[Sequence[str]], folder: Path, environment: Mapping[str, str], log: Path) -> Cost:
    """Run the commands one after the other in a folder and return what they cost together."""
    first, *rest = (_run(command, folder, environment, log) for command in commands)
    for cost in rest:
        first = first.then(cost)
    return first


def _run(command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> Cost:
    """Run a command in a session of its own, its words going into a log."""
    with log.open("wb") as words:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=words, stderr=words, start_new_session=True
        )
        watch = _Watch(process.pid)
        watch.start()
        try:
            # Of all calls, only this one tells what a single process and its children used.
            _, status, used = os.wait4(process.pid, 0)
        except KeyboardInterrupt:
            # In a session of its own, it has not heard of that.
            os.killpg(process.pid, SIGKILL)
            raise
        finally:
            watch.stop()
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said = log.read_text("utf-8", errors="replace")[-2000:]
        raise CommandFailed(f"{' '.join(command)} in {folder} ended with {process.returncode}:\n{said}")
    largest = used.ru_maxrss * 1024
    return Cost(wall, used.ru_utime + used.ru_stime, largest, max(largest, watch.most))


class _Watch(threading.Thread):
    """Looks again and again how much memory the processes of a session have."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self._session = session
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(_PAUSE):
            self.most = max(self.most, sum(map(count_bytes, find_session(self._session))))

    def stop(self) -> None:
        self._over.set()
        self.join()


def find_session(session: int) -> list[int]:
    """Return the processes that belong to a session."""
    found = []
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            try:
                # The name, in brackets, may hold anything; after it stand state, parent, group and session.
                fields = (path / "stat").read_text(errors="replace").rpartition(")")[2].split()
            except OSError:
                # It has ended meanwhile.
                continue
            if int(fields[3]) == session:
                found.append(int(path.name))
    return found


def count_bytes(process: int) -> int:
    """Return what a process has in memory, its part of what it shares counted; nothing if it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)

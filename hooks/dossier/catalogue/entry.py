"""A kind of problem: its title, why it matters, how to mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """A kind of problem. `fix` serves where the place of the problem suggests nothing better."""

    title: str
    why: str
    fix: str

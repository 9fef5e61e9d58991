"""Takes a name that is none of the known ones, gives the nearest of these, or the question whether it was meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

# How alike two names are at least, of 1: enough for letters that were left out, doubled or swapped.
_ALIKE = 0.6


def find_nearest(name: str, known: Iterable[str], least: float = _ALIKE) -> str:
    """Return the known name that is most like `name`; empty where none is like it."""
    return next(iter(difflib.get_close_matches(name, list(known), n=1, cutoff=least)), "")


def ask_for_nearest(name: str, known: Iterable[str], before: str = "") -> str:
    """Return the remedy that asks for the nearest known name, written behind `before`; empty where none is like it."""
    near = find_nearest(name, known)
    return f"did you mean `{before}{near}`?" if near else ""

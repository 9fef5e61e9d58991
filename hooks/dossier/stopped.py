"""Why work ended that nobody's input is to blame for: the machine, or its settings, did not allow it."""

from __future__ import annotations


class Stopped(RuntimeError):
    """The work could not go on; it says why, and what to do, for whoever runs the machine."""

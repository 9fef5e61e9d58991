"""Exchanges two folders in one step, so that whoever looks sees the one or the other and never a gap."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

# <linux/fs.h>, <fcntl.h>; `renameat2` is in glibc since 2.28 and in musl since 1.2.6.
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100
# What a system or a file system answers that can't; EPERM is what some containers say to calls that they don't know.
_UNABLE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM}


def exchange_folders(one: Path, other: Path, aside: Path) -> None:
    """Have two folders take each other's place, in one step where the system can (Linux on its own file systems).

    Elsewhere it takes three renames, and between the first two nothing is at `other`: what was there is `aside`.
    """
    if not _exchange(one, other):
        other.rename(aside)
        one.rename(other)
        aside.rename(one)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two paths; return False, with both as they were, where the system can't."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    if call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))

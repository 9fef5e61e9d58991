"""Tells whether the machine's own libraries that set type are there, without loading what stands on them."""

from __future__ import annotations

import ctypes
from functools import cache

# What WeasyPrint looks for, and what cuts its fonts.
_NAMES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")


@cache
def name_typesetter() -> str:
    """Return the version of Pango, which breaks the lines; empty where it, or another library, is missing."""
    try:
        pango, *_ = [ctypes.CDLL(name) for name in _NAMES]
    except OSError:
        return ""
    pango.pango_version_string.restype = ctypes.c_char_p
    return bytes(pango.pango_version_string()).decode()

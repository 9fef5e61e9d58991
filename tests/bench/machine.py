"""Says in words on which machine and with which versions a benchmark ran."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import distributions, version
from pathlib import Path

from bench.contestants import PEERS_PACKAGES

_COMPARED = ("hugo", "pagefind-bin", "mkdocs", "mkdocs-material", "mkdocs-static-i18n", "markdown")
_OWN = ("mkdocs", "mkdocs-material", "markdown", "pagefind-bin")


def describe_run() -> str:
    """Return the day, the machine and the versions, as a paragraph of Markdown."""
    today = datetime.now(UTC).date()
    found = {one.name.lower().replace("_", "-"): one.version for one in distributions(path=[str(PEERS_PACKAGES)])}
    peers = {name: found[name] for name in _COMPARED if name in found}
    own = {name: version(name) for name in _OWN}
    return (
        f"{today.day} {today:%B %Y}. {_describe_machine()}. Python {platform.python_version()}.\n"
        f"Compared: {_list(peers)}. The dossier's own: {_list(own)}."
    )


def _describe_machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    processors = len(os.sched_getaffinity(0))
    return (
        f"{processors} processors ({_find('/proc/cpuinfo', 'model name')}), {memory:.0f} GB of memory, "
        f"{platform.system()} {platform.release().split('-')[0]}"
    )


def _find(path: str, name: str) -> str:
    """Return the value of a line of a file of the kernel's."""
    lines: Iterable[str] = Path(path).read_text().splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "unknown")


def _list(versions: dict[str, str]) -> str:
    return ", ".join(f"{name} {number}" for name, number in versions.items())

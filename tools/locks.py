"""Takes two folders with lock files, before and after; prints which packages have come, gone or changed, as a table."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-bench.txt", "package-lock.json")
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;\\]+)", re.MULTILINE)
_HEAD = ("package", "old", "new", "in")
_NONE = "-"

Versions = dict[str, str]
Row = tuple[str, str, str, str]


def read_versions(path: Path) -> Versions:
    """Return the version of each package that a lock file pins; none where there is no such file."""
    if not path.is_file():
        return {}
    if path.suffix == ".txt":
        return dict(_PIN.findall(path.read_text()))
    packages: dict[str, dict[str, str]] = json.loads(path.read_text())["packages"]
    # The same package may lie in several places, in several versions.
    return {
        place.removeprefix("node_modules/").replace("/node_modules/", " > "): package["version"]
        for place, package in packages.items()
        if place.startswith("node_modules/") and "version" in package
    }


def compare(before: Path, after: Path) -> list[Row]:
    """Return package, old version, new version and lock files of each package that differs, by name."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for lock in LOCKS:
        old, new = read_versions(before / lock), read_versions(after / lock)
        for name in old.keys() | new.keys():
            versions = (old.get(name, _NONE), new.get(name, _NONE))
            if versions[0] != versions[1]:
                found.setdefault((name, *versions), []).append(Path(lock).stem)
    return sorted((*change, ", ".join(locks)) for change, locks in found.items())


def write_table(rows: list[Row]) -> str:
    """Return the rows in columns, below a head."""
    lines = [_HEAD, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEAD))]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)


if __name__ == "__main__":
    changed = compare(Path(sys.argv[1]), Path(sys.argv[2]))
    sys.stdout.write(f"{write_table(changed) if changed else 'No package has a newer version.'}\n")

"""Takes two folders, gives the first difference between them in words."""

from __future__ import annotations

from pathlib import Path

# So many bytes are shown before and after the first one that differs.
_BEFORE, _AFTER = 40, 40


def find_difference(one: Path, other: Path) -> str:
    """Return the first difference by path, with the offset and both excerpts; nothing where there is none."""
    first, second = _list_files(one), _list_files(other)
    for path in sorted(first.keys() | second.keys()):
        if path not in second:
            return f"{path}: only in {one}"
        if path not in first:
            return f"{path}: only in {other}"
        content, changed = first[path].read_bytes(), second[path].read_bytes()
        if content != changed:
            return _tell(path, content, changed)
    return "" if first else f"there is no file in {one}"


def _list_files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if not path.is_dir()}


def _tell(path: str, content: bytes, changed: bytes) -> str:
    shorter = min(len(content), len(changed))
    at = next((place for place in range(shorter) if content[place] != changed[place]), shorter)
    cut = slice(max(0, at - _BEFORE), at + _AFTER)
    return f"{path}: differs at byte {at}\n  {content[cut]!r}\n  {changed[cut]!r}"

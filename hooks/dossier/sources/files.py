"""Takes a folder, gives the text of each input file in it, and refuses files that cannot be input."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from dossier.problems import Location, Problems

MAX_BYTES = 2_000_000

# Unicode Technical Report 36, 3.3: characters that change the direction of what follows can make a text read as
# something else than it says. They have no use in the dossier's four scripts.
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def list_files(root: Path, folder: str, suffixes: tuple[str, ...], problems: Problems) -> Iterator[Path]:
    """Yield the files below `root/folder` with one of `suffixes`, sorted by path.

    A link that leaves `root` is noted as a problem and passed over; so is a name with a hidden meaning for paths.
    """
    base = root / folder
    if not base.is_dir():
        return
    real_root = root.resolve()
    for path in sorted(base.rglob("*")):
        name = path.relative_to(root).as_posix()
        if any(part.startswith(".") for part in path.relative_to(base).parts):
            continue
        if path.is_symlink() and not path.resolve().is_relative_to(real_root):
            problems.add("link-leaves-tree", Location(name), "this link leads out of the project's folder")
        elif path.suffix in suffixes and path.is_file():
            yield path


def read_text(path: Path, root: Path, problems: Problems) -> str | None:
    """Return the file's text with Unix line ends, or None after noting why it is refused (size, coding, emptiness)."""
    name = path.relative_to(root).as_posix()
    size = path.stat().st_size
    if size > MAX_BYTES:
        message = f"this file has {size:,} bytes; {MAX_BYTES:,} are allowed"
        problems.add("file-too-large", Location(name), message)
        return None
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.add("not-utf-8", Location(name, line), f"the byte at position {error.start} is not UTF-8")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        problems.add("empty-file", Location(name), "this file is empty")
        return None
    return None if _has_unsafe_character(text, name, problems) else text


def _has_unsafe_character(text: str, name: str, problems: Problems) -> bool:
    if text.isascii() and not any(char in text for char in map(chr, (*range(9), 11, 12, *range(14, 32), 127))):
        return False
    found = False
    for number, line in enumerate(text.split("\n"), start=1):
        for column, char in enumerate(line, start=1):
            if char in _DIRECTION or (char != "\t" and unicodedata.category(char) == "Cc"):
                label = unicodedata.name(char, "a control character").lower()
                message = f"an invisible character stands here: {label} (U+{ord(char):04X})"
                problems.add("unsafe-character", Location(name, number, column, 1, line), message)
                found = True
    return found

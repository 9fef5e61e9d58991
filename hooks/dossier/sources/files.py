"""Takes a folder, gives the text of each input file in it, and refuses files that cannot be input."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from dossier.problems import Location, Problems
from dossier.sources.characters import describe, find_unsafe

MAX_BYTES = 2_000_000


def list_files(root: Path, folder: str, suffixes: tuple[str, ...], problems: Problems) -> Iterator[Path]:
    """Yield the files below `root/folder` with one of `suffixes`, sorted by path.

    A link that leaves `root` is noted as a problem and passed over; so is a name with a hidden meaning for paths.
    """
    base = root / folder
    if not base.is_dir():
        return
    for path in sorted(base.rglob("*")):
        if any(part.startswith(".") for part in path.relative_to(base).parts):
            continue
        if is_inside(path, root, problems) and path.suffix in suffixes and path.is_file():
            yield path


def is_inside(path: Path, root: Path, problems: Problems) -> bool:
    """Tell whether a path leads, through whatever links, to something inside `root`; notes a link that does not."""
    name = path.relative_to(root).as_posix()
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError):  # nothing there, or links that lead in a circle
        problems.add("dead-link", Location(name), "this link leads to nothing")
        return False
    if not real.is_relative_to(root.resolve()):
        problems.add("link-leaves-tree", Location(name), "this link leads out of the project's folder")
        return False
    return True


def read_text(
    path: Path, root: Path, problems: Problems, is_private: Callable[[str], bool] = lambda text: False
) -> str | None:
    """Return the file's text with Unix line ends, or None after noting why it is refused (size, coding, emptiness).

    Where `is_private` says so of the text, no message echoes a line of it.
    """
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
    return None if _has_unsafe_character(text, name, problems, echo=not is_private(text)) else text


def _has_unsafe_character(text: str, name: str, problems: Problems, *, echo: bool) -> bool:
    found = [
        (number, column, character, line)
        for number, line in enumerate(text.split("\n"), start=1)
        for column, character in find_unsafe(line)
    ]
    for number, column, character, line in found:
        message = f"an invisible character stands here: {describe(character)}"
        problems.add("unsafe-character", Location(name, number, column + 1, 1, line if echo else ""), message)
    return bool(found)

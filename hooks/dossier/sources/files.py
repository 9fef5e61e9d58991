"""Takes the path of an input file, gives its bytes or its text, and refuses files that cannot be input."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from dossier.problems import Location, Problems
from dossier.sources.characters import LOST, describe, find_misread, find_unsafe, is_safe

MAX_BYTES = 2_000_000
# What git leaves where two changes meet; a line of `=` alone could be a heading's.
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?:[ \t]|$)", re.MULTILINE)

# Most texts have none of the letters with which a misread passage begins.
_MISREAD_SIGNS = re.compile("[\u00c2-\u00c5\u00d0\u00d1\u00e2]")


def is_inside(path: Path, root: Path, problems: Problems, within: str = "") -> bool:
    """Tell whether a path leads, through whatever links, to something inside `root`; notes a link that does not.

    What is hidden, such as `.git`, counts as outside; so does whatever is not in the folder `within`, if one is named.
    """
    name = path.relative_to(root).as_posix()
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError):  # nothing there, or links that lead in a circle
        problems.add("dead-link", Location(name), "this link leads to nothing")
        return False
    around = root.resolve()
    if not real.is_relative_to(around):
        problems.add("link-leaves-tree", Location(name), "this link leads out of the project's folder")
    elif any(part.startswith(".") for part in real.relative_to(around).parts):
        problems.add("link-leaves-tree", Location(name), "this link leads to something hidden")
    elif not real.is_relative_to(around / within):
        problems.add(
            "link-leaves-tree", Location(name), f"this link leads out of `{within}`, all of which is published"
        )
    else:
        return True
    return False


def never(_text: str) -> bool:
    """Say of any text that it is not private."""
    return False


def read_text(path: Path, root: Path, problems: Problems, is_private: Callable[[str], bool] = never) -> str | None:
    """Return the file's text with Unix line ends, or None after noting why it is refused (size, coding, emptiness).

    Where `is_private` says so of the text, no message echoes a line of it.
    """
    name = path.relative_to(root).as_posix()
    data = read_bytes(root, name, problems)
    return decode_text(data, name, problems, is_private) if data is not None else None


def read_bytes(root: Path, name: str, problems: Problems) -> bytes | None:
    """Return what the file `root/name` holds, or None after noting that it is too large."""
    with open(f"{root}/{name}", "rb") as file:  # noqa: PTH123 - of thousands of files, each path is parsed otherwise
        size = os.fstat(file.fileno()).st_size
        if size <= MAX_BYTES:
            return file.read()
    message = f"this file has {size:,} bytes; {MAX_BYTES:,} are allowed"
    problems.add("file-too-large", Location(name), message)
    return None


def decode_text(data: bytes, name: str, problems: Problems, is_private: Callable[[str], bool]) -> str | None:
    """Return the text of a file's bytes with Unix line ends, or None after noting why it is refused."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.add("not-utf-8", Location(name, line), f"the byte at position {error.start} is not UTF-8")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text or text.isspace():
        problems.add("empty-file", Location(name), "this file is empty")
        return None
    if not is_safe(text):
        _note_unsafe_characters(text, name, problems, echo=not is_private(text))
        return None
    if not _CONFLICT.search(text) and not _MISREAD_SIGNS.search(text):
        return text
    return None if _note_damage(text, name, problems, echo=not is_private(text)) else text


def _note_damage(text: str, name: str, problems: Problems, *, echo: bool) -> bool:
    """Note the first sign that a program has damaged the text; tell whether there is one."""
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if _CONFLICT.match(line):
            place = Location(name, number, 1, 7, line if echo else "")
            problems.add("conflict-marker", place, f"git left `{line[:7]}` here, where two changes meet")
            return True
    for number, line in enumerate(lines, start=1):
        found = find_misread(line)
        if found:
            place = Location(name, number, found.column + 1, len(found.letters), line if echo else "")
            stands = f"`{found.letters}` stands here in place of `{found.meant}`: " if echo else ""
            fix = "copy the text again from where it came, or put every such letter right"
            problems.add("not-utf-8", place, f"{stands}the text was read in the wrong coding", fix)
            return True
    return False


def _note_unsafe_characters(text: str, name: str, problems: Problems, *, echo: bool) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        for column, character in find_unsafe(line):
            message, fix = f"an invisible character stands here: {describe(character)}", ""
            if character == LOST:
                message, fix = "a letter was lost here: the text was read in the wrong coding", "type the letter again"
            problems.add("unsafe-character", Location(name, number, column + 1, 1, line if echo else ""), message, fix)

"""Nothing that readers see still holds the words of a skeleton, `TODO`, in place of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.library import Library, Text
from dossier.model.schedule import NEVER
from dossier.problems import Location, Problems

_MARK = "TODO"
_LEFT = re.compile(rf"\b{_MARK}\b")
# A field that was switched on as the skeleton has it, with nothing but an ellipsis.
_LEFT_IN_RECORD = re.compile(rf"\b(?P<todo>{_MARK})\b|[:{{\[,-]\s*[\"']?(?P<dots>…)[\"']?\s*(?:[,}}\]]|$)")


def check_written(library: Library, problems: Problems) -> None:
    """Note each line of a text, and each field of a record, that is left to write; a draft may have any."""
    for texts in library.texts.values():
        for text in texts.values():
            if library.shown_from(text) == NEVER:
                continue
            if not text.body.html.strip():
                place = Location(text.file, text.body.first_line)
                problems.add("left-to-write", place, "nothing stands below the fields of this text")
            if _is_left(text):
                for location in _find_lines(text):
                    problems.add("left-to-write", location, "what stands behind `TODO` is not written yet")
    for location in _find_fields(library):
        message = "the words that belong here are not written yet"
        problems.add("left-to-write", location, message, "write them, or put the hash back before the field")


def _is_left(text: Text) -> bool:
    # Files are opened only where something is found, which Python sees faster than an expression.
    return any(
        _MARK in words and _LEFT.search(words) for words in (text.front.title, text.front.summary, text.body.html)
    )


def _find_lines(text: Text) -> Iterator[Location]:
    for number, line in enumerate(text.tree.text.split("\n"), start=1):
        match = _LEFT.search(line)
        # In the fields on top, a line behind a hash explains the next one.
        if match and not (number < text.body.first_line and line.lstrip().startswith("#")):
            yield Location(text.file, number, match.start() + 1, len(_MARK))


def _find_fields(library: Library) -> Iterator[Location]:
    """Yield the place of each mark that `dossier new` left in a record that readers see."""
    for (kind, key), tree in library.trees.items():
        if not tree.marked or (key and _is_unseen(library, kind, key)):
            continue
        for number, line in tree.marked:
            match = None if line.lstrip().startswith("#") else _LEFT_IN_RECORD.search(line)
            if match:
                yield Location(
                    tree.file, number, match.start(match.lastgroup or 0) + 1, len(match[match.lastgroup or 0]), line
                )


def _is_unseen(library: Library, kind: str, key: str) -> bool:
    """Tell whether a record is a draft, withheld, or can't be read."""
    record = library.records(kind).get(key)
    return record is None or getattr(record, "shown_from", None) == NEVER

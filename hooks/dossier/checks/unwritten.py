"""Nothing that readers see still holds the words of a skeleton, `TODO`, in place of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.library import Library, Text
from dossier.model.schedule import NEVER
from dossier.problems import Location, Problems

_MARK = "TODO"
_LEFT = re.compile(rf"\b{_MARK}\b")


def check_written(library: Library, problems: Problems) -> None:
    """Note each line of a text, and each field of a record, that is left to write; a draft may have any."""
    for texts in library.texts.values():
        for text in texts.values():
            if library.shown_from(text) < NEVER and _is_left(text):
                for location in _find_lines(text):
                    problems.add("left-to-write", location, "what stands behind `TODO` is not written yet")
    for location in _find_fields(library):
        problems.add("left-to-write", location, "what stands behind `TODO` is not written yet")


def _is_left(text: Text) -> bool:
    # Files are opened only where something is found.
    return any(_LEFT.search(words) for words in (text.front.title, text.front.summary, text.body.html))


def _find_lines(text: Text) -> Iterator[Location]:
    for number, line in enumerate(text.tree.text.split("\n"), start=1):
        match = _LEFT.search(line)
        # In the fields on top, a line behind a hash explains the next one.
        if match and not (number < text.body.first_line and line.lstrip().startswith("#")):
            yield Location(text.file, number, match.start() + 1, len(_MARK))


def _find_fields(library: Library) -> Iterator[Location]:
    """Yield the place of each field in which `dossier new` leaves such words, and of which they were not taken."""
    for key, prisoner in library.prisoners.items():
        for language, words in prisoner.role.items():
            if _LEFT.search(words):
                yield library.locate("prisoner", key, "role", language)
    for key, publication in library.publications.items():
        note = getattr(publication, "guest_note", None) or {}
        for language, words in note.items():
            if _LEFT.search(words) and publication.shown_from < NEVER:
                yield library.locate("publication", key, "guest_note", language)

"""An edit of a corpus: the file that an editor saves, and what it says then."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

# The text and the record that every benchmark edits.
TEXT, RECORD = 3, 3


@dataclass(frozen=True)
class Edit:
    """A file and its new content."""

    path: Path
    content: str

    def save(self) -> None:
        """Write the file."""
        self.path.write_text(self.content, "utf-8")


def add_paragraph(path: Path, words: str) -> Edit:
    """Return the edit that ends a text with a paragraph of those words."""
    return Edit(path, f"{path.read_text('utf-8').rstrip()}\n\n{words}.\n")

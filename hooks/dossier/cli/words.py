"""Takes code and templates, brings the interface's words in them into every `data/words/<language>.po`."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from dossier.words.labels import LABELS

_METHODS = [("**.py", "python"), ("**.html", "jinja2")]
_KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "say": None, "quantity": (1, 2), "plural": (1, 2)}
# The language that the messages are in.
_SOURCE = "en"
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


@click.command()
def command() -> None:
    """Bring new words of the interface into data/words/."""
    for path, content in merge_words(Path()).items():
        Path(path).write_bytes(content)


def find_words(root: Path) -> Catalog:
    """Return the message ids of the engine and of the templates below `root`."""
    found = Catalog(creation_date=_EPOCH)
    for folder in ("hooks/dossier", "overrides"):
        for _, _, message, _, _ in extract_from_dir(root / folder, _METHODS, keywords=_KEYWORDS):
            # The name of a group, where code says `say(LABELS["list"][name])`.
            if message not in LABELS:
                found.add(message)
    return found


def merge_words(root: Path) -> dict[str, bytes]:
    """Return path and new content of each catalogue: known words kept, unused ones dropped, new ones empty.

    A new message that resembles another takes over its words, marked `fuzzy` for a translator to look at; pages don't
    show such words. English is the language of the messages, so its catalogue has nothing to take over.
    """
    template = find_words(root)
    merged = {}
    for path in sorted((root / "data/words").glob("*.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.stem)
        catalogue.update(template, no_fuzzy_matching=path.stem == _SOURCE)
        content = io.BytesIO()
        write_po(content, catalogue, width=110, sort_output=True, ignore_obsolete=True)
        merged[path.relative_to(root).as_posix()] = content.getvalue()
    return merged

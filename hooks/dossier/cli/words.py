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
_HEADER = """\
# The interface's words in this language. msgid is the English text; msgstr is what readers see.
# `make words` brings in new words; an empty msgstr shows the English text, and `make test` reports it."""
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


@click.command()
def command() -> None:
    """Bring new words of the interface into data/words/."""
    for path, content in merge_words(Path()).items():
        Path(path).write_bytes(content)


def find_words(root: Path) -> Catalog:
    """Return the message ids of the engine and of the templates below `root`."""
    found = Catalog()
    for folder in ("hooks/dossier", "overrides"):
        for _, _, message, _, _ in extract_from_dir(root / folder, _METHODS, keywords=_KEYWORDS):
            # The name of a group, where code says `say(LABELS["list"][name])`.
            if message not in LABELS:
                found.add(message)
    return found


def merge_words(root: Path) -> dict[str, bytes]:
    """Return path and new content of each catalogue: known words kept, unused ones dropped, new ones empty."""
    template = find_words(root)
    merged = {}
    for path in sorted((root / "data/words").glob("*.po")):
        with path.open("rb") as file:
            known = read_po(file, locale=path.stem)
        fresh = Catalog(
            locale=path.stem,
            project="The Belarus dossier",
            version="1",
            header_comment=_HEADER,
            fuzzy=False,
            creation_date=_EPOCH,
            revision_date=_EPOCH,
            last_translator=known.last_translator,
            language_team="The Belarus dossier",
            msgid_bugs_address="(see README.md)",
        )
        for message in template:
            if message.id:
                old = known.get(message.id)
                # A message that has become a plural one, or has ceased to be, is to be translated anew.
                kept = old.string if old and old.pluralizable == message.pluralizable else None
                fresh.add(message.id, kept or (("", "") if message.pluralizable else ""))
        content = io.BytesIO()
        write_po(content, fresh, width=110, sort_output=True)
        merged[path.relative_to(root).as_posix()] = content.getvalue()
    return merged

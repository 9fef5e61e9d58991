"""Takes a gettext catalogue, gives the interface's words in one language, with plural forms."""

from __future__ import annotations

import io
import re
from gettext import GNUTranslations, NullTranslations
from importlib.metadata import version
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from dossier.problems import Location, Problems
from dossier.sources.files import read_text
from dossier.store import NOTHING, Store, make_key

# A line of a catalogue (GNU gettext manual, "PO Files"): a comment, or a keyword and a text in quotes, or the latter.
_LINE = re.compile(r'(?:#.*|(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)?\s*"(?:[^"\\]|\\.)*"|)\s*\Z')
_PLACE = re.compile(r"%\(\w+\)s")


def read_catalogue(
    root: Path, language: str, problems: Problems, store: Store = NOTHING, digest: bytes = b""
) -> NullTranslations:
    """Return the words of `data/words/<language>.po`; notes a missing or unusable catalogue.

    English is the language of the message ids, so its catalogue may leave entries empty. What was compiled of a file
    with the same `digest`, and was without problems, is taken from the store.
    """
    name = f"data/words/{language}.po"
    key = make_key("words", name, digest, version("Babel"), Path(__file__).read_bytes())
    kept = store.get([key]).get(key) if digest else None
    if kept is not None:
        return GNUTranslations(io.BytesIO(kept))
    if not (root / name).is_file():
        problems.add("missing-words", Location(name), f"the language `{language}` has no catalogue of words")
        return NullTranslations()
    known = len(problems)
    text = read_text(root / name, root, problems)
    catalogue = _parse(text, name, language, problems) if text is not None else None
    if catalogue is None:
        return NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    try:
        words = GNUTranslations(compiled)
    except ValueError as error:  # the rule for plurals
        problems.add("broken-words", Location(name), f"the catalogue can't be used: {error}")
        return NullTranslations()
    if digest and len(problems) == known:
        store.put({key: compiled.getvalue()})
    return words


def _parse(text: str, name: str, language: str, problems: Problems) -> Catalog | None:
    lines = text.split("\n")
    broken = [(number, line) for number, line in enumerate(lines, start=1) if not _LINE.match(line)]
    for number, line in broken:
        problems.add("broken-words", Location(name, number, 1, len(line), line), "this line has no text in quotes")
    if broken:
        return None
    try:
        catalogue = read_po(io.BytesIO(text.encode()), locale=language, abort_invalid=True)
    except (PoFileError, ValueError, LookupError) as error:
        message = f"the catalogue can't be read: {str(error).splitlines()[0]}"
        problems.add("broken-words", Location(name, getattr(error, "lineno", 0) or 0), message)
        return None
    for entry in catalogue:
        _check_places(entry, lines, name, problems)
    return catalogue


def _can_be_filled(text: str, places: set[str]) -> bool:
    """Tell whether Python can fill the places; a lone % would stop it."""
    if not places:
        return True
    try:
        return bool(text % {place[2:-2]: "" for place in places} or True)
    except (ValueError, TypeError, KeyError):
        return False


def _check_places(message: Message, lines: list[str], name: str, problems: Problems) -> None:
    """Note a translation whose places differ from its message's: filling it would fail or lose a number."""
    if not message.id:
        return
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    said = [message.string or ""] if isinstance(message.string, str) else list(message.string or ())
    wanted = set(_PLACE.findall(ids[-1]))
    for text in said:
        if text and (set(_PLACE.findall(text)) != wanted or not _can_be_filled(text, wanted)):
            number = message.lineno or 0
            shown = lines[number - 1] if 0 < number <= len(lines) else ""
            places = ", ".join(f"`{place}`" for place in sorted(wanted)) or "no place"
            problems.add("broken-words", Location(name, number, 1, len(shown), shown), f"the msgstr needs {places}")

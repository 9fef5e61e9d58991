"""Takes a gettext catalogue, gives the interface's words in one language, with plural forms."""

from __future__ import annotations

import io
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from dossier.problems import Location, Problems


def read_catalogue(root: Path, language: str, problems: Problems) -> NullTranslations:
    """Return the words of `data/words/<language>.po`; notes a missing or unreadable catalogue.

    English is the language of the message ids, so its catalogue may leave entries empty.
    """
    name = f"data/words/{language}.po"
    path = root / name
    if not path.is_file():
        problems.add("missing-words", Location(name), f"the language `{language}` has no catalogue of words")
        return NullTranslations()
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        message = f"the catalogue can't be read: {str(error).splitlines()[0]}"
        problems.add("missing-words", Location(name, getattr(error, "lineno", 0) or 0), message)
        return NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)

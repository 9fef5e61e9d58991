"""Takes words in any letters, gives an id that is an address, and one that is still free."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count

import icu
from pydantic import TypeAdapter, ValidationError

from dossier.model.base import Identifier

# German letters in the German way, then every other script in Latin letters, then those without accents.
_TO_ASCII = "de-ASCII; Any-Latin; Latin-ASCII; Lower"
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
# Longer ones are hard to read out and to type; an id may have 80 characters.
_LONGEST = 50
_IDENTIFIER = TypeAdapter(Identifier)


def make_slug(words: str) -> str:
    """Return the words in small Latin letters, digits and hyphens, cut after a word; empty where nothing is left."""
    latin = icu.Transliterator.createInstance(_TO_ASCII).transliterate(words)
    latin = re.sub(r"(?<=\w)['’ʼʹ′`](?=\w)", "", latin)
    slug = _NO_LETTERS.sub("-", latin).strip("-")
    if len(slug) <= _LONGEST:
        return slug
    cut = slug[: _LONGEST + 1].rpartition("-")[0]
    return cut or slug[:_LONGEST]


def find_free_slug(slug: str, is_taken: Callable[[str], bool]) -> str:
    """Return the slug where it is free, else the first free one of `slug-2`, `slug-3` and so on."""
    if not is_taken(slug):
        return slug
    return next(f"{slug}-{number}" for number in count(2) if not is_taken(f"{slug}-{number}"))


def is_slug(text: str) -> bool:
    """Tell whether a text may be the id of a record."""
    try:
        _IDENTIFIER.validate_python(text)
    except ValidationError:
        return False
    return True

"""The templates' environment: everything is escaped, and a name that does not exist is an error."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

# The first letter that is not inside a tag.
_FIRST_LETTER = re.compile(r"(?:<[^>]*>|[\s„«“\"(])*[^\W\d_]")
TEMPLATES = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters["sentence"] = begin_sentence
    return environment


def begin_sentence(words: str) -> Markup:
    """Return the words with a capital first letter; the rest, names above all, stays as it is."""
    text = escape(words)
    match = _FIRST_LETTER.match(text)
    if match is None:
        return text
    at = match.end() - 1
    return Markup(text[:at] + text[at].upper() + text[at + 1 :])  # noqa: S704 - escaped above


def find_template(name: str) -> Template:
    """Return the template of that name."""
    return _environment().get_template(name)

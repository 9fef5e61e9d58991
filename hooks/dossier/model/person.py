"""An author or speaker, in the public role in which the institute named them."""

from __future__ import annotations

from pydantic import Field

from dossier.model.base import Identifier, Line
from dossier.model.texts import LocalText, Translated


class Person(Translated):
    """An author or speaker; `as_stated` is the role that the source gave at the time."""

    name: Line
    """The name in Latin letters, as the person writes it."""
    sort_name: Line
    """The name as lists order it: surname, comma, given name."""
    affiliation: Identifier | None = None
    """The organisation to which the person belonged, by its id."""
    affiliation_text: LocalText | None = None
    """The affiliation in words, where it is no record, in each language."""
    as_stated: LocalText | None = None
    """The role that the source gave at the time, in each language."""
    sources: tuple[Identifier, ...] = Field(min_length=1)
    """The sources for the role; at least one."""
    aliases: tuple[Line, ...] = ()
    """Old addresses of the page, without the language: `people/old-name/`."""

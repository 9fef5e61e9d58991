"""An author or speaker, in the public role in which the institute named them."""

from __future__ import annotations

from pydantic import Field

from dossier.model.base import Identifier, Line
from dossier.model.texts import LocalText, Translated


class Person(Translated):
    """An author or speaker; `as_stated` is the role that the source gave at the time."""

    name: Line
    sort_name: Line
    affiliation: Identifier | None = None
    affiliation_text: LocalText | None = None
    as_stated: LocalText | None = None
    sources: tuple[Identifier, ...] = Field(min_length=1)
    aliases: tuple[Line, ...] = ()

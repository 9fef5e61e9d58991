"""Standing pages, and the front matter that every language file has."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dossier.model.base import Line
from dossier.model.dates import Dated
from dossier.model.schedule import Scheduled
from dossier.model.texts import TextTranslation


class Page(Scheduled):
    """What the languages of a standing page share."""

    updated: Dated
    aliases: tuple[Line, ...] = ()


class FrontMatter(Scheduled):
    """The fields of a language file: title, standfirst, where a translation comes from, and its last change.

    `updated` is the day on which what the text says was changed, not its spelling; None is not since it was written.
    """

    title: Annotated[str, Field(min_length=1, max_length=200)]
    summary: Annotated[str, Field(min_length=1, max_length=600)]
    translation: TextTranslation | None = None
    updated: Dated | None = None

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
    """The day on which what the page says was last looked through."""
    aliases: tuple[Line, ...] = ()
    """Old addresses of the page, without the language: `old-name/`."""


class FrontMatter(Scheduled):
    """The fields of a language file: title, standfirst, where a translation comes from, and its last change.

    `updated` is the day on which what the text says was changed, not its spelling; None is not since it was written.
    """

    title: Annotated[str, Field(min_length=1, max_length=200)]
    """The title, up to 200 characters, without figures."""
    summary: Annotated[str, Field(min_length=1, max_length=600)]
    """What the text says, in one or two sentences, up to 600 characters; it may hold figures."""
    translation: TextTranslation | None = None
    """Which text this one was translated from and by whom; the original has none."""
    updated: Dated | None = None
    """The day on which what the text says was changed; not for corrected spelling."""

"""Topics and series: what groups publications, events and the timeline."""

from __future__ import annotations

from dossier.model.base import Line, Model
from dossier.model.texts import LocalText


class Topic(Model):
    """A subject; its label must exist in every language."""

    label: LocalText
    """The topic's name, in every language of the site."""
    description: LocalText
    """What the topic covers, in a sentence, in each language."""
    aliases: tuple[Line, ...] = ()
    """Old addresses of the page, without the language: `topics/old-name/`."""


class Series(Model):
    """A row of publications or events that the institute numbers or names."""

    label: LocalText
    """The name of the series, in every language of the site."""
    description: LocalText | None = None
    """What the series is, in a sentence, in each language."""
    aliases: tuple[Line, ...] = ()
    """Old addresses of the page, without the language: `series/old-name/`."""

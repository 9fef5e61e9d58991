"""Topics and series: what groups publications, events and the timeline."""

from __future__ import annotations

from dossier.model.base import Line, Model
from dossier.model.texts import LocalText


class Topic(Model):
    """A subject; its label must exist in every language."""

    label: LocalText
    description: LocalText
    aliases: tuple[Line, ...] = ()


class Series(Model):
    """A row of publications or events that the institute numbers or names."""

    label: LocalText
    description: LocalText | None = None
    aliases: tuple[Line, ...] = ()

"""A dated entry of the timeline."""

from __future__ import annotations

from pydantic import Field

from dossier.model.base import Confidence, Identifier
from dossier.model.conflict import Conflict
from dossier.model.dates import Dated
from dossier.model.texts import LocalText, Translated


class Moment(Translated):
    """Something that happened, with the sources that state it and the points on which they differ."""

    date: Dated
    """The day on which it happened, or the month or year where no more is known."""
    title: LocalText
    """What happened, in a few words, in each language."""
    detail: LocalText
    """What happened, in a sentence or two, in each language."""
    topics: tuple[Identifier, ...] = Field(min_length=1)
    """The topics under which it is listed; at least one."""
    confidence: Confidence
    """How well it is known: several sources, one, sources that differ, or worked out by the dossier."""
    conflicts: tuple[Conflict, ...] = ()
    """The points on which sources differ."""
    remarks: tuple[LocalText, ...] = ()
    """What else a reader should know, each in each language."""
    sources: tuple[Identifier, ...] = ()
    """The sources that state it."""

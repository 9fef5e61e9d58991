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
    title: LocalText
    detail: LocalText
    topics: tuple[Identifier, ...] = Field(min_length=1)
    confidence: Confidence
    conflicts: tuple[Conflict, ...] = ()
    remarks: tuple[LocalText, ...] = ()
    sources: tuple[Identifier, ...] = ()

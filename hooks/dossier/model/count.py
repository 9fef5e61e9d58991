"""Numbers of political prisoners as a body stated them for a day, and notes on how to read them."""

from __future__ import annotations

from typing import Literal

from dossier.model.base import Confidence, Identifier, Number, Qualifier
from dossier.model.dates import Dated
from dossier.model.texts import LocalText, Translated


class PrisonerCount(Translated):
    """A number of people on a day: held, recognised since 2020, or held without contact."""

    measure: Literal["held", "recognised-since-2020", "incommunicado"]
    """What is counted: people held, recognised since 2020, or held without contact."""
    date: Dated
    """The day for which the number was stated."""
    value: Number
    """The number that was stated."""
    qualifier: Qualifier
    """How exact the source says the number is."""
    women: Number | None = None
    """How many of them are women, where that was stated."""
    counted_by: LocalText | None = None
    """Who counted, in each language."""
    confidence: Confidence
    """How well it is known: several sources, one, sources that differ, or worked out by the dossier."""
    sources: tuple[Identifier, ...] = ()
    """The sources that state the number."""
    note: LocalText | None = None
    """What a reader should know about the number, in each language."""


class Note(Translated):
    """A sourced remark on a data set that is not one of its rows."""

    about: Literal["counts", "releases"]
    """The data set that the remark is about."""
    text: LocalText
    """The remark, in each language."""
    value: Number | None = None
    """A number that the remark states."""
    confidence: Confidence
    """How well it is known: several sources, one, sources that differ, or worked out by the dossier."""
    sources: tuple[Identifier, ...] = ()
    """The sources that the remark rests on."""

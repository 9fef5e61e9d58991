"""Numbers of political prisoners as a body stated them for a day, and notes on how to read them."""

from __future__ import annotations

from typing import Literal

from dossier.model.base import Confidence, Identifier, Number, Qualifier
from dossier.model.dates import Dated
from dossier.model.texts import LocalText, Translated


class PrisonerCount(Translated):
    """A number of people on a day: held, recognised since 2020, or held without contact."""

    measure: Literal["held", "recognised-since-2020", "incommunicado"]
    date: Dated
    value: Number
    qualifier: Qualifier
    women: Number | None = None
    counted_by: LocalText | None = None
    confidence: Confidence
    sources: tuple[Identifier, ...] = ()
    note: LocalText | None = None


class Note(Translated):
    """A sourced remark on a data set that is not one of its rows."""

    about: Literal["counts", "releases"]
    text: LocalText
    value: Number | None = None
    confidence: Confidence
    sources: tuple[Identifier, ...] = ()

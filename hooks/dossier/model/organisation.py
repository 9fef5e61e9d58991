"""An organisation that publications, events or ways to help name."""

from __future__ import annotations

from pydantic import Field

from dossier.model.base import Address, Confidence, Identifier, LanguageTag, Line, Model
from dossier.model.dates import Dated
from dossier.model.texts import LocalText, Translated


class LegalRisk(Model):
    """What the Belarusian authorities have listed it as, since when, according to whom."""

    status: LocalText
    since: Dated
    sources: tuple[Identifier, ...] = ()


class Organisation(Translated):
    """An organisation; `recommended: false` keeps it out of advice, `editors_note` out of every output."""

    name: LocalText
    other_names: tuple[Line, ...] = ()
    kind: LocalText
    description: LocalText
    web: Address | None = None
    languages: tuple[LanguageTag, ...] = ()
    recommended: bool = True
    legal_risk: LegalRisk | None = None
    in_archive: bool
    archive_context: Line | None = None
    confidence: Confidence
    sources: tuple[Identifier, ...] = Field(min_length=1)
    editors_note: Line | None = None
    name_basis: Line | None = None

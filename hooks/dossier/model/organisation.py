"""An organisation that publications, events or ways to help name."""

from __future__ import annotations

from pydantic import Field

from dossier.model.base import Address, Confidence, Identifier, LanguageTag, Line, Model
from dossier.model.dates import Dated
from dossier.model.texts import LocalText, Translated


class LegalRisk(Model):
    """What the Belarusian authorities have listed it as, since when, according to whom."""

    status: LocalText
    """What the authorities have listed it as, in their words, in each language."""
    since: Dated
    """Since when it has been listed."""
    sources: tuple[Identifier, ...] = ()
    """The sources for the listing."""


class Organisation(Translated):
    """An organisation; `recommended: false` keeps it out of advice, `editors_note` out of every output."""

    name: LocalText
    """The name, as each language writes it."""
    other_names: tuple[Line, ...] = ()
    """Other names under which it may be searched for."""
    kind: LocalText
    """What kind of organisation it is, in each language."""
    description: LocalText
    """What it does, in a sentence, in each language."""
    web: Address | None = None
    """The address of its website."""
    languages: tuple[LanguageTag, ...] = ()
    """The languages of its website."""
    recommended: bool = True
    """Whether the pages on helping may name it; false keeps it out of all advice."""
    legal_risk: LegalRisk | None = None
    """What the Belarusian authorities have listed it as; it is shown wherever it is named."""
    in_archive: bool
    """Whether the institute's archive page on Belarus names it."""
    archive_context: Line | None = None
    """Where the archive page names it; for editors only."""
    confidence: Confidence
    """How well it is known: several sources, one, sources that differ, or worked out by the dossier."""
    sources: tuple[Identifier, ...] = Field(min_length=1)
    """The sources for what stands here; at least one."""
    editors_note: Line | None = None
    """A note for editors; it is never published."""
    name_basis: Line | None = None
    """Where the forms of the name come from; for editors only."""

"""A way to help, with the rules that sources give for it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dossier.model.base import Confidence, Identifier, Model
from dossier.model.dates import Dated
from dossier.model.texts import LocalText, Translated


class Rule(Model):
    """One piece of advice, with the day of its source and what to mind about its age."""

    id: Identifier
    text: LocalText
    stated: Dated | None
    scope: Literal["belarus", "russia"]
    confidence: Confidence
    sources: tuple[Identifier, ...] = ()
    validity: LocalText | None = None
    conflict: LocalText | None = None


class Way(Translated):
    """A way to help; `services` are the organisations that the institute's archive page named for it."""

    order: Annotated[int, Field(ge=1)]
    title: LocalText
    short: LocalText
    services: tuple[Identifier, ...] = ()
    weakly_sourced: bool = False
    gap: LocalText | None = None
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]

"""How long a statement is taken as current."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dossier.model.base import Model


class Limits(Model):
    """A status whose source is older than `status_confirmed_for_days` is shown as "not confirmed since" its day.

    What rests on sources that were all read longer ago than `source_read_for_days` is listed by `dossier status`.
    """

    status_confirmed_for_days: Annotated[int, Field(ge=1, le=3650)]
    """After how many days a status is shown as "not confirmed since" its day."""
    source_read_for_days: Annotated[int, Field(ge=1, le=3650)] = 365
    """After how many days `dossier status` lists what rests on sources that nobody has read since."""

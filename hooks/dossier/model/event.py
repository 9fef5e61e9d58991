"""Events: what took place when and where, who spoke, and which questions were discussed."""

from __future__ import annotations

from typing import Annotated, Literal

from babel.core import get_global
from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from dossier.model.base import Identifier, Line, Model
from dossier.model.dates import Dated
from dossier.model.publication import Involved, Mentions, Original, Recording
from dossier.model.schedule import Scheduled
from dossier.model.texts import LocalText


def _check_timezone(name: str) -> str:
    # CLDR's own name for no zone is no rule for a calendar.
    if name == "Etc/Unknown" or name not in get_global("zone_territories"):
        raise PydanticCustomError("unknown_timezone", "no time zone has the name `{name}`", {"name": name})
    return name


ClockTime = Annotated[str, StringConstraints(pattern=r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$")]
TimeZone = Annotated[str, AfterValidator(_check_timezone)]


class Occasion(Model):
    """The larger event of which a side event was part."""

    title: LocalText
    date: Dated | None = None


class EventBase(Scheduled):
    """What every event has; `start` and `end` are local times in `timezone`, None is not known."""

    date: Dated | None
    date_note: LocalText | None = None
    end_date: Dated | None = None
    start: ClockTime | None = None
    end: ClockTime | None = None
    timezone: TimeZone | None = None
    place: LocalText | None = None
    mode: Literal["online", "on-site", "hybrid"] | None = None
    topics: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    series: tuple[Identifier, ...] = ()
    people: tuple[Involved, ...] = ()
    partners: tuple[Identifier, ...] = ()
    questions: tuple[LocalText, ...] = ()
    recording: Recording | None = None
    original: Original
    sources: tuple[Identifier, ...] = ()
    mentions: Mentions = Mentions()
    publication: Identifier | None = None
    aliases: tuple[Line, ...] = ()


class SideEvent(EventBase):
    """An event beside a larger one."""

    kind: Literal["side-event"]
    part_of: Occasion


class InterviewEvent(EventBase):
    """A public conversation with one guest."""

    kind: Literal["interview-event"]


class Panel(EventBase):
    """A discussion of several speakers."""

    kind: Literal["panel"]


Event = Annotated[SideEvent | InterviewEvent | Panel, Field(discriminator="kind")]

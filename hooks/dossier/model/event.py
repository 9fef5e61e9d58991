"""Events: what took place when and where, who spoke, and which questions were discussed."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from babel.core import get_global
from pydantic import AfterValidator, Field, GetJsonSchemaHandler, StringConstraints
from pydantic_core import PydanticCustomError

from dossier.model.base import Identifier, Line, Model
from dossier.model.dates import Dated
from dossier.model.publication import Involved, Mentions, Original, Recording
from dossier.model.schedule import Scheduled
from dossier.model.texts import LocalText
from dossier.nearest import find_nearest


def _check_timezone(name: str) -> str:
    # CLDR's own name for no zone is no rule for a calendar.
    if name == "Etc/Unknown" or name not in get_global("zone_territories"):
        near = find_nearest(name, get_global("zone_territories"))
        context = {"name": name[:40], "near": near}
        raise PydanticCustomError("unknown_timezone", "no time zone has the name `{name}`", context)
    return name


ClockTime = Annotated[str, StringConstraints(pattern=r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]$")]


class _Zones:
    """Tells a JSON Schema the names of time zones, when one is made."""

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        del schema, handler
        return {"type": "string", "enum": sorted(set(get_global("zone_territories")) - {"Etc/Unknown"})}


TimeZone = Annotated[str, AfterValidator(_check_timezone), _Zones()]


class Occasion(Model):
    """The larger event of which a side event was part."""

    title: LocalText
    """The name of the larger event, in each language."""
    date: Dated | None = None
    """When the larger event was."""


class EventBase(Scheduled):
    """What every event has; `start` and `end` are local times in `timezone`, None is not known."""

    date: Dated | None
    """The day of the event, the first where it lasts longer; null where it is not known."""
    date_note: LocalText | None = None
    """Why this day, or why none is known, in each language."""
    end_date: Dated | None = None
    """The last day, where the event lasts longer than one."""
    start: ClockTime | None = None
    """When it begins, in local time: "17:00"."""
    end: ClockTime | None = None
    """When it ends, in local time: "18:30"."""
    timezone: TimeZone | None = None
    """The time zone of the hours by its common name: Europe/Vienna."""
    place: LocalText | None = None
    """Where it takes place, in each language."""
    mode: Literal["online", "on-site", "hybrid"] | None = None
    """Whether people meet online, on site or both."""
    topics: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    """The topics under which it is listed; at least one."""
    series: tuple[Identifier, ...] = ()
    """The series to which it belongs."""
    people: tuple[Involved, ...] = ()
    """Who speaks or moderates, in the order of the programme."""
    partners: tuple[Identifier, ...] = ()
    """The organisations that hold it together with the institute."""
    questions: tuple[LocalText, ...] = ()
    """The questions that are discussed, each in each language."""
    recording: Recording | None = None
    """The recording; leave out where there is none."""
    original: Original
    """The institute's own announcement of the event."""
    sources: tuple[Identifier, ...] = ()
    """The sources for the event's details."""
    mentions: Mentions = Mentions()
    """The records that the text is about, for links in both directions."""
    publication: Identifier | None = None
    """The publication that came out of the event."""
    aliases: tuple[Line, ...] = ()
    """Old addresses of the page, without the language: `events/old-name/`."""


class SideEvent(EventBase):
    """An event beside a larger one."""

    kind: Literal["side-event"]
    """What kind of event it is."""
    part_of: Occasion
    """The larger event beside which it took place."""


class InterviewEvent(EventBase):
    """A public conversation with one guest."""

    kind: Literal["interview-event"]
    """What kind of event it is."""


class Panel(EventBase):
    """A discussion of several speakers."""

    kind: Literal["panel"]
    """What kind of event it is."""


Event = Annotated[SideEvent | InterviewEvent | Panel, Field(discriminator="kind")]

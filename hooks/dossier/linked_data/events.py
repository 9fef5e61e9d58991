"""Events: status, time and place as far as they are known, and who spoke."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from dossier.linked_data.node import Node, exact_day, make_node
from dossier.linked_data.people import name_involved
from dossier.linked_data.subject import Subject
from dossier.linked_data.works import describe_video
from dossier.model.dates import PartialDate
from dossier.model.event import Event, SideEvent

_MODES = {
    "online": "https://schema.org/OnlineEventAttendanceMode",
    "on-site": "https://schema.org/OfflineEventAttendanceMode",
    "hybrid": "https://schema.org/MixedEventAttendanceMode",
}


def describe_event(subject: Subject) -> list[Node]:
    """Return an event; who held it is not recorded, so that it has no organiser."""
    record = subject.library.events[subject.page.identifier]
    last = record.end_date or (record.date if record.end else None)
    return [
        make_node(
            "Event",
            mainEntityOfPage=subject.url,
            url=subject.url,
            name=subject.title,
            description=subject.description,
            startDate=_moment(record.date, record.start, record.timezone),
            endDate=_moment(last, record.end, record.timezone),
            # No record knows of an event that was called off.
            eventStatus="https://schema.org/EventScheduled",
            eventAttendanceMode=_MODES.get(record.mode or ""),
            location=_location(subject, record),
            performer=[name_involved(subject, involved) for involved in record.people],
            superEvent=_occasion(subject, record),
            image=subject.card(),
            recordedIn=_recording(subject, record),
        )
    ]


def _moment(date: PartialDate | None, clock: str | None, zone: str | None) -> str | None:
    """Return a day, with the local time where that is known, and with its distance from UTC where the zone is."""
    day = exact_day(date)
    if day is None or clock is None or date is None or date.first is None:
        return day
    moment = datetime.combine(date.first, time.fromisoformat(clock), ZoneInfo(zone) if zone else None)
    return moment.isoformat(timespec="minutes")


def _location(subject: Subject, record: Event) -> list[Node]:
    """Return where it took place; empty where neither a place nor a mode is known."""
    places = []
    if record.place:
        name = subject.say(record.place)
        places.append(make_node("Place", name=name, address=name))
    if record.mode in ("online", "hybrid"):
        places.append(make_node("VirtualLocation", url=subject.showable(record.original.address)))
    return places


def _occasion(subject: Subject, record: Event) -> Node | None:
    if not isinstance(record, SideEvent):
        return None
    occasion = record.part_of
    return make_node("Event", name=subject.say(occasion.title), startDate=exact_day(occasion.date))


def _recording(subject: Subject, record: Event) -> Node | None:
    """Return the recording where its address is known: what is nowhere to be found is no video to a machine."""
    if record.recording is None or subject.showable(record.recording.address) is None:
        return None
    return describe_video(subject, record.recording, {"name": record.original.title})

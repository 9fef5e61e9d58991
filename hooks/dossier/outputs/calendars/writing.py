"""Takes the events of a calendar, gives it as a file (RFC 5545)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import icalendar

from dossier.edition import Edition
from dossier.outputs.artifact import Artifact
from dossier.outputs.calendars.entry import hold_text, make_entry
from dossier.outputs.calendars.zone import write_zone
from dossier.plan.addresses import calendar_of
from dossier.plan.site import PagePlan

_PRODUCT = "-//Institute for the Danube Region and Central Europe//Belarus dossier//EN"
_END = b"END:VCALENDAR\r\n"


@dataclass(frozen=True)
class Written:
    """An entry as it stands in every calendar that has it, and the years in which it has times, by their zone."""

    text: bytes
    years: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True)
class CalendarEntry:
    """Writes an event's entry in a language, for the event's own calendar and for that of all events."""

    language: str
    event: str

    def __call__(self, edition: Edition) -> Written:
        page = edition.plan.find("event", self.event, self.language)
        assert page is not None
        entry = make_entry(edition, page)
        return Written(entry.to_ical(), _years_by_zone(entry))


def write_calendar(edition: Edition, page: PagePlan, name: str, entries: Sequence[Written]) -> Artifact:
    """Return the calendar of a page, under a name that programs show."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    # RFC 7986 names a calendar so; many programs only know the older name.
    for field in ("name", "x-wr-calname"):
        calendar.add(field, hold_text(name))
    calendar.add("url", edition.site_url + page.address)
    years: dict[str, list[int]] = {}
    for entry in entries:
        for zone, found in entry.years.items():
            years.setdefault(zone, []).extend(found)
    zones = [write_zone(zone, min(found), max(found)) for zone, found in sorted(years.items())]
    head = calendar.to_ical().removesuffix(_END)
    content = b"".join([head, *zones, *[entry.text for entry in entries], _END])
    return Artifact(calendar_of(page.address, page.kind), content)


def _years_by_zone(entry: icalendar.Event) -> dict[str, tuple[int, ...]]:
    years: dict[str, tuple[int, ...]] = {}
    for moment in (entry.DTSTART, entry.DTEND):
        if isinstance(moment, datetime):
            zone = str(moment.tzinfo)
            years[zone] = (*years.get(zone, ()), moment.year)
    return years

"""The calendars: all events of a language, and each event alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import icalendar

from dossier.edition import Edition
from dossier.outputs.artifact import Artifact
from dossier.outputs.calendars.entry import hold_text, make_entry
from dossier.outputs.calendars.zone import describe_zone, read_zone
from dossier.plan.addresses import calendar_of
from dossier.plan.calendars import has_calendar, sort_events
from dossier.plan.site import PagePlan
from dossier.plan.titles import title_of_list, title_of_text
from dossier.plan.trail import HOME

_PRODUCT = "-//Institute for the Danube Region and Central Europe//Belarus dossier//EN"


class Calendars:
    """`events.ics` beside the list of events, and `event.ics` beside each event whose day is known."""

    name = "calendars"

    def artifacts(self, edition: Edition) -> Iterator[Artifact]:
        """Yield the calendars of each language; a language without datable events has none."""
        fitting, _ = sort_events(edition.library)
        for language, speech in edition.speeches.items():
            pages = [page for slug in fitting if (page := edition.plan.find("event", slug, language))]
            entries = {page.identifier: make_entry(edition, page) for page in pages}
            site = title_of_text(edition.library, "page", HOME[1], speech).text
            together = edition.plan.find("list", "events", language)
            if together and has_calendar(edition.library, together):
                name = f"{title_of_list('events', speech)} · {site}"
                yield _write(edition, together, name, list(entries.values()))
            for page in pages:
                title = title_of_text(edition.library, "event", page.identifier, speech).text
                yield _write(edition, page, title, [entries[page.identifier]])


def _write(edition: Edition, page: PagePlan, name: str, entries: Sequence[icalendar.Event]) -> Artifact:
    calendar = icalendar.Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    # RFC 7986 names a calendar so; many programs only know the older name.
    for field in ("name", "x-wr-calname"):
        calendar.add(field, hold_text(name))
    calendar.add("url", edition.site_url + page.address)
    for zone, years in sorted(_years_by_zone(entries).items()):
        calendar.add_component(describe_zone(read_zone(zone), min(years), max(years)))
    for entry in entries:
        calendar.add_component(entry)
    return Artifact(calendar_of(page.address, page.kind), calendar.to_ical())


def _years_by_zone(entries: Sequence[icalendar.Event]) -> dict[str, set[int]]:
    """Return the years in which the entries have times, by the name of the time zone."""
    years: dict[str, set[int]] = {}
    for entry in entries:
        for moment in (entry.DTSTART, entry.DTEND):
            if isinstance(moment, datetime):
                years.setdefault(str(moment.tzinfo), set()).add(moment.year)
    return years

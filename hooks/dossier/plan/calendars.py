"""Takes the library, gives the events that can stand in a calendar, and those whose day is not known well enough."""

from __future__ import annotations

from dossier.library import Library
from dossier.model.event import Event
from dossier.plan.listings import newest_events
from dossier.plan.site import PagePlan


def fits_calendar(event: Event) -> bool:
    """Tell whether an event's day is known; a calendar has no place for a month, a year, or 'not before'."""
    return event.date is not None and event.date.precision == "day"


def sort_events(library: Library) -> tuple[list[str], list[str]]:
    """Return the slugs of the events that fit a calendar, and of those that don't, both newest first."""
    events = newest_events(library)
    return (
        [slug for slug, event in events if fits_calendar(event)],
        [slug for slug, event in events if not fits_calendar(event)],
    )


def has_calendar(library: Library, page: PagePlan) -> bool:
    """Tell whether a page has a calendar: an event's with its day, and the list of events where there is such a one.

    RFC 5545 (3.6) knows no calendar without an entry.
    """
    if page.kind == "event":
        return fits_calendar(library.events[page.identifier])
    return page.key == ("list", "events") and any(fits_calendar(event) for event in library.events.values())

"""Events: upcoming and past ones, those of a year, and a page each."""

from __future__ import annotations

from dossier.pages.citing import cite_page
from dossier.pages.context import Context
from dossier.pages.recordings import show_recording
from dossier.pages.rendered import Rendered, render
from dossier.pages.surroundings import surround
from dossier.plan.listings import UNDATED, newest_events, upcoming_and_past, year_of, years_of_events


def render_event(context: Context) -> Rendered:
    """Return the page of one event."""
    identifier = context.page.identifier
    record = context.library.events[identifier]
    text = context.text("event", identifier)
    return render(
        context,
        "event.html",
        title=text.front.title,
        description=context.plain_summary(text),
        section="publications",
        text=text,
        record=record,
        recording=show_recording(record.recording, record.original),
        around=surround(context, record, text),
        citation=cite_page(context),
    )


def render_list(context: Context) -> Rendered:
    """Return the list of events, those to come before those that have been."""
    upcoming, past = upcoming_and_past(context.library, context.edition.today)
    return render(
        context,
        "events.html",
        title=context._("Events"),
        description=context._("Events on Belarus, upcoming and past."),
        section="publications",
        upcoming=upcoming,
        past=past,
        years=years_of_events(context.library),
        undated=UNDATED,
    )


def render_year(context: Context) -> Rendered:
    """Return the list of the events of one year."""
    library, year = context.library, context.page.identifier
    words = context._("Without a known date") if year == UNDATED else year
    return render(
        context,
        "events_of_year.html",
        title=context._("Events: %(which)s", which=words),
        description=context._("Events of the dossier: %(which)s.", which=words),
        section="publications",
        items=[(slug, event) for slug, event in newest_events(library) if year_of(event) == year],
        years=years_of_events(library),
        undated=UNDATED,
    )

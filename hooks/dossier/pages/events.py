"""Events: upcoming and past ones, and a page each."""

from __future__ import annotations

from dossier.pages.citing import cite_page
from dossier.pages.context import Context
from dossier.pages.rendered import Rendered, render
from dossier.plan.listings import upcoming_and_past


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
    )

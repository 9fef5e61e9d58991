"""The calendars: all events of a language, and each event alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.edition import Edition
from dossier.outputs.artifact import Artifact
from dossier.outputs.pages import pages_by_address
from dossier.plan.calendars import sort_events
from dossier.plan.titles import title_of_list, title_of_text
from dossier.plan.trail import HOME


class Calendars:
    """`events.ics` beside the list of events, and `event.ics` beside each event whose day is known.

    A part is a page with a calendar, by its address; a language without datable events has none.
    """

    name = "calendars"

    def parts(self, edition: Edition) -> Iterable[str]:
        """Yield the address of each page that has a calendar, language by language."""
        plan, (fitting, _) = edition.plan, edition.once(sort_events)
        for language in edition.speeches:
            together = plan.find("list", "events", language)
            if fitting and together:
                yield together.address
            yield from (page.address for slug in fitting if (page := plan.find("event", slug, language)))

    def artifacts(self, edition: Edition, part: str) -> Iterator[Artifact]:
        """Yield the calendar of a page."""
        page = edition.derive(pages_by_address)[part]
        speech = edition.speeches[page.language]
        if page.kind == "event":
            slugs = [page.identifier]
            name = title_of_text(edition.library, "event", page.identifier, speech).text
        else:
            slugs, _ = edition.once(sort_events)
            site = title_of_text(edition.library, "page", HOME[1], speech).text
            name = f"{title_of_list('events', speech)} · {site}"
        # The library for calendars takes longer to load than most edits to show.
        from dossier.outputs.calendars.writing import CalendarEntry, write_calendar  # noqa: PLC0415

        entries = [edition.derive(CalendarEntry(page.language, slug)) for slug in slugs]
        yield write_calendar(edition, page, name, entries)

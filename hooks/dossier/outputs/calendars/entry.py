"""Takes an event, gives its entry of a calendar (RFC 5545, 3.6.1)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import icalendar

from dossier.edition import Edition
from dossier.figures.in_texts import word_summary
from dossier.model.event import Event
from dossier.model.texts import choose_wording
from dossier.outputs.calendars.zone import read_zone
from dossier.outputs.characters import keep_allowed
from dossier.outputs.hours import word_hours
from dossier.outputs.identity import identify
from dossier.plan.changes import days_of
from dossier.plan.site import PagePlan
from dossier.prose.citations import without_citations
from dossier.words.labels import LABELS


def hold_text(text: str) -> icalendar.vText:
    """Return a text as a calendar holds it, its line ends escaped."""
    return icalendar.vText(keep_allowed(text))


def make_entry(edition: Edition, page: PagePlan) -> icalendar.Event:
    """Return the entry of an event's page; the event has a day.

    In every language it is the same event, so it has the same UID. DTSTAMP is the last change that the input tells of,
    as RFC 5545 (3.8.7.2) has it for a calendar without a method.
    """
    library, event = edition.library, edition.library.events[page.identifier]
    address = edition.site_url + page.address
    text = library.text_in("event", page.identifier, page.language)
    updated = days_of(library, "event", page.identifier, page.language).updated
    entry = icalendar.Event()
    entry.add("uid", str(identify("event", page.identifier)))
    entry.add("dtstamp", datetime(updated.year, updated.month, updated.day, tzinfo=UTC))
    start, end = _span(event)
    entry.add("dtstart", start)
    if end is not None:
        entry.add("dtend", end)
    own = {"LANGUAGE": text.language}
    entry.add("summary", hold_text(text.front.title), own)
    description = [word_summary(library, edition.speeches, text)]
    if event.date_note:
        description.append(
            without_citations(choose_wording(event.date_note, library.languages.chain(text.language)).text)
        )
    if event.start and not isinstance(start, datetime):
        speech = edition.speeches[text.language]
        description.append(f"{speech.say('Time')}: {word_hours(event, speech)}")
    entry.add("description", hold_text("\n".join([*description, address])), own)
    if event.place:
        place = choose_wording(event.place, library.languages.chain(page.language))
        entry.add("location", hold_text(without_citations(place.text)), {"LANGUAGE": place.language})
    entry.add("url", address)
    # A note on the date says by what reckoning the day was found, so it might be another.
    entry.add("status", "TENTATIVE" if event.date_note else "CONFIRMED")
    entry.add("categories", _categorise(edition, event, page.language), {"LANGUAGE": page.language})
    return entry


def _span(event: Event) -> tuple[date | datetime, date | datetime | None]:
    """Return beginning and end, None where no end is stated.

    A time stands only with its time zone: without one, a program would show it as the reader's own. Then, and where
    the hour of the end's day is missing, the entry holds for whole days, of which the last is named by the next.
    """
    assert event.date is not None
    assert event.date.first is not None
    first = event.date.first
    last = event.end_date.first if event.end_date and event.end_date.precision == "day" else None
    if not event.start or not event.timezone or (last and not event.end):
        return first, last + timedelta(days=1) if last else None
    zone = read_zone(event.timezone)
    start = datetime.combine(first, time.fromisoformat(event.start), zone)
    # Where the day of the end is only roughly known, so is the end.
    if not event.end or (event.end_date and not last):
        return start, None
    end = datetime.combine(last or first, time.fromisoformat(event.end), zone)
    return start, end if end > start else None


def _categorise(edition: Edition, event: Event, language: str) -> list[icalendar.vText]:
    chain = edition.library.languages.chain(language)
    kind = edition.speeches[language].say(LABELS["event"][event.kind])
    topics = [choose_wording(edition.library.topics[topic].label, chain).text for topic in event.topics]
    return [hold_text(words) for words in (kind, *topics)]

"""The day of a change lies neither ahead nor before the publication that the text is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from dossier.kinds import COLLECTIONS
from dossier.library import Library, Text
from dossier.model.dates import PartialDate
from dossier.model.schedule import ALWAYS
from dossier.model.texts import Review, Translated
from dossier.problems import Location, Problems


def check_changes(library: Library, today: date, problems: Problems) -> None:
    """Note changes and reviews after the day `today`, and texts changed before there was a publication."""
    for day, locate, seen in _days_of(library, today):
        if day.first and day.first > seen:
            message = f"{day.iso()} lies after the day of this build, {today.isoformat()}"
            problems.add("future-date", locate(), message)
    for identifier, publication in library.publications.items():
        for text in library.texts["publication", identifier].values():
            changed = text.front.updated
            if changed and publication.date and publication.date.is_after(changed):
                message = f"changed on {changed.iso()}, but published on {publication.date.iso()}"
                problems.add("change-before-publication", text.tree.locate(("updated",)), message)


# A day, what tells its place, and the first day on which a reader may see it.
Days = Iterator[tuple[PartialDate, Callable[[], Location], date]]


def _days_of(library: Library, today: date) -> Days:
    for texts in library.texts.values():
        for text in texts.values():
            yield from _days_of_text(text, max(today, _day_set_for(library, text)))
    for kind in COLLECTIONS:
        for identifier, record in library.records(kind).items():
            for language, made in record.translations.items() if isinstance(record, Translated) else ():
                if isinstance(made.reviewed, Review):
                    place = ("translations", language, "reviewed", "on")
                    yield made.reviewed.on, partial(library.locate, kind, identifier, *place), today


def _day_set_for(library: Library, text: Text) -> date:
    """Return the day that is set for a text to come out on, a draft or not."""
    record = library.records(text.owner[0])[text.owner[1]]
    return max(record.publish_on or ALWAYS, text.front.publish_on or ALWAYS)


def _days_of_text(text: Text, seen: date) -> Days:
    if text.front.updated:
        yield text.front.updated, partial(text.tree.locate, ("updated",)), seen
    if text.front.translation and isinstance(text.front.translation.reviewed, Review):
        yield text.front.translation.reviewed.on, partial(text.tree.locate, ("translation", "reviewed", "on")), seen

"""The day of a change lies neither ahead nor before the publication that the text is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from dossier.kinds import COLLECTIONS
from dossier.library import Library, Text
from dossier.model.dates import PartialDate
from dossier.model.texts import Review, Translated
from dossier.problems import Location, Problems


def check_changes(library: Library, today: date, problems: Problems) -> None:
    """Note changes and reviews after the day `today`, and texts changed before there was a publication."""
    for day, locate in _days_of(library):
        if day.first and day.first > today:
            message = f"{day.iso()} lies after the day of this build, {today.isoformat()}"
            problems.add("future-date", locate(), message)
    for identifier, publication in library.publications.items():
        for text in library.texts["publication", identifier].values():
            changed = text.front.updated
            if changed and publication.date and publication.date.is_after(changed):
                message = f"changed on {changed.iso()}, but published on {publication.date.iso()}"
                problems.add("change-before-publication", text.tree.locate(("updated",)), message)


# A day, and what tells its place.
Days = Iterator[tuple[PartialDate, Callable[[], Location]]]


def _days_of(library: Library) -> Days:
    for texts in library.texts.values():
        for text in texts.values():
            yield from _days_of_text(text)
    for kind in COLLECTIONS:
        for identifier, record in library.records(kind).items():
            for language, made in record.translations.items() if isinstance(record, Translated) else ():
                if isinstance(made.reviewed, Review):
                    place = ("translations", language, "reviewed", "on")
                    yield made.reviewed.on, partial(library.locate, kind, identifier, *place)


def _days_of_text(text: Text) -> Days:
    if text.front.updated:
        yield text.front.updated, partial(text.tree.locate, ("updated",))
    if text.front.translation and isinstance(text.front.translation.reviewed, Review):
        yield text.front.translation.reviewed.on, partial(text.tree.locate, ("translation", "reviewed", "on"))

"""A correction lies in the past, has an id of its own, rests on known sources and names nobody who is withheld."""

from __future__ import annotations

from datetime import date

from dossier.library import Library
from dossier.model.correction import Correction
from dossier.nearest import ask_for_nearest
from dossier.problems import Location, Problems


def check_corrections(library: Library, today: date, problems: Problems) -> None:
    """Note what is wrong with the list of corrections; whether the pages exist, the plan knows."""
    seen: set[str] = set()
    for number, correction in enumerate(library.corrections.corrections):
        if correction.id in seen:
            message = f"the correction `{correction.id}` stands here a second time"
            problems.add("address-taken", _place(library, number, "id"), message, "give each correction its own id")
        seen.add(correction.id)
        _check_days(library, number, correction, today, problems)
        _check_sources(library, number, correction, problems)
        for position, name in enumerate(correction.pages):
            if name.removeprefix("prisoner:") in library.withheld and name.startswith("prisoner:"):
                location = _place(library, number, "pages", position)
                hidden = Location(location.path, location.line, location.column)
                problems.add("withheld-person", hidden, "a withheld record is named here")


def _check_days(library: Library, number: int, correction: Correction, today: date, problems: Problems) -> None:
    for field, day in (("date", correction.date), ("since", correction.since)):
        if day and day.first and day.first > today:
            message = f"{day.iso()} lies after the day of this build, {today.isoformat()}"
            problems.add("future-date", _place(library, number, field), message)


def _check_sources(library: Library, number: int, correction: Correction, problems: Problems) -> None:
    for position, source in enumerate(correction.sources):
        if source in library.sources or ("source", source) in library.unread:
            continue
        problems.add(
            "unknown-reference",
            _place(library, number, "sources", position),
            f"no source has the id `{source}`",
            ask_for_nearest(source, library.sources),
        )


def _place(library: Library, number: int, *path: str | int) -> Location:
    return library.locate("corrections", "", "corrections", number, *path)

"""What readers see must not lead to what is held back, nor come out before its own date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from dossier.library import Library
from dossier.model.publication import Publication
from dossier.model.schedule import ALWAYS, NEVER
from dossier.problems import Location, Problems


def note_unpublished(library: Library, kind: str, identifier: str, location: Location, problems: Problems) -> bool:
    """Tell whether something is held back, and note that it is referred to; a text's kind is `text`, its id its file.

    This is seen only where the library is what readers may see on a day.
    """
    day = library.unpublished.get((kind, identifier))
    if day is None:
        return False
    problems.add("refers-to-draft", location, f"the {kind} `{identifier}` {tell_day(day)}")
    return True


def tell_day(day: date) -> str:
    """Return in words until when something is held back."""
    return "is a draft" if day == NEVER else f"comes out only on {day.isoformat()}"


def check_days_of_publication(library: Library, problems: Problems) -> None:
    """Note publications, and texts of them, that would come out before their own date."""
    for key, publication in library.publications.items():
        if publication.date and publication.date.first:
            for day, locate in _days_set(library, key, publication):
                if publication.date.first > day:
                    message = f"it comes out on {day.isoformat()}, but is dated {publication.date.iso()}"
                    problems.add("published-before-date", locate(), message)


def _days_set(library: Library, key: str, publication: Publication) -> Iterator[tuple[date, Callable[[], Location]]]:
    """Yield the day that is set for a publication, and those of texts of it that come out later."""
    own = publication.publish_on
    if own:
        yield own, partial(library.locate, "publication", key, "publish_on")
    for text in library.texts["publication", key].values():
        later = text.front.publish_on
        if later and later > (own or ALWAYS):
            yield later, partial(text.tree.locate, ("publish_on",))

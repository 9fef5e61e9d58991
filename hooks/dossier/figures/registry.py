"""Every figure that a text may ask for: its name, its arguments, and how it is found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dossier.figures import of_people, of_releases, of_statements
from dossier.figures.figure import Figure
from dossier.figures.query import SHOWN, FigureRefused, Query, read_day
from dossier.library import Library
from dossier.model.dates import FOREVER, PartialDate
from dossier.nearest import ask_for_nearest
from dossier.prose.expressions import Argument


@dataclass(frozen=True)
class Definition:
    """A figure's function, the arguments it must and may have beside `as_of`, and the noun that it counts."""

    make: Callable[[Query], Figure]
    noun: str
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    # A figure that names its record holds for that record's day; the others for the text's.
    dated: bool = True


FIGURES: dict[str, Definition] = {
    "released_total": Definition(of_releases.released_total, "people"),
    "released_people": Definition(of_releases.released_people, "people", may=("since",)),
    "women_released": Definition(of_releases.women_released, "women", may=("since",)),
    "men_released": Definition(of_releases.men_released, "men", may=("since",)),
    "waves": Definition(of_releases.waves, "waves", may=("since",)),
    "all_waves": Definition(of_releases.all_waves, "waves", may=("since",)),
    "released_in_wave": Definition(of_releases.released_in_wave, "people", ("release",), dated=False),
    "political_in_wave": Definition(of_releases.political_in_wave, "people", ("release",), dated=False),
    "women_in_wave": Definition(of_releases.women_in_wave, "women", ("release",), dated=False),
    "men_in_wave": Definition(of_releases.men_in_wave, "men", ("release",), dated=False),
    "stated_in_wave": Definition(of_releases.stated_in_wave, "people", ("release", "source"), dated=False),
    "wave_ordinal": Definition(of_releases.wave_ordinal, "waves", ("release",), dated=False),
    "stated_total": Definition(of_releases.stated_total, "people", ("total",), dated=False),
    "held": Definition(of_people.held, "prisoners"),
    "women_held": Definition(of_people.women_held, "women"),
    "recognised_since_2020": Definition(of_people.recognised_since_2020, "people"),
    "incommunicado": Definition(of_people.incommunicado, "people"),
    "stated_count": Definition(of_people.stated_count, "prisoners", ("count",), dated=False),
    "days_in_prison": Definition(of_people.days_in_prison, "days", ("prisoner",)),
    "people_recorded": Definition(of_people.people_recorded, "people"),
    "recorded_in_prison": Definition(of_people.recorded_in_prison, "people"),
    "recorded_free": Definition(of_people.recorded_free, "people"),
    "statement": Definition(of_statements.statement, "", ("statement",), dated=False),
    "note": Definition(of_statements.note, "people", ("note",), dated=False),
    "ways_to_help": Definition(of_statements.ways_to_help, "ways", dated=False),
    "sources_read": Definition(of_statements.sources_read, "sources", dated=False),
    "listed_organisations": Definition(of_statements.listed_organisations, "organisations", dated=False),
}


def make_figure(library: Library, name: str, arguments: Mapping[str, Argument], text_day: PartialDate | None) -> Figure:
    """Return a figure; `text_day` is the day of the text that asks, FOREVER for the newest, None where it has none.

    Raises FigureRefused with the reason and the remedy.
    """
    definition = find_definition(name)
    _check_arguments(name, definition, arguments)
    day = read_day(arguments["as_of"]) if "as_of" in arguments else text_day
    if day is None:
        if definition.dated:
            raise FigureRefused("this text has no date, so that the figure needs a day", 'add `as_of="2024-09-16"`')
        day = FOREVER
    return definition.make(Query(library, day, arguments))


def find_definition(name: str) -> Definition:
    """Return the definition of that name; raises FigureRefused with the nearest names."""
    if name not in FIGURES:
        known = ", ".join(sorted(FIGURES))
        raise FigureRefused(
            f"there is no figure `{name}`", ask_for_nearest(name, FIGURES) or f"the figures are: {known}"
        )
    return FIGURES[name]


def _check_arguments(name: str, definition: Definition, arguments: Mapping[str, Argument]) -> None:
    known = {*definition.needs, *definition.may, *SHOWN} | ({"as_of"} if definition.dated else set())
    for wanted in definition.needs:
        if wanted not in arguments:
            raise FigureRefused(f"`{name}` needs the argument `{wanted}`", f'write `figure("{name}", {wanted}="…")`')
    for given in sorted(arguments):
        if given not in known:
            raise FigureRefused(f"`{name}` has no argument `{given}`", f"its arguments are: {', '.join(sorted(known))}")

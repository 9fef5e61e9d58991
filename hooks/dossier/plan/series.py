"""Takes the library, gives what belongs to each series, in its order, with its gaps and each part's neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dossier.library import Library
from dossier.model.dates import PartialDate


@dataclass(frozen=True)
class Part:
    """A publication or event of a series, with its number there; None is none."""

    kind: str
    slug: str
    number: int | None = None


@dataclass(frozen=True)
class Neighbours:
    """What stands before and after a part in one of its series; None where nothing does."""

    series: str
    before: Part | None
    after: Part | None


def order_series(library: Library) -> Mapping[str, tuple[Part, ...]]:
    """Return the parts of every series: by number, then those without one by date, those without a date last."""
    found: dict[str, list[tuple[tuple[object, ...], Part]]] = {series: [] for series in sorted(library.series)}
    for series, part, day in _all_parts(library):
        if series in found:
            found[series].append((_sort_key(part, day), part))
    return {
        series: tuple(part for _, part in sorted(parts, key=lambda pair: pair[0])) for series, parts in found.items()
    }


def find_gaps(parts: Sequence[Part]) -> list[tuple[int, int]]:
    """Return the numbers up to the highest known that no part has, as stretches from the first to the last of each."""
    gaps = []
    expected = 1
    for number in sorted({part.number for part in parts if part.number is not None}):
        if number > expected:
            gaps.append((expected, number - 1))
        expected = number + 1
    return gaps


def find_neighbours(library: Library) -> Mapping[tuple[str, str], tuple[Neighbours, ...]]:
    """Return the neighbours of each publication and event in each series where it has one, by kind and slug."""
    found: dict[tuple[str, str], list[Neighbours]] = defaultdict(list)
    for name, parts in order_series(library).items():
        if len(parts) == 1:
            continue
        for before, part, after in zip((None, *parts), parts, (*parts[1:], None), strict=False):
            found[part.kind, part.slug].append(Neighbours(name, before, after))
    return {key: tuple(neighbours) for key, neighbours in found.items()}


def _all_parts(library: Library) -> Iterator[tuple[str, Part, PartialDate | None]]:
    for slug, publication in library.publications.items():
        if publication.series:
            yield publication.series, Part("publication", slug, publication.number), publication.date
    for slug, event in library.events.items():
        for series in dict.fromkeys(event.series):
            yield series, Part("event", slug), event.date


def _sort_key(part: Part, day: PartialDate | None) -> tuple[object, ...]:
    nowhere = (date.max, date.max)
    return part.number is None, part.number or 0, day.sort_key if day else nowhere, part.kind, part.slug

"""Takes the library, gives for each publication and event the others that share most with it, and what they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from typing import Literal

from dossier.library import Library
from dossier.model.event import Event
from dossier.model.publication import Publication

Bond = Literal["occasion", "release", "prisoner", "series", "person", "topic"]
Key = tuple[str, str]

# How much it says of two texts that they share one such thing, most first. Organisations are left out: nearly every
# text names the institute itself.
WEIGHTS: Mapping[Bond, int] = {"occasion": 8, "release": 4, "prisoner": 4, "series": 3, "person": 2, "topic": 2}
MOST = 5


@dataclass(frozen=True)
class Related:
    """A text that shares something with another: which bonds, and the ids of what is shared, in their order."""

    kind: str
    slug: str
    bonds: tuple[tuple[Bond, tuple[str, ...]], ...]


def relate_texts(library: Library) -> Mapping[Key, tuple[Related, ...]]:
    """Return up to five related texts of each publication and event, by the weight of what they share.

    Of equal weight the newer stands first, then the order of kind and slug decides.
    """
    features = {key: tuple(dict.fromkeys(_features_of(library, key, work))) for key, work in _works(library)}
    holders: dict[tuple[Bond, str], list[Key]] = defaultdict(list)
    for key, shared in features.items():
        for feature in shared:
            holders[feature].append(key)
    rank = {key: place for place, key in enumerate(_newest_first(library))}
    return {key: _choose(key, shared, holders, rank) for key, shared in features.items()}


def _choose(
    key: Key,
    features: tuple[tuple[Bond, str], ...],
    holders: Mapping[tuple[Bond, str], list[Key]],
    rank: Mapping[Key, int],
) -> tuple[Related, ...]:
    shared: dict[Key, dict[Bond, list[str]]] = defaultdict(lambda: defaultdict(list))
    weights: dict[Key, int] = defaultdict(int)
    for bond, identifier in features:
        for other in holders[bond, identifier]:
            if other != key:
                shared[other][bond].append(identifier)
                weights[other] += WEIGHTS[bond]
    nearest = nsmallest(MOST, weights, key=lambda other: (-weights[other], rank[other]))
    return tuple(
        Related(*other, tuple((bond, tuple(shared[other][bond])) for bond in WEIGHTS if bond in shared[other]))
        for other in nearest
    )


def _works(library: Library) -> Iterator[tuple[Key, Publication | Event]]:
    yield from ((("publication", slug), publication) for slug, publication in library.publications.items())
    yield from ((("event", slug), event) for slug, event in library.events.items())


def _features_of(library: Library, key: Key, work: Publication | Event) -> Iterator[tuple[Bond, str]]:
    kind, slug = key
    # An event and what was published of it share the publication's id.
    occasion = slug if kind == "publication" else getattr(work, "publication", None)
    if occasion:
        yield "occasion", occasion
    yield from (("release", name) for name in work.mentions.releases if name in library.releases)
    yield from (("prisoner", name) for name in work.mentions.prisoners if name in library.prisoners)
    series = work.series if isinstance(work.series, tuple) else (work.series,) if work.series else ()
    yield from (("series", name) for name in series)
    yield from (("person", involved.person) for involved in work.people)
    yield from (("topic", name) for name in work.topics)


def _newest_first(library: Library) -> list[Key]:
    days = {key: work.date.sort_key[0].toordinal() if work.date else 0 for key, work in _works(library)}
    return sorted(days, key=lambda key: (-days[key], key))

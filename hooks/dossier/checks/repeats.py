"""Two records never say the same: a wave that was entered twice would count twice."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from dossier.library import Library
from dossier.problems import Problems

# By kind, what two records that are really different never share all of.
_SAME: Mapping[str, Callable[[Any], Hashable]] = {
    "release": lambda wave: (wave.released, wave.kind, wave.count.total, frozenset(wave.sources)),
    "total": lambda total: (total.date, total.since, total.value, frozenset(total.sources)),
    "count": lambda count: (count.measure, count.date, count.value, _words(count.counted_by), frozenset(count.sources)),
    "statement": lambda said: (_words(said.about), said.date, said.value, said.unit, frozenset(said.sources)),
    "moment": lambda moment: (moment.date, _words(moment.title), frozenset(moment.sources)),
    "prisoner": lambda one: (_words(one.names), tuple((step.date, step.event) for step in one.history)),
    "person": lambda person: (person.name, frozenset(person.sources)),
    "organisation": lambda one: (_words(one.name), _words(one.description), one.web, frozenset(one.sources)),
    "place": lambda place: (place.kind, _words(place.name), _words(place.town)),
    "source": lambda source: (source.publisher, source.title, source.address, source.date),
}


def check_repeats(library: Library, problems: Problems) -> None:
    """Note records of a kind that say the same as an earlier one, and rules of a way that have the same name."""
    for kind, same in _SAME.items():
        first: dict[Hashable, str] = {}
        for key, record in sorted(library.records(kind).items()):
            earlier = first.setdefault(same(record), key)
            if earlier != key:
                message = f"this is the same {kind} as `{earlier}`"
                problems.add("same-record", library.locate(kind, key), message)
    for key, way in sorted(library.ways.items()):
        names: set[str] = set()
        for number, rule in enumerate(way.rules):
            if rule.id in names:
                location = library.locate("way", key, "rules", number, "id")
                problems.add("same-record", location, f"a rule `{rule.id}` stands here a second time", "rename one")
            names.add(rule.id)


def _words(by_language: Mapping[str, object] | None) -> Hashable:
    return repr(sorted((by_language or {}).items()))

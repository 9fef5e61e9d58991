"""Takes a record before and after a change, gives its short texts that were reworded in the first language only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dossier.model.base import Model

_Wordings = Mapping[str, str]


@dataclass(frozen=True)
class LeftBehind:
    """A short text of a record, by its fields, and the languages that still say what they said before."""

    field: str
    languages: tuple[str, ...]


def list_left_behind(before: Model, after: Model, codes: frozenset[str]) -> Iterator[LeftBehind]:
    """Yield each short text whose first language was reworded while others in `codes` were not.

    Items of a list have no names: a text is compared with the one of the same field that shares a wording with it and
    has not stayed as it is, so that items may be put in, taken out and moved.
    """
    was, now = _group(before, codes), _group(after, codes)
    for field, wordings in now.items():
        left = [item for item in was.get(field, ()) if item not in wordings]
        for item in wordings:
            if item in was.get(field, ()):
                continue
            found = next((other for other in left if _shared(other, item)), None)
            if found is None:
                continue
            left.remove(found)
            original = next(iter(item))
            if original in found and found[original] != item[original]:
                yield LeftBehind(field, _shared(found, item))


def _shared(one: _Wordings, other: _Wordings) -> tuple[str, ...]:
    return tuple(code for code, words in other.items() if one.get(code) == words)


def _group(record: Model, codes: frozenset[str]) -> dict[str, list[_Wordings]]:
    """Return all short texts of a record by the names of the fields that lead to them."""
    found: dict[str, list[_Wordings]] = {}
    for field, wordings in _walk(record, "", codes):
        found.setdefault(field, []).append(wordings)
    return found


def _walk(value: object, field: str, codes: frozenset[str]) -> Iterator[tuple[str, _Wordings]]:
    if isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _walk(getattr(value, name), f"{field}.{name}" if field else name, codes)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _walk(item, field, codes)
    elif isinstance(value, dict) and value:
        if codes.issuperset(value) and all(isinstance(words, str) for words in value.values()):
            yield field, value
        else:
            for item in value.values():
                yield from _walk(item, field, codes)

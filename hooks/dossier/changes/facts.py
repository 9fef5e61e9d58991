"""Takes a record before and after a change, gives each published fact that is no longer what it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

from dossier.changes.published import Published, Rows
from dossier.model.base import Model
from dossier.model.dates import PartialDate
from dossier.model.prisoner import Prisoner

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Change:
    """A fact that changed: its place in the record as it is now, what it is called, what it was and is, in words."""

    path: Path
    name: str
    was: str
    now: str


def compare_records(before: Model, after: Model, published: Published) -> Iterator[Change]:
    """Yield each fact that was stated and is stated otherwise now, or not at all; what was added is no change.

    A date that became more precise within what it could have been is no change either.
    """
    for fact in published.facts:
        yield from _compare(before, after, tuple(fact.split(".")), fact)
    for rows in published.rows:
        yield from _compare_rows(before, after, rows)
    if isinstance(before, Prisoner) and isinstance(after, Prisoner):
        yield from _compare_status(before, after)


def say_value(value: object) -> str:
    """Return a fact as its file states it."""
    if value is None:
        return "not stated"
    if isinstance(value, PartialDate):
        return value.iso()
    return str(value).lower() if isinstance(value, bool) else str(value)


def value_at(record: object, path: Path) -> object:
    """Return the value at a path of fields; None where one on the way is missing."""
    return reduce(lambda value, name: getattr(value, str(name), None), path, record)


def differs(was: object, now: object) -> bool:
    """Tell whether what was stated is no longer so; what was not stated before was added."""
    if isinstance(was, PartialDate) and isinstance(now, PartialDate):
        return was != now and not _narrows(was, now)
    return was is not None and was != now


def _narrows(was: PartialDate, now: PartialDate) -> bool:
    """Tell whether a date says more exactly what the other left open."""
    starts = was.first is None or (now.first is not None and now.first >= was.first)
    ends = was.last is None or (now.last is not None and now.last <= was.last)
    return starts and ends


def _compare(before: Model, after: Model, path: Path, name: str, at: Path = ()) -> Iterator[Change]:
    was, now = value_at(before, path), value_at(after, path)
    if differs(was, now):
        yield Change((*at, *path), name, say_value(was), say_value(now))


def _compare_status(before: Prisoner, after: Prisoner) -> Iterator[Change]:
    """A status of a certainly later day is news; another one for the same day, or for an earlier one, is a change."""
    was, now = before.status, after.status
    if now.as_of.is_after(was.as_of):
        return
    if was.value != now.value:
        yield Change(("status", "value"), f"status.value (as of {was.as_of.iso()})", was.value, now.value)
    yield from _compare(before, after, ("status", "as_of"), "status.as_of")


def _compare_rows(before: Model, after: Model, rows: Rows) -> Iterator[Change]:
    """Compare the items that are known by the same: equal ones first, then those that agree, then what is left."""
    left: dict[object, list[tuple[int, Model]]] = defaultdict(list)
    for number, item in enumerate(getattr(after, rows.field)):
        left[_key(item, rows)].append((number, item))
    missing: list[Model] = list(getattr(before, rows.field))
    missing = list(_leave_out(missing, left, rows, lambda was, now: _facts(was, rows) == _facts(now, rows)))
    missing = list(_leave_out(missing, left, rows, lambda was, now: not list(_compare_items(was, now, rows, ()))))
    for item in missing:
        candidates = left[_key(item, rows)]
        if candidates:
            nearest = max(candidates, key=lambda found: len(_sources(item) & _sources(found[1])))
            candidates.remove(nearest)
            yield from _compare_items(item, nearest[1], rows, (rows.field, nearest[0]))
        elif any(value is not None for value in _facts(item, rows)):
            yield Change((rows.field,), _name_row(item, rows), _say_facts(item, rows), say_value(None))


def _leave_out(
    items: list[Model],
    left: Mapping[object, list[tuple[int, Model]]],
    rows: Rows,
    agree: Callable[[Model, Model], bool],
) -> Iterator[Model]:
    """Yield the items that agree with none of those left; whichever one agrees with is left no more."""
    for item in items:
        candidates = left[_key(item, rows)]
        found = next((candidate for candidate in candidates if agree(item, candidate[1])), None)
        if found is None:
            yield item
        else:
            candidates.remove(found)


def _compare_items(before: Model, after: Model, rows: Rows, at: Path) -> Iterator[Change]:
    for fact in rows.facts:
        yield from _compare(before, after, (fact,), f"{_name_row(before, rows)}.{fact}", at)


def _key(item: Model, rows: Rows) -> tuple[object, ...]:
    return tuple(getattr(item, field) for field in rows.known_by)


def _facts(item: Model, rows: Rows) -> tuple[object, ...]:
    return tuple(getattr(item, field) for field in rows.facts)


def _sources(item: Model) -> set[str]:
    return set(getattr(item, "sources", ()))


def _name_row(item: Model, rows: Rows) -> str:
    known_by = ", ".join(map(say_value, _key(item, rows)))
    return f"{rows.field} ({known_by})" if known_by else rows.field


def _say_facts(item: Model, rows: Rows) -> str:
    return ", ".join(say_value(value) for value in _facts(item, rows) if value is not None)

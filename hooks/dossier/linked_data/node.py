"""Takes a type of schema.org and named values, gives a node of JSON-LD; dates and lengths as such nodes want them."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.model.dates import PartialDate

Node = Mapping[str, object]
_UNKNOWN: tuple[object, ...] = (None, "", [], ())


def make_node(schema_type: str, **values: object) -> Node:
    """Return a node without the values that are not known; `identity` becomes its `@id`."""
    found = {"@type": schema_type, "@id": values.pop("identity", None), **values}
    return {name: value for name, value in found.items() if value not in _UNKNOWN}


def exact_day(date: PartialDate | None) -> str | None:
    """Return a date that is known to the day; any other is left out, since machines would complete it to a day."""
    return date.iso() if date and date.precision == "day" else None


def write_length(length: str | None) -> str | None:
    """Return a length such as `12:30` or `1:02:03` as a duration (ISO 8601-1, 5.5.2): `PT12M30S`, `PT1H2M3S`."""
    if length is None:
        return None
    *hours, minutes, seconds = (int(part) for part in length.split(":"))
    return f"PT{hours[0]}H{minutes}M{seconds}S" if hours else f"PT{minutes}M{seconds}S"

"""Takes the values of a table, gives each as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from json.encoder import encode_basestring

Json = str | int | float | bool | None | list[str] | dict[str, str]


def write_each(values: Sequence[Json]) -> list[str]:
    """Return values as the standard encoder writes them, which takes its time to get ready for each."""
    return [encode_basestring(value) if isinstance(value, str) else _write(value) for value in values]


def _write(value: int | float | bool | list[str] | dict[str, str] | None) -> str:
    if value is None:
        return "null"
    if isinstance(value, list):
        return f"[{', '.join([encode_basestring(item) for item in value])}]"
    if isinstance(value, dict):
        pairs = [f"{encode_basestring(name)}: {encode_basestring(text)}" for name, text in value.items()]
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)

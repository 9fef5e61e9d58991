"""Dates as sources give them: a year, a month, a day, or only that something was before, after or between."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

Precision = Literal["day", "month", "year", "before", "after", "between"]

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
# How editors write dates by habit: 3.7.2024 or 7.2024, and 2024/7/3 or 2024-7.
_DAY_FIRST = re.compile(r"(?:(?P<day>\d{1,2})\. ?)?(?P<month>\d{1,2})\. ?(?P<year>\d{4}|\d\d)\Z", re.ASCII)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})(?:[-./](?P<day>\d{1,2}))?\Z", re.ASCII)
_IN_WORDS = re.compile(
    r"(?:(?P<day>\d{1,2})\.? )?(?P<month>[^\W\d]+)\.?(?: (?P<late>\d{1,2})(?:st|nd|rd|th)?,)? (?P<year>\d{4})\Z"
)
_QUOTES = "\"'“”„‟‘’‚«»‹› \u00a0"
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2100


@dataclass(frozen=True)
class PartialDate:
    """A date with its precision.

    `first` and `last` are the earliest and the latest day it can be; None is open. The text forms `2024`, `2024-07`
    and `2024-07-03` are those of ISO 8601-1, 5.2.2.
    """

    first: date | None
    last: date | None
    precision: Precision
    start: PartialDate | None = None
    end: PartialDate | None = None

    @property
    def sort_key(self) -> tuple[date, date]:
        """Order by the earliest possible day, then by the latest; an unknown side counts as the known one."""
        first = self.first or self.last or date.min
        return first, self.last or first

    @property
    def year(self) -> int:
        """The year in which it (at the earliest) was."""
        return self.sort_key[0].year

    def iso(self) -> str:
        """Return the ISO 8601 text; for before, after and between the interval form of ISO 8601-2 (`../2024-07`)."""
        if self.precision == "before":
            return f"../{self.end.iso() if self.end else ''}"
        if self.precision == "after":
            return f"{self.start.iso() if self.start else ''}/.."
        if self.precision == "between":
            return f"{self.start.iso() if self.start else ''}/{self.end.iso() if self.end else ''}"
        assert self.first is not None
        return self.first.isoformat()[: {"year": 4, "month": 7, "day": 10}[self.precision]]

    def is_after(self, other: PartialDate) -> bool:
        """Tell whether this is certainly later than `other`."""
        return self.first is not None and other.last is not None and self.first > other.last


# A day after every other: what is asked for as of it is the newest.
FOREVER = PartialDate(None, None, "day")


def parse_partial_date(value: object) -> PartialDate:
    """Return the date that an input value stands for: a text such as `2024-07`, or `{after: …, before: …}`.

    Raises PydanticCustomError `wrong_date_form` or `impossible_date`.
    """
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, dict):
        return _parse_window(value)
    match = _PARTIAL.match(str(value)) if isinstance(value, (str, int)) and not isinstance(value, bool) else None
    if match is None:
        context = {"value": _shown(value), "near": _guess_date(value) if isinstance(value, str) else ""}
        raise PydanticCustomError("wrong_date_form", "`{value}` is not a date", context)
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        raise PydanticCustomError("impossible_date", "the year {year} is out of range", {"year": year})
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise PydanticCustomError(
            "impossible_date", "`{value}` is not a day of the calendar", {"value": str(value)}
        ) from None
    if day:
        return PartialDate(first, first, "day")
    if month:
        return PartialDate(first, date(year, month, calendar.monthrange(year, month)[1]), "month")
    return PartialDate(first, date(year, 12, 31), "year")


def _guess_date(text: str) -> str:
    """Return the date that is meant where its parts have another order, another sign or too few digits; else nothing.

    A month may be a word in English or German. What stands between strokes, `3/7/2024`, may be March or July, so nobody
    guesses.
    """
    text = text.strip(_QUOTES)
    found = text if _PARTIAL.match(text) else _arrange(text)
    if not _PARTIAL.match(found):
        return ""
    try:
        parse_partial_date(found)
    except PydanticCustomError:
        return ""
    return found


def _arrange(text: str) -> str:
    """Return a date that was written as a habit has it in the order of ISO 8601; empty where its parts are unclear."""
    match = _DAY_FIRST.match(text) or _YEAR_FIRST.match(text)
    parts = match.groupdict() if match else _read_words(text)
    if not parts or (len(parts["year"]) == 2 and not parts["day"]):
        return ""
    year = f"20{parts['year']}"[-4:]
    return "-".join(f"{int(number):02}" for number in (year, parts["month"], parts["day"]) if number)


def _read_words(text: str) -> dict[str, str]:
    """Return the year, month and day of a date such as `20. November 2026` or `Nov 20, 2026`; nothing of any other."""
    match = _IN_WORDS.match(text)
    number = _months().get(match["month"].casefold()) if match else None
    if match is None or number is None:
        return {}
    return {"year": match["year"], "month": str(number), "day": match["day"] or match["late"] or ""}


def _months() -> dict[str, int]:
    # Only where a date is wrong: reading the languages' own takes as long as reading many records.
    from babel.dates import get_month_names  # noqa: PLC0415

    return {
        name.casefold().rstrip("."): number
        for locale in ("en", "de", "de_AT")
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=locale).items()
    }


def _shown(value: object) -> str:
    """Return an input value as an editor would write it."""
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)[:40]


def _parse_window(value: dict[Any, Any]) -> PartialDate:
    if not value or set(value) - {"after", "before"}:
        raise PydanticCustomError("wrong_date_form", "a window of dates has the fields `after` and `before` only")
    if any(isinstance(side, dict) for side in value.values()):
        raise PydanticCustomError("wrong_date_form", "`after` and `before` are dates, not windows")
    start = parse_partial_date(value["after"]) if "after" in value else None
    end = parse_partial_date(value["before"]) if "before" in value else None
    if start and end:
        if start.first and end.last and start.first > end.last:
            raise PydanticCustomError("impossible_date", "`after` is later than `before`")
        return PartialDate(start.first, end.last, "between", start, end)
    if start:
        return PartialDate(start.first, None, "after", start)
    assert end is not None
    return PartialDate(None, end.last, "before", None, end)


def parse_day(value: object) -> date:
    """Return the day that an input value such as `2026-12-01` stands for.

    Raises PydanticCustomError `wrong_day_form`, `wrong_date_form` or `impossible_date`.
    """
    if isinstance(value, date):
        return value
    found = parse_partial_date(value)
    if found.precision != "day" or found.first is None:
        context = {"fix": 'write it like `"2026-12-01"`'}
        raise PydanticCustomError("wrong_day_form", "this is not a full day", context)
    return found.first


_TEXT_SCHEMA = {
    "type": "string",
    "pattern": r"^(?:19\d\d|20\d\d|2100)(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$",
}
# As editors write dates: in quotes, so that a year is a text like any other date.
_SCHEMA = {
    "anyOf": [
        _TEXT_SCHEMA,
        {
            "type": "object",
            "properties": {"after": _TEXT_SCHEMA, "before": _TEXT_SCHEMA},
            "additionalProperties": False,
            "minProperties": 1,
        },
    ]
}
Dated = Annotated[
    PartialDate,
    PlainValidator(parse_partial_date),
    PlainSerializer(PartialDate.iso, return_type=str),
    WithJsonSchema(_SCHEMA),
]
# One day of the calendar, where nothing less exact will do.
Day = Annotated[
    date,
    PlainValidator(parse_day),
    PlainSerializer(date.isoformat, return_type=str),
    WithJsonSchema(
        {"type": "string", "pattern": r"^(?:19\d\d|20\d\d|2100)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$"}
    ),
]

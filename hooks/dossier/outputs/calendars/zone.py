"""Takes a time zone and the years that a calendar covers, gives the zone's rules in them (RFC 5545, 3.6.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


@cache
def read_zone(name: str) -> ZoneInfo:
    """Return a zone of the IANA data base by its name, such as `Europe/Vienna`.

    It comes from the pinned package, not from the machine: two machines make the same bytes.
    """
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


@cache
def write_zone(name: str, first_year: int, last_year: int) -> bytes:
    """Return a zone's rules in these years as they stand in a calendar."""
    return bytes(describe_zone(read_zone(name), first_year, last_year).to_ical())


def describe_zone(zone: ZoneInfo, first_year: int, last_year: int) -> Timezone:
    """Return a zone's rules from the first day of `first_year` to the last of `last_year`.

    What is in force at the beginning comes first, then each change. Written by hand because icalendar 7 gives the
    beginning of summer time as its first hour, where RFC 5545 (3.8.2.4, with 3.6.5) wants the last of winter time.
    """
    described = Timezone()
    described.add("tzid", zone.key)
    first = datetime(first_year, 1, 1, tzinfo=zone)
    described.add_component(_observe(first, first))
    for change in _changes(first.astimezone(UTC), datetime(last_year + 1, 1, 1, tzinfo=zone).astimezone(UTC), zone):
        described.add_component(_observe((change - _SECOND).astimezone(zone), change.astimezone(zone)))
    return described


def _observe(before: datetime, after: datetime) -> TimezoneStandard | TimezoneDaylight:
    """Return the rule that holds from `after` on; both moments know their offset, `before` is the last of the old."""
    rule = TimezoneDaylight() if after.dst() else TimezoneStandard()
    old, new = before.utcoffset(), after.utcoffset()
    assert old is not None
    assert new is not None
    rule.add("dtstart", (after - new + old).replace(tzinfo=None))
    rule.add("tzoffsetfrom", old)
    rule.add("tzoffsetto", new)
    rule.add("tzname", after.tzname())
    return rule


def _changes(first: datetime, last: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """Yield each moment (UTC, to the second) from which a zone has another offset or name."""
    moment = first
    while moment < last:
        following = moment + _DAY
        if _state(moment, zone) != _state(following, zone):
            early, late = moment, following
            while late - early > _SECOND:
                middle = early + timedelta(seconds=int((late - early).total_seconds()) // 2)
                early, late = (middle, late) if _state(middle, zone) == _state(moment, zone) else (early, middle)
            if late < last:
                yield late
        moment = following


def _state(moment: datetime, zone: ZoneInfo) -> tuple[timedelta | None, str | None]:
    there = moment.astimezone(zone)
    return there.utcoffset(), there.tzname()

"""Calendars hold the events of the data, at the right moment in every time zone, in the form that RFC 5545 demands."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import vobject
from babel.core import get_global
from dateutil.tz import tzical
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar, Event
from lxml import html

from dossier.edition import Edition
from dossier.outputs.artifact import make_artifacts
from dossier.outputs.calendars.entry import hold_text
from dossier.outputs.calendars.files import Calendars
from dossier.outputs.calendars.zone import describe_zone, read_zone
from dossier.plan.changes import days_of
from hostile.strings import HOSTILE
from small_sites import ROOT, copy_small_site
from unit.making import drop, edition_of, make, problems_of, rewrite

PANEL = "docs/events/invented-panel/event.yml"
ONE = "en/events/invented-panel/event.ics"
HOURS = 'start: "17:00"\nend: "18:30"\ntimezone: Europe/Vienna'


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The small site's edition."""
    return edition_of(copy_small_site(tmp_path_factory.mktemp("calendars") / "small"))


@pytest.fixture(scope="module")
def real() -> Edition:
    """The real site's edition."""
    return edition_of(ROOT)


@pytest.fixture(scope="module", params=["small", "real"])
def edition(request: pytest.FixtureRequest) -> Edition:
    """Each of the two."""
    found: Edition = request.getfixturevalue(request.param)
    return found


def _files(edition: Edition) -> dict[str, bytes]:
    return {file.path: file.content for file in make_artifacts(Calendars(), edition)}


def _events(content: bytes) -> list[vobject.base.Component]:
    calendar = vobject.readOne(content.decode())
    calendar.validate()
    return list(calendar.vevent_list)


def _lines(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")


def _value(content: bytes, name: str) -> str:
    (line,) = [line for line in _lines(content.partition(b"BEGIN:VEVENT")[2]) if re.match(rf"{name}[;:]", line)]
    return line


def _after(root: Path, old: str, new: str) -> bytes:
    rewrite(root / PANEL, old, new)
    return _files(edition_of(root))[ONE]


# Which calendars there are


def test_there_is_a_calendar_of_all_events_and_of_each_in_every_language(edition: Edition) -> None:
    slugs = set(edition.library.events)
    wanted = {f"{code}/events/events.ics" for code in edition.speeches}
    wanted |= {f"{code}/events/{slug}/event.ics" for code in edition.speeches for slug in slugs}
    assert set(_files(edition)) == wanted
    for code in edition.speeches:
        together = _events(_files(edition)[f"{code}/events/events.ics"])
        assert len({event.uid.value for event in together}) == len(together) == len(slugs)


@pytest.mark.parametrize("day", ["null", '"2024-10"', '"2024"', '{after: "2024-10-01"}'])
def test_an_event_without_a_day_is_in_no_calendar_and_the_pages_say_so(small_site: Path, day: str) -> None:
    rewrite(small_site / PANEL, 'date: "2024-10-02"', f"date: {day}")
    edition = edition_of(small_site)
    # A calendar without any event is none.
    assert _files(edition) == {}
    page = html.fragment_fromstring(str(make(edition, "list", "follow", "en").main), create_parent="div")
    said = " ".join(page.text_content().split())
    assert "The day of these events is not known, so no calendar holds them: An invented panel" in said
    assert "No event has a day that a calendar could hold." in said
    for key in (("list", "events"), ("event", "invented-panel"), ("list", "follow")):
        assert "text/calendar" not in make(edition, *key, "en").main


# As the standard demands


def test_every_line_ends_as_it_should_and_is_folded_at_75_octets_between_letters(edition: Edition) -> None:
    for content in _files(edition).values():
        assert content.endswith(b"END:VCALENDAR\r\n")
        assert b"\n" not in content.replace(b"\r\n", b"")
        for line in content.split(b"\r\n"):
            assert len(line) <= 75
            # A letter of two octets is never cut in two.
            line.decode()


def test_long_lines_in_belarusian_are_folded(real: Edition) -> None:
    content = _files(real)["be/events/events.ics"]
    folded = [line for line in content.split(b"\r\n") if line.startswith(b" ") and len(line.decode()) < len(line)]
    assert folded
    assert "Грамадзянская супольнасць" in content.decode().replace("\r\n ", "")


def test_what_every_calendar_and_event_must_have_is_there(edition: Edition) -> None:
    for path, content in _files(edition).items():
        lines = _lines(content)
        assert lines.count("VERSION:2.0") == 1
        assert lines.count("BEGIN:VCALENDAR") == 1
        assert len([line for line in lines if line.startswith("PRODID:")]) == 1
        for event in _events(content):
            assert re.fullmatch(r"[0-9a-f-]{36}", event.uid.value)
            assert event.status.value in {"CONFIRMED", "TENTATIVE"}
            assert event.url.value.startswith(f"{edition.site_url}{path[:3]}events/")
            assert event.categories.value
        named = set(re.findall(r"TZID=([^:;]+)", "\n".join(lines)))
        described = {line.removeprefix("TZID:") for line in lines if line.startswith("TZID:")}
        assert named == described


def test_an_event_says_what_the_data_says_in_the_language_of_its_words(small: Edition) -> None:
    german = _files(small)["de/events/invented-panel/event.ics"]
    (event,) = _events(german)
    assert event.summary.value == "Ein erfundenes Podium"
    assert event.summary.params["LANGUAGE"] == ["de"]
    assert event.location.value == "Beispielsaal, Wien"
    page = f"{small.site_url}de/events/invented-panel/"
    assert event.description.value == f"Eine Diskussion, die nie stattfand.\n{page}"
    assert event.url.value == page
    assert event.dtstart.value == datetime(2024, 10, 2, 15, tzinfo=UTC)
    assert event.dtend.value == datetime(2024, 10, 2, 16, 30, tzinfo=UTC)
    assert _value(german, "DTSTART") == "DTSTART;TZID=Europe/Vienna:20241002T170000"


def test_an_event_is_the_same_in_every_language_and_at_every_address(edition: Edition) -> None:
    moved = _files(replace(edition, site_url="https://elsewhere.test/"))
    for path, content in _files(edition).items():
        uids = [event.uid.value for event in _events(content)]
        assert uids == [event.uid.value for event in _events(moved[path])]
        assert uids == [event.uid.value for event in _events(_files(edition)[f"en{path[2:]}"])]


def test_a_calendar_is_stamped_with_the_last_change_and_not_with_the_day_of_the_build(edition: Edition) -> None:
    files = _files(edition)
    assert _files(replace(edition, today=date(2031, 5, 6))) == files
    for slug in edition.library.events:
        for code in edition.speeches:
            updated = days_of(edition.library, "event", slug, code).updated
            stamp = _value(files[f"{code}/events/{slug}/event.ics"], "DTSTAMP")
            assert stamp == f"DTSTAMP:{updated:%Y%m%d}T000000Z"


# What is known of the time


def test_without_hours_an_event_takes_the_whole_day(small_site: Path) -> None:
    content = _after(small_site, HOURS, "start: null")
    assert _value(content, "DTSTART") == "DTSTART;VALUE=DATE:20241002"
    assert b"DTEND" not in content
    assert b"VTIMEZONE" not in content


def test_without_a_time_zone_an_event_takes_the_whole_day_and_says_the_hours_in_words(small_site: Path) -> None:
    content = _after(small_site, "timezone: Europe/Vienna", "timezone: null")
    assert _value(content, "DTSTART") == "DTSTART;VALUE=DATE:20241002"
    assert "\\nTime: 17:00–18:30 (time zone not known)\\n" in _value(content, "DESCRIPTION")
    page = html.fragment_fromstring(str(make(edition_of(small_site), "list", "follow", "en").main), create_parent="div")
    assert "Where the time zone of an event is not known" in page.text_content()


def test_an_unknown_end_is_not_made_up(small_site: Path) -> None:
    content = _after(small_site, 'end: "18:30"', "end: null")
    assert _value(content, "DTSTART") == "DTSTART;TZID=Europe/Vienna:20241002T170000"
    assert b"DTEND" not in content
    assert b"DURATION" not in content


def test_an_event_of_several_days_ends_on_the_day_after_the_last(small_site: Path) -> None:
    content = _after(small_site, HOURS, 'start: null\nend_date: "2024-10-04"')
    assert _value(content, "DTSTART") == "DTSTART;VALUE=DATE:20241002"
    assert _value(content, "DTEND") == "DTEND;VALUE=DATE:20241005"


def test_an_event_of_several_days_with_hours_ends_at_its_hour(small_site: Path) -> None:
    content = _after(small_site, HOURS, f'{HOURS}\nend_date: "2024-10-28"')
    # Winter time has begun in between.
    (event,) = _events(content)
    assert event.dtend.value == datetime(2024, 10, 28, 17, 30, tzinfo=UTC)
    content = _after(small_site, 'end: "18:30"', "end: null")
    assert _value(content, "DTEND") == "DTEND;VALUE=DATE:20241029"
    assert "(Europe/Vienna)" in _value(content, "DESCRIPTION")


def test_an_end_on_a_day_that_is_only_roughly_known_is_left_out(small_site: Path) -> None:
    content = _after(small_site, HOURS, f'{HOURS}\nend_date: "2024-11"')
    assert b"DTEND" not in content


def test_a_day_found_by_reckoning_is_tentative_and_says_how_it_was_found(small_site: Path) -> None:
    assert _value(_files(edition_of(small_site))[ONE], "STATUS") == "STATUS:CONFIRMED"
    content = _after(small_site, "kind: panel", "kind: panel\ndate_note: {en: The day follows from an invented list.}")
    assert _value(content, "STATUS") == "STATUS:TENTATIVE"
    assert "\\nThe day follows from an invented list.\\n" in _value(content, "DESCRIPTION")


def test_events_in_several_zones_share_a_calendar(small_site: Path) -> None:
    folder = small_site / "docs/events"
    (folder / "second").mkdir()
    (folder / "second/event.yml").write_text(
        (folder / "invented-panel/event.yml")
        .read_text()
        .replace("Europe/Vienna", "Europe/Minsk")
        .replace("2024", "2021")
    )
    (folder / "second/en.md").write_text("---\ntitle: Second\nsummary: Invented.\n---\nInvented.\n")
    (folder / "second/de.md").write_text((folder / "invented-panel/de.md").read_text())
    content = _files(edition_of(small_site))["en/events/events.ics"]
    assert [line for line in _lines(content) if line.startswith("TZID:")] == ["TZID:Europe/Minsk", "TZID:Europe/Vienna"]
    starts = {event.summary.value: event.dtstart.value for event in _events(content)}
    assert starts["Second"] == datetime(2021, 10, 2, 14, tzinfo=UTC)
    drop(folder / "second")


# Time zones


@pytest.mark.parametrize(
    "name",
    ["Europe/Vienna", "Europe/Minsk", "Europe/Dublin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"],
)
@pytest.mark.parametrize("year", [1996, 2010, 2021, 2026])
def test_a_described_zone_tells_the_same_time_as_the_data_base(name: str, year: int) -> None:
    zone = read_zone(name)
    text = describe_zone(zone, year, year).to_ical().decode()
    described = tzical(_Text(text)).get(name)
    moment = datetime(year, 1, 1, 1, tzinfo=UTC) + timedelta(days=1)
    while moment < datetime(year, 12, 31, tzinfo=UTC):
        there = moment.astimezone(zone)
        local = there.replace(tzinfo=None)
        # An hour that comes twice may mean either.
        if there.replace(fold=1 - there.fold).utcoffset() == there.utcoffset():
            assert local.replace(tzinfo=described).utcoffset() == there.utcoffset(), (local, text)
        moment += timedelta(hours=1)


class _Text:
    """What dateutil reads from: it wants a file with a name."""

    name = "calendar"

    def __init__(self, text: str) -> None:
        self._text = text

    def read(self) -> str:
        return self._text


def test_a_change_of_time_is_given_by_the_clock_before_it() -> None:
    # RFC 5545, 3.6.5: New York's winter time of 1967 begins at two o'clock, which is one o'clock then.
    text = describe_zone(read_zone("Europe/Vienna"), 2024, 2024).to_ical().decode()
    assert re.findall(r"DTSTART:(\S+)", text) == ["20240101T000000", "20240331T020000", "20241027T030000"]
    assert re.findall(r"TZOFFSETTO:(\S+)", text) == ["+0100", "+0200", "+0100"]


def test_every_time_zone_that_an_event_may_have_can_be_read() -> None:
    names = set(get_global("zone_territories")) - {"Etc/Unknown"}
    assert len(names) > 400
    for name in names:
        assert read_zone(name).key == name


def test_the_name_for_no_zone_is_refused(small_site: Path) -> None:
    rewrite(small_site / PANEL, "Europe/Vienna", "Etc/Unknown")
    assert [problem.code for problem in problems_of(small_site)] == ["unknown-timezone"]


# What may not be in a calendar


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_adds_no_line_of_its_own(small_site: Path, text: str) -> None:
    written = "".join(char for char in text if char.isprintable() or char == "\n").replace("{{", "{").strip()[:190]
    title = (
        written.replace('"', '\\"').replace("\\1", "1").replace("..\\", "..").replace("\\g", "g").replace("\n", "\\n")
    )
    rewrite(small_site / "docs/events/invented-panel/en.md", "title: An invented panel", f'title: "{title}"')
    content = _files(edition_of(small_site))[ONE]
    (event,) = _events(content)
    clean = _files(edition_of(copy_small_site(small_site.parent / "clean")))[ONE]
    names = [re.split("[;:]", line)[0] for line in _lines(content)]
    assert names == [re.split("[;:]", line)[0] for line in _lines(clean)]
    assert event.dtstart.value == datetime(2024, 10, 2, 15, tzinfo=UTC)


@example("first\rBEGIN:VEVENT")
@example("first\r\nBEGIN:VEVENT")
@example("first\u2028BEGIN:VEVENT")
@given(st.text(max_size=200))
def test_any_text_stays_in_its_line(text: str) -> None:
    entry, calendar = Event(), Calendar()
    entry.add("summary", hold_text(text), {"LANGUAGE": "en"})
    calendar.add("name", hold_text(text))
    calendar.add_component(entry)
    lines = re.split(rb"\r\n(?! )|\r(?!\n)|(?<!\r)\n", calendar.to_ical())
    assert [re.split(b"[;:]", line)[0] for line in lines] == [
        b"BEGIN",
        b"NAME",
        b"BEGIN",
        b"SUMMARY",
        b"END",
        b"END",
        b"",
    ]

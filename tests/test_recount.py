"""Recounts every figure from the YAML files in the most naive way and compares it with what the engine makes.

The counting side reads data/ with plain PyYAML and knows nothing of the engine: dates are texts, people are files.
A new figure without a recount here fails the first test.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import Any, NamedTuple

import pytest
import yaml

from dossier.figures.figure import Figure
from dossier.figures.newest import day_covered, newest_count, newest_wave
from dossier.figures.query import FigureRefused
from dossier.figures.registry import FIGURES, make_figure
from dossier.figures.totals import compare_totals, running_totals
from dossier.figures.waves import ordinals_of
from dossier.library import Library
from dossier.model.dates import FOREVER
from dossier.problems import Problems
from dossier.reading import read_library
from small_sites import ROOT

# The day that stands for "the newest, whenever that was".
NEWEST = "9999-12-31"
HOLDS = (
    "detained charged convicted sentence-upheld sentence-changed transferred incommunicado-since re-imprisoned "
    "not-released still-imprisoned"
).split()
FREES = ["pardoned", "released", "exchanged", "deported"]


class Counted(NamedTuple):
    """A figure as counted here: its value, its qualifier, and the day for which it holds."""

    value: int | float
    qualifier: str
    day: str


# The naive side: files and texts


@cache
def _data(kind: str) -> dict[str, dict[str, Any]]:
    """Return the records of a folder by the names of their files; withheld ones left out."""
    found = {path.stem: yaml.safe_load(path.read_text()) for path in sorted((ROOT / "data" / kind).glob("*.yml"))}
    return {key: record for key, record in found.items() if record.get("publication") != "withheld"}


def _first(when: Any) -> str:
    """Return the earliest day that a date as written in a file can be; empty where that is open."""
    if isinstance(when, dict):
        return _first(when["after"]) if "after" in when else ""
    return f"{when}-01-01"[:10] if len(str(when)) == 4 else f"{when}-01"[:10]


def _last(when: Any) -> str:
    """Return the latest day that a date as written in a file can be."""
    if isinstance(when, dict):
        return _last(when["before"]) if "before" in when else NEWEST
    text = str(when)
    if len(text) == 4:
        return f"{text}-12-31"
    if len(text) == 7:
        return f"{text}-{calendar.monthrange(int(text[:4]), int(text[5:]))[1]}"
    return text


def _order(when: Any) -> tuple[str, str]:
    return _first(when) or _last(when), _last(when) if _last(when) != NEWEST else _first(when)


def _written(when: Any) -> str:
    if isinstance(when, dict):
        return f"{when.get('after', '..')}/{when.get('before', '..')}"
    return str(when)


def _day_of(wave: dict[str, Any]) -> Any:
    released = wave["released"]
    is_day = isinstance(released, str) and len(released) == 10
    return released if is_day or wave["decree"] is None else wave["decree"]


def _waves(as_of: str = NEWEST, since: str | None = None) -> list[tuple[str, dict[str, Any]]]:
    """Return the waves that were over on the day and not begun before `since`, oldest first."""
    found = [
        (key, wave)
        for key, wave in _data("releases").items()
        if _last(_day_of(wave)) <= _last(as_of) and (since is None or _first(_day_of(wave)) >= _first(since))
    ]
    return sorted(found, key=lambda pair: (_order(_day_of(pair[1])), pair[0]))


def _adding(as_of: str = NEWEST, since: str | None = None) -> list[tuple[str, dict[str, Any]]]:
    return [(key, wave) for key, wave in _waves(as_of, since) if wave["adds_to_total"]]


def _added(wave: dict[str, Any]) -> int:
    political: int | None = wave["count"]["political"]
    return wave["count"]["total"] if political is None else political


def _qualifier(record: dict[str, Any]) -> str:
    return str(record.get("qualifier", "exact"))


def _all_exact(waves: list[tuple[str, dict[str, Any]]]) -> bool:
    return all(_qualifier(wave["count"]) == "exact" for _, wave in waves)


@cache
def _covered() -> str:
    """Return the newest day of which any dated record tells."""
    days = [wave["released"] for wave in _data("releases").values()]
    days += [wave["decree"] for wave in _data("releases").values() if wave["decree"]]
    for kind in ("counts", "timeline", "sources"):
        days += [record["date"] for record in _data(kind).values() if record["date"]]
    return _written(max(days, key=_order))


def _total_is_stated(as_of: str) -> bool:
    """Tell whether a source states the sum, without any 'about', on a day with the same last wave."""
    waves = _adding(as_of)
    return any(
        _qualifier(stated) == "exact"
        and stated["value"] == sum(_added(wave) for _, wave in waves)
        and [key for key, _ in _adding(stated["date"])][-1:] == [waves[-1][0]]
        for stated in _data("totals").values()
    )


def _decisive(history: list[dict[str, Any]]) -> list[tuple[bool | None, Any]]:
    """Return for each step that decides whether it holds the person (None: dead), and its date."""
    steps = [step for step in history if step["event"] in (*HOLDS, *FREES, "died")]
    found: list[tuple[bool | None, Any]] = []
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        # Pardoned today, out of prison tomorrow: free from tomorrow on.
        left_later = (
            following is not None
            and step["event"] == "pardoned"
            and following["event"] in FREES[1:]
            and step["date"]
            and following["date"]
            and _first(following["date"]) > _last(step["date"])
        )
        if not left_later:
            found.append((None if step["event"] == "died" else step["event"] in HOLDS, step["date"]))
    return found


def _is_held(key: str, as_of: str) -> bool | None:
    """Tell whether a person was in prison on the day; None where no step says so."""
    said = None
    for holds, when in _decisive(_data("prisoners")[key]["history"]):
        if when is not None and _last(when) <= _last(as_of):
            said = holds
    return said


# The naive side: one recount a figure. None where the engine must refuse the figure.

Arguments = dict[str, str]
Recount = Callable[[Arguments, str], Counted | None]


def _released_total(_: Arguments, as_of: str) -> Counted | None:
    waves = _adding(as_of)
    if not waves:
        return None
    sure = _all_exact(waves) or _total_is_stated(as_of)
    total = sum(_added(wave) for _, wave in waves)
    return Counted(total, "exact" if sure else "at-least", _written(_day_of(waves[-1][1])))


def _people_of(part: str) -> Recount:
    def recount(asked: Arguments, as_of: str) -> Counted | None:
        waves = _waves(as_of, asked.get("since"))
        said = [wave["count"][part] for _, wave in waves if wave["count"][part] is not None]
        if not said:
            return None
        sure = _all_exact(waves) and len(said) == len(waves)
        return Counted(sum(said), "exact" if sure else "at-least", _written(_day_of(waves[-1][1])))

    return recount


def _number_of(choose: Callable[[str, str | None], list[tuple[str, dict[str, Any]]]]) -> Recount:
    def recount(asked: Arguments, as_of: str) -> Counted | None:
        waves = choose(as_of, asked.get("since"))
        return Counted(len(waves), "exact", _written(_day_of(waves[-1][1]))) if waves else None

    return recount


def _released_in_wave(asked: Arguments, _: str) -> Counted:
    wave = _data("releases")[asked["release"]]
    return Counted(wave["count"]["total"], _qualifier(wave["count"]), _written(_day_of(wave)))


def _part_of_wave(part: str) -> Recount:
    def recount(asked: Arguments, _: str) -> Counted | None:
        wave = _data("releases")[asked["release"]]
        value = wave["count"][part]
        return None if value is None else Counted(value, "exact", _written(_day_of(wave)))

    return recount


def _stated_in_wave(asked: Arguments, _: str) -> Counted | None:
    for stated in _data("releases")[asked["release"]].get("stated_counts", []):
        if asked["source"] in stated["sources"]:
            return Counted(stated["value"], "exact", _written(stated["as_of"]))
    return None


def _wave_ordinal(asked: Arguments, _: str) -> Counted | None:
    for number, (key, wave) in enumerate(_adding(), start=1):
        if key == asked["release"]:
            return Counted(number, "exact", _written(_day_of(wave)))
    return None


def _as_stated(kind: str, argument: str) -> Recount:
    def recount(asked: Arguments, _: str) -> Counted:
        record = _data(kind)[asked[argument]]
        return Counted(record["value"], _qualifier(record), _written(record["date"]))

    return recount


def _newest_of(measure: str, field: str = "value") -> Recount:
    def recount(_: Arguments, as_of: str) -> Counted | None:
        found = [
            (_order(count["date"]), count)
            for _, count in sorted(_data("counts").items())
            if count["measure"] == measure and count.get(field) is not None and _last(count["date"]) <= _last(as_of)
        ]
        if not found:
            return None
        newest = max(found, key=lambda pair: pair[0])[1]
        return Counted(newest[field], _qualifier(newest) if field == "value" else "exact", _written(newest["date"]))

    return recount


def _days_in_prison(asked: Arguments, as_of: str) -> Counted | None:
    person = _data("prisoners")[asked["prisoner"]]
    days: set[date] = set()
    sure = True
    began: Any = None
    for holds, when in [*_decisive(person["history"]), (False, person["status"]["as_of"])]:
        if when is None:
            continue
        if holds and began is None:
            began = when
        elif not holds and began is not None:
            end = min(when, as_of, key=_last)
            if _last(began) <= _last(end):
                here, last = date.fromisoformat(_first(began)), date.fromisoformat(_last(end))
                days |= {here + timedelta(days=number) for number in range((last - here).days + 1)}
                sure = sure and len(str(began)) == len(str(end)) == 10 and (end == when or end < _first(when))
            began = None
    until = _written(min(as_of, person["status"]["as_of"], key=_last))
    return Counted(len(days), "exact" if sure else "about", until) if days else None


def _recorded(*states: bool | None, everybody: bool = False) -> Recount:
    def recount(_: Arguments, as_of: str) -> Counted:
        found = [key for key in _data("prisoners") if everybody or _is_held(key, as_of) in states]
        return Counted(len(found), "exact", _covered() if as_of == NEWEST else as_of)

    return recount


def _note(asked: Arguments, _: str) -> Counted | None:
    value = _data("notes")[asked["note"]].get("value")
    return None if value is None else Counted(value, "exact", _covered())


def _files(kind: str, having: str = "") -> Recount:
    def recount(_: Arguments, __: str) -> Counted:
        return Counted(
            len([record for record in _data(kind).values() if not having or record.get(having)]), "exact", _covered()
        )

    return recount


RECOUNTS: dict[str, Recount] = {
    "released_total": _released_total,
    "released_people": _people_of("total"),
    "women_released": _people_of("women"),
    "men_released": _people_of("men"),
    "waves": _number_of(_adding),
    "all_waves": _number_of(_waves),
    "released_in_wave": _released_in_wave,
    "political_in_wave": _part_of_wave("political"),
    "women_in_wave": _part_of_wave("women"),
    "men_in_wave": _part_of_wave("men"),
    "stated_in_wave": _stated_in_wave,
    "wave_ordinal": _wave_ordinal,
    "stated_total": _as_stated("totals", "total"),
    "held": _newest_of("held"),
    "women_held": _newest_of("held", "women"),
    "recognised_since_2020": _newest_of("recognised-since-2020"),
    "incommunicado": _newest_of("incommunicado"),
    "stated_count": _as_stated("counts", "count"),
    "days_in_prison": _days_in_prison,
    "people_recorded": _recorded(everybody=True),
    "recorded_in_prison": _recorded(True),
    "recorded_free": _recorded(False),
    "statement": _as_stated("statements", "statement"),
    "note": _note,
    "ways_to_help": _files("ways"),
    "sources_read": _files("sources"),
    "listed_organisations": _files("organisations", "legal_risk"),
}

# What each figure is asked for


def _sources_of_waves() -> set[str]:
    stated = [count for wave in _data("releases").values() for count in wave.get("stated_counts", [])]
    return {source for count in stated for source in count["sources"]}


@cache
def _values_of(argument: str) -> tuple[str | None, ...]:
    """Return every value with which an argument is tried; None is: not given."""
    if argument == "source":
        return tuple(sorted(_sources_of_waves()))
    if argument == "since":
        return None, "2024-07", "2024-09-16", "2025", "2025-09", "2026-03-19", "2099"
    folders = {"release": "releases", "total": "totals", "count": "counts", "prisoner": "prisoners"}
    return tuple(_data(folders.get(argument, f"{argument}s")))


@cache
def _days() -> tuple[str, ...]:
    """Return each wave's day and the day before it, parts of dates around them, and the newest."""
    exact = {_last(_day_of(wave)) for wave in _data("releases").values()}
    before = {(date.fromisoformat(day) - timedelta(days=1)).isoformat() for day in exact}
    changes = {_last(count["date"]) for count in _data("counts").values()}
    parts = {day[:7] for day in exact} | {day[:4] for day in exact}
    return (
        *sorted(exact | before | changes | parts | {"1999", "2019-12-31", "2020", "2024-02-29", "2026-12-31"}),
        NEWEST,
    )


def _asked(name: str) -> Iterator[tuple[Arguments, str]]:
    definition = FIGURES[name]
    names = (*definition.needs, *definition.may)
    for values in product(*(_values_of(argument) for argument in names)):
        given = {argument: value for argument, value in zip(names, values, strict=True) if value is not None}
        for day in _days() if definition.dated else (NEWEST,):
            yield given, day


@cache
def _library() -> Library:
    problems = Problems()
    library = read_library(ROOT, problems)
    assert [problem.render() for problem in problems] == []
    return library


def _made(name: str, given: Arguments, day: str) -> Figure | None:
    """Return what the engine makes of it, None where it refuses."""
    try:
        if day == NEWEST:
            return make_figure(_library(), name, given, FOREVER)
        return make_figure(_library(), name, {**given, "as_of": day}, FOREVER)
    except FigureRefused:
        return None


# The comparison


def test_every_figure_has_a_recount_and_every_recount_its_figure() -> None:
    assert set(RECOUNTS) == set(FIGURES)


def test_there_are_at_least_fifteen_figures() -> None:
    assert len(FIGURES) >= 15


@pytest.mark.parametrize("name", sorted(RECOUNTS))
def test_a_figure_is_what_a_recount_gives(name: str) -> None:
    found = 0
    for given, day in _asked(name):
        figure, counted = _made(name, given, day), RECOUNTS[name](given, day)
        made = None if figure is None else Counted(figure.value, figure.qualifier, figure.as_of.iso())
        assert made == counted, f"{name} with {given} as of {day}"
        found += made is not None
    assert found, f"{name} was never made"


@pytest.mark.parametrize("name", sorted(RECOUNTS))
def test_a_figure_names_sources_that_exist_and_says_whether_it_was_derived(name: str) -> None:
    for given, day in _asked(name):
        figure = _made(name, given, day)
        if figure is None:
            continue
        assert set(figure.sources) <= set(_data("sources")), (name, given)
        assert figure.derived or figure.sources, (name, given)
        assert (figure.since.iso() if figure.since else None) == given.get("since"), (name, given)
        if figure.parts:
            assert (figure.derived, sum(figure.parts)) == (True, figure.value), (name, given, day)


def test_a_total_is_added_up_of_what_each_wave_adds() -> None:
    for day in _days():
        figure = _made("released_total", {}, day)
        if figure is not None:
            assert figure.parts == tuple(_added(wave) for _, wave in _adding(day))


def test_the_figure_of_a_wave_is_not_moved_by_the_day_of_the_text() -> None:
    for key in _data("releases"):
        assert _made("released_in_wave", {"release": key}, NEWEST) == make_figure(
            _library(), "released_in_wave", {"release": key}, None
        )


def test_the_recount_reads_the_whole_of_the_data() -> None:
    library = _library()
    kinds = ("prisoners", "releases", "totals", "counts", "notes", "statements", "organisations", "ways", "sources")
    for kind in kinds:
        assert _data(kind).keys() == getattr(library, kind).keys()
    assert sum(wave["count"]["total"] for wave in _data("releases").values()) > 849


# Totals, ordinals, and the newest


def test_the_running_total_after_each_wave_is_the_sum_of_those_before_and_its_own() -> None:
    so_far = 0
    counted: list[tuple[str, int]] = []
    for key, wave in _adding():
        so_far += _added(wave)
        counted.append((key, so_far))
    assert [(total.wave, total.value) for total in running_totals(_library())] == counted


def test_the_first_four_waves_are_the_115_of_the_flagship() -> None:
    assert [_added(wave) for _, wave in _adding("2024-09-16")] == [18, 30, 30, 37]
    assert [total.value for total in running_totals(_library())][:4] == [18, 48, 78, 115]


def test_a_wave_has_its_place_among_those_that_add() -> None:
    counted = {key: number for number, (key, _) in enumerate(_adding(), start=1)}
    assert ordinals_of(_library()) == counted
    assert set(_data("releases")) - set(counted) == {
        key for key, wave in _data("releases").items() if not wave["adds_to_total"]
    }


def test_each_stated_total_stands_beside_the_sum_up_to_its_day() -> None:
    compared = {item.identifier: item for item in compare_totals(_library())}
    assert compared.keys() == _data("totals").keys()
    for key, stated in _data("totals").items():
        waves = _adding(stated["date"])
        total = sum(_added(wave) for _, wave in waves)
        item = compared[key]
        assert (item.computed, item.difference) == (total, stated["value"] - total), key
        assert item.waves == tuple(wave for wave, _ in waves), key
        agrees = {
            "exact": total == stated["value"],
            "about": total == stated["value"],
            "nearly": total == stated["value"],
            "estimated": total == stated["value"],
            "over": total > stated["value"],
            "at-least": total >= stated["value"],
            "estimated-over": total >= stated["value"],
        }
        assert item.agrees == agrees[_qualifier(stated)], key
        assert item.agrees or stated.get("explanation"), key


def test_stated_totals_stand_in_the_order_of_their_days() -> None:
    days = [_order(_data("totals")[item.identifier]["date"]) for item in compare_totals(_library())]
    assert days == sorted(days)


@pytest.mark.parametrize("measure", ["held", "recognised-since-2020", "incommunicado"])
def test_the_newest_count_of_the_home_page_is_the_newest_of_the_figure(measure: str) -> None:
    figure, counted = newest_count(_library(), measure), _newest_of(measure)({}, NEWEST)
    assert figure is not None
    assert Counted(figure.value, figure.qualifier, figure.as_of.iso()) == counted


def test_the_newest_wave_is_the_last_of_all() -> None:
    figure = newest_wave(_library())
    assert figure is not None
    key, wave = _waves()[-1]
    assert figure.record == ("release", key)
    assert (figure.value, figure.as_of.iso()) == (wave["count"]["total"], _written(_day_of(wave)))


def test_the_day_covered_is_the_newest_of_which_a_record_tells() -> None:
    covered = day_covered(_library())
    assert covered is not None
    assert covered.iso() == _covered()

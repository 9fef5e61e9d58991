"""A chart draws every record where it belongs, names it without a collision, and says the same in a table."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any, get_args

import pytest

from dossier.charts.chart import Chart
from dossier.charts.drawing import Box
from dossier.charts.history import draw_person
from dossier.charts.kinds import GROUP_OF, GROUPS
from dossier.charts.overview import draw_overview
from dossier.charts.recognised import LONGEST_LINE
from dossier.charts.registry import CHARTS, ChartOf
from dossier.charts.stretches import course_of
from dossier.library import Library
from dossier.model.release import ReleaseKind
from dossier.plan import addresses
from dossier.problems import Problems
from dossier.reading import read_library
from small_sites import ROOT
from unit.drawing import (
    LANGUAGES,
    boxes,
    count,
    elements,
    full_library,
    moment,
    overlaps,
    points,
    prisoner,
    shapes,
    total,
    wave,
    words_of,
)
from unit.making import library_with, speech_of

HOSTILE = "</text><script>alert(1)</script><b onload=x>&amp;"
ALL = {**CHARTS, "overview": draw_overview}


def _draw(name: str, library: Library | None = None, code: str = "en") -> Chart:
    return ALL[name](full_library() if library is None else library, speech_of(code))


def _history(history: list[tuple[str, str]], as_of: str, status: str = "free", code: str = "en") -> Chart:
    library = library_with(prisoners={"someone": prisoner(history, as_of, status)})
    return draw_person(library, "someone", speech_of(code))


def _course(history: list[tuple[str, str]], as_of: str, status: str = "free") -> list[tuple[Any, str, str]]:
    course = course_of(prisoner(history, as_of, status))
    assert course is not None
    return [(part.state, part.first.isoformat(), part.last.isoformat()) for part in course.stretches]


@pytest.fixture(scope="module")
def real() -> Library:
    """The project's own records."""
    problems = Problems()
    library = read_library(ROOT, problems)
    assert not len(problems)
    return library


# Every chart


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_a_chart_is_well_formed_in_every_language(name: str, code: str) -> None:
    assert {element.tag for element in elements(_draw(name, code=code))} <= {
        "svg", "title", "desc", "rect", "circle", "path", "text",
    }  # fmt: skip


@pytest.mark.parametrize("name", ALL)
def test_a_chart_has_no_style_script_or_link(name: str) -> None:
    known = {
        "class", "viewBox", "role", "aria-labelledby", "id", "font-size", "text-anchor", "lang",
        "x", "y", "width", "height", "cx", "cy", "r", "d",
    }  # fmt: skip
    assert {attribute for element in elements(_draw(name)) for attribute in element.attrib} <= known


@pytest.mark.parametrize("name", ALL)
def test_a_chart_is_named_and_described_for_those_who_do_not_see_it(name: str) -> None:
    chart = _draw(name)
    every = list(elements(chart))
    told = {element.get("id"): element.text for element in every if element.get("id")}
    named = [element.get("aria-labelledby").split() for element in every if element.get("role") == "img"]
    assert [told[first] for first, _ in named] == [chart.title] * 2
    assert [told[second] for _, second in named] == [chart.description] * 2
    # Both drawings stand on one page, so that they share no id.
    assert len(told) == 4
    assert all(name.startswith("chart-") for name in told)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_no_label_meets_another_or_leaves_the_drawing(name: str, code: str) -> None:
    for drawing in _draw(name, code=code).drawings:
        assert overlaps(drawing) == []
        for label in drawing.labels:
            assert label.left >= -1
            assert label.right <= drawing.width + 1
            assert label.bottom <= drawing.height + 1


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_label_of_the_real_charts_meets_another(real: Library, code: str) -> None:
    speech = speech_of(code)
    charts = [draw(real, speech) for draw in ALL.values()]
    charts += [draw_person(real, key, speech) for key in real.prisoners]
    for chart in charts:
        for drawing in chart.drawings:
            assert overlaps(drawing) == [], chart.title
            assert all(label.left >= -1 and label.right <= drawing.width + 1 for label in drawing.labels), chart.title


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_drawn_outside_the_ground(name: str) -> None:
    for drawing in _draw(name).drawings:
        for box in boxes(drawing):
            assert -0.1 <= box.left <= box.right <= drawing.width + 0.1
            assert -0.1 <= box.top <= box.bottom <= drawing.height + 0.1


@pytest.mark.parametrize("name", ALL)
def test_the_type_is_large_enough_for_a_narrow_phone(name: str) -> None:
    narrow, _ = _draw(name).drawings
    # At 320 pixels a page leaves 280 to a drawing.
    assert narrow.size * 280 / narrow.width >= 11
    assert narrow.size >= 12


@pytest.mark.parametrize("name", ALL)
def test_without_records_nothing_is_drawn(name: str) -> None:
    chart = _draw(name, library_with())
    assert chart.svg == ""
    assert chart.rows == ()
    assert chart.description


@pytest.mark.parametrize("name", ALL)
def test_rows_have_a_cell_for_each_column_and_their_sources(name: str) -> None:
    chart = _draw(name)
    assert {len(row) for row in chart.rows} == {len(chart.columns)}
    assert {len(row) for row in chart.csv_rows} == {len(chart.csv_columns)}
    assert len(chart.table) == len(chart.rows) == len(chart.csv_rows)
    assert all(sources for sources in chart.row_sources)
    assert set(chart.sources) == {source for sources in chart.row_sources for source in sources}
    assert all(cell for row in chart.rows for cell in row), "an empty cell says nothing"


@pytest.mark.parametrize("name", CHARTS)
def test_the_table_for_machines_has_no_words_of_a_language(name: str) -> None:
    assert len({_draw(name, code=code).csv_rows for code in LANGUAGES}) == 1
    assert len({_draw(name, code=code).csv_columns for code in LANGUAGES}) == 1


def test_the_plan_has_a_page_for_each_chart() -> None:
    assert tuple(CHARTS) == addresses.CHARTS


def test_one_drawing_serves_all_who_ask_for_the_same() -> None:
    assert ChartOf("waves", speech_of("en")) == ChartOf("waves", speech_of("en"))
    assert ChartOf("waves", speech_of("en")) != ChartOf("waves", speech_of("de"))
    assert hash(ChartOf("waves", speech_of("en"))) == hash(ChartOf("waves", speech_of("en")))


def test_hostile_words_stay_words() -> None:
    library = library_with(
        timeline={"x": moment('"2024-08-09"', HOSTILE)},
        prisoners={"p": prisoner([('"2024-01-01"', "detained")], '"2024-02-01"', "imprisoned", HOSTILE)},
    )
    for chart in (_draw("timeline", library), draw_person(library, "p", speech_of("en"))):
        tags = {element.tag for element in elements(chart)}
        assert not tags & {"script", "b"}
        assert "<script" not in chart.svg
    drawn = "".join(words_of(_draw("timeline", library).picture))
    assert "<script>" in drawn.replace(" ", "")


def test_a_title_in_another_language_is_marked_as_such() -> None:
    chart = _draw("timeline", library_with(timeline={"x": moment('"2024-08-09"', "Something")}), "pl")
    assert chart.rows[0][2] == '<span lang="en">Something</span>'
    assert {element.get("lang") for element in elements(chart) if element.text == "Something"} == {"en"}


# Waves


def test_every_kind_of_release_has_one_group() -> None:
    kinds = [kind for group in GROUPS for kind in group.kinds]
    assert sorted(kinds) == sorted(get_args(ReleaseKind))
    assert set(GROUP_OF) == set(kinds)
    assert len(GROUPS) <= 5
    assert len({group.colour for group in GROUPS}) == len({group.texture for group in GROUPS}) == len(GROUPS)


def test_each_wave_is_as_long_as_its_people_and_the_parts_of_a_month_add_up() -> None:
    releases = {
        "a": wave('"2025-02-01"', 40),
        "b": wave('"2025-02-20"', 60, kind="pardon-and-exchange"),
        "c": wave('"2025-03-01"', 200),
    }
    chart = _draw("waves", library_with(releases=releases))
    for drawing in chart.drawings:
        # The first two are those of the key.
        march, first, second = boxes(drawing, "chart-fill")[2:]
        unit = (march.right - march.left) / 200
        assert first.right - first.left == pytest.approx(40 * unit, abs=0.2)
        assert second.right - second.left == pytest.approx(60 * unit, abs=0.2)
        assert second.left == pytest.approx(first.right, abs=0.1)
        assert first.top == second.top != march.top
    assert "40 + 60" in words_of(chart.picture)
    assert len(chart.rows) == 3


def test_every_wave_is_drawn_once_and_no_month_is_left_out() -> None:
    chart = _draw("waves")
    for drawing in chart.drawings:
        groups = {GROUP_OF[release.kind].name for release in full_library().releases.values()}
        assert len(boxes(drawing, "chart-fill")) == len(full_library().releases) + len(groups)
    # October 2024 has no wave, which shows.
    assert words_of(chart.picture).count("October") == 2


def test_a_wave_of_an_uncertain_month_has_a_row_of_its_own() -> None:
    drawn = " ".join(words_of(_draw("waves").picture))
    assert "between June 2025 and August 2025" in drawn


def test_a_wave_says_how_exact_its_number_is() -> None:
    chart = _draw("waves")
    assert "at least 18" in words_of(chart.picture)
    assert chart.rows[-1][1] == "at least 18"
    assert chart.csv_rows[-1][2:4] == (18, "at-least")


def test_a_pattern_tells_groups_apart_without_colour() -> None:
    assert shapes(_draw("waves").picture, "chart-texture")


def test_waves_of_nobody_are_no_crash() -> None:
    library = library_with(releases={"a": wave('"2024-07-03"', 0)})
    for name in ("waves", "overview", "timeline"):
        assert _draw(name, library).svg


def test_columns_of_the_overview_are_as_high_as_their_people() -> None:
    releases = {"a": wave('"2024-07-03"', 25), "b": wave('"2024-08-03"', 100)}
    low, high = boxes(_draw("overview", library_with(releases=releases)).picture, "chart-fill")
    assert (low.bottom - low.top) / (high.bottom - high.top) == pytest.approx(0.25, abs=0.01)
    assert low.bottom == pytest.approx(high.bottom, abs=0.1)


# Numbers of prisoners


def test_each_number_is_one_mark_and_one_row() -> None:
    chart = _draw("recognised")
    for drawing in chart.drawings:
        marks = boxes(drawing, "chart-fill-1") + boxes(drawing, "chart-hollow-1")
        marks += boxes(drawing, "chart-fill-2") + boxes(drawing, "chart-hollow-2")
        # Three more stand in the key.
        assert len(marks) == len(chart.rows) + 3 == 13


def test_an_approximate_number_is_a_hollow_mark() -> None:
    for qualifier, tag in (("exact", "chart-fill-1"), ("over", "chart-hollow-1"), ("about", "chart-hollow-1")):
        library = library_with(counts={"a": count('"2024-01-01"', 1000, qualifier=qualifier)})
        drawn = {shape.style for shape in _draw("recognised", library).picture.shapes if shape.style[-1] == "1"}
        assert drawn == {tag, "chart-line-1"}, qualifier


def _lines_between(first: Any, second: Any) -> int:
    drawing = _draw("recognised", library_with(counts={"a": first, "b": second})).picture
    # One line stands in the key.
    return len(shapes(drawing, "chart-line-1")) - 1


def test_a_line_joins_only_near_exact_undisputed_numbers_of_one_body() -> None:
    start = date(2024, 1, 1)
    near = (start + LONGEST_LINE).isoformat()
    assert _lines_between(count('"2024-01-01"', 1000), count(f'"{near}"', 900)) == 1
    far = date.fromordinal((start + LONGEST_LINE).toordinal() + 1).isoformat()
    assert _lines_between(count('"2024-01-01"', 1000), count(f'"{far}"', 900)) == 0
    assert _lines_between(count('"2024-01-01"', 1000), count(f'"{near}"', 900, body="Other")) == 0
    assert _lines_between(count('"2024-01-01"', 1000), count(f'"{near}"', 900, qualifier="over")) == 0
    assert _lines_between(count('"2024-01-01"', 1000), count(f'"{near}"', 900, confidence="disputed")) == 0
    assert _lines_between(count('"2024-01-01"', 1000), count('"2024-02"', 900)) == 0


def test_the_description_says_which_gap_has_no_line() -> None:
    assert f"at most {LONGEST_LINE.days} days" in _draw("recognised").description


def test_numbers_for_one_day_stand_side_by_side() -> None:
    counts = {key: count('"2024-06-01"', 1000, body=f"Body {key}") for key in ("a", "b", "c")}
    drawing = _draw("recognised", library_with(counts=counts)).picture
    marks = sorted(boxes(drawing, "chart-fill-1"), key=lambda box: box.left)[1:]
    assert all(one.right <= other.left for one, other in pairwise(marks))
    assert len({box.top for box in marks}) == 1


def test_a_number_of_a_year_reaches_over_the_year() -> None:
    counts = {"a": count('"2024-01-01"', 900), "b": count("2025", 1000), "c": count('"2026-12-31"', 900)}
    drawing = _draw("recognised", library_with(counts=counts)).picture
    _, whisker = boxes(drawing, "chart-lead")
    axis = boxes(drawing, "chart-axis")[0]
    assert (whisker.right - whisker.left) / (axis.right - axis.left) == pytest.approx(1 / 3, abs=0.02)


# Totals


def test_a_total_that_differs_is_hollow_and_shows_how_far_it_is_off() -> None:
    releases = {"a": wave('"2024-07-03"', 18), "b": wave('"2024-09-16"', 37)}
    totals = {"u": total('"2024-09-16"', 55), "v": total('"2024-10-01"', 40)}
    chart = _draw("totals", library_with(releases=releases, totals=totals))
    for drawing in chart.drawings:
        # One of each stands in the key.
        assert len(boxes(drawing, "chart-solid")) == len(boxes(drawing, "chart-hollow")) == 2
        (lead,) = boxes(drawing, "chart-lead")
        assert lead.bottom - lead.top > 1
        assert lead.left == lead.right
    assert [row[1] for row in chart.csv_rows] == ["2024-07-03", "2024-09-16", "2024-09-16", "2024-10-01"]
    assert chart.csv_rows[-1][5:8] == (55, -15, False)


def test_the_line_rises_by_what_each_wave_adds() -> None:
    releases = {"a": wave('"2024-07-03"', 20), "b": wave('"2024-09-16"', 30), "c": wave('"2024-10-01"', 5, adds=False)}
    drawing = _draw("totals", library_with(releases=releases)).picture
    _, line = shapes(drawing, "chart-line-1")
    heights = [y for _, y in points(line)]
    (foot, first, same, second, end) = heights
    assert (foot - first) / (same - second) == pytest.approx(20 / 30, abs=0.02)
    assert first == same
    assert second == end


# Timeline


def test_every_wave_and_event_is_on_the_axis_newest_on_top() -> None:
    library = full_library()
    chart = _draw("timeline")
    for drawing in chart.drawings:
        assert len(boxes(drawing, "chart-fill-1")) == len(library.releases) + 1
        assert len(boxes(drawing, "chart-solid")) == len(library.timeline) + 1
        said = "".join(words_of(drawing)).replace(" ", "")
        for entry in library.timeline.values():
            assert entry.title["en"].replace(" ", "") in said
    assert len(chart.rows) == len(library.releases) + len(library.timeline)
    first, *_, last = (row[1] for row in chart.csv_rows)
    assert (first, last) == ("2026-03-19", "2024-07-03")


def test_an_event_of_a_year_is_drawn_as_long_as_the_year() -> None:
    (span,) = [box for box in boxes(_draw("timeline").picture, "chart-line") if box.left == box.right]
    assert span.bottom - span.top > 20


# A person's history


def test_a_time_in_prison_reaches_from_its_step_to_the_next() -> None:
    assert _course([('"2020-05-31"', "detained"), ('"2025-09-11"', "pardoned")], '"2026-02-19"') == [
        ("held", "2020-05-31", "2025-09-11"),
        ("free", "2025-09-11", "2026-02-19"),
    ]


def test_steps_that_change_nothing_end_no_time() -> None:
    history = [('"2020-05-31"', "detained"), ('"2021-02-01"', "convicted"), ('"2022-02-01"', "award")]
    assert _course(history, '"2023-01-01"', "imprisoned") == [("held", "2020-05-31", "2023-01-01")]


def test_a_change_whose_day_is_not_known_is_uncertain_as_long_as_it_can_be() -> None:
    history = [("2022", "detained"), ('"2024-08"', "pardoned")]
    assert _course(history, '"2025-01-01"') == [
        (None, "2022-01-01", "2022-12-31"),
        ("held", "2022-12-31", "2024-08-01"),
        (None, "2024-08-01", "2024-08-31"),
        ("free", "2024-08-31", "2025-01-01"),
    ]


def test_an_open_date_is_drawn_with_an_open_end() -> None:
    parts = _course([("{before: 2021-01-31}", "detained"), ("{after: 2024-05-01}", "released")], '"2025-01-01"')
    assert parts[0] == (None, "2020-08-02", "2021-01-31")
    assert parts[2:] == [(None, "2024-05-01", "2024-10-30"), ("free", "2024-10-30", "2025-01-01")]


def test_a_status_of_a_month_leaves_its_end_open() -> None:
    assert _course([('"2020-05-31"', "detained")], '"2024-08"', "imprisoned") == [
        ("held", "2020-05-31", "2024-08-01"),
        (None, "2024-08-01", "2024-08-31"),
    ]


def test_a_step_within_the_month_of_the_one_before_does_not_reach_back() -> None:
    history = [
        ('"2020-05-31"', "detained"),
        ('"2025-09-11"', "pardoned"),
        ('"2025-09"', "re-imprisoned"),
        ('"2026-02-19"', "released"),
    ]
    assert _course(history, '"2026-02-19"') == [
        ("held", "2020-05-31", "2025-09-11"),
        (None, "2025-09-11", "2025-09-30"),
        ("held", "2025-09-30", "2026-02-19"),
    ]


def test_nothing_is_claimed_after_the_day_of_the_last_known_status() -> None:
    chart = _history([('"2020-05-31"', "detained"), ('"2024-08-20"', "pardoned")], '"2025-04-20"')
    for drawing in chart.drawings:
        bar = boxes(drawing, "chart-solid")[1:] + boxes(drawing, "chart-hollow")[1:]
        *times, state = sorted(bar, key=lambda box: box.left)
        assert all(box.right < state.left for box in times)
        assert "as of 20\u00a0April 2025" in words_of(drawing)
    assert "nothing is said of the time after it" in chart.description


def test_nothing_is_drawn_of_the_time_after_death() -> None:
    history = [('"2020-05-31"', "detained"), ('"2024-02-20"', "died")]
    assert _course(history, '"2025-01-01"', "dead") == [("held", "2020-05-31", "2024-02-20")]
    assert _history(history, '"2025-01-01"', "dead").svg


def test_every_dated_step_is_a_tick_and_every_step_a_row() -> None:
    history = [('"2020-05-31"', "detained"), ("null", "transferred"), ('"2021-06-01"', "convicted")]
    chart = _history(history, '"2022-01-01"', "imprisoned")
    ticks = [box for box in boxes(chart.picture, "chart-axis") if box.left == box.right]
    assert len(ticks) == 2
    assert [row[0] for row in chart.rows] == ["31\u00a0May 2020", "undated", "1\u00a0June 2021"]
    assert chart.csv_rows[1][:3] == (2, None, "transferred")


def test_a_history_without_a_dated_change_has_no_chart() -> None:
    assert _history([("null", "detained")], '"2022-01-01"', "imprisoned").svg == ""


def test_a_person_who_is_not_in_the_library_has_no_chart() -> None:
    with pytest.raises(KeyError):
        draw_person(library_with(), "nobody", speech_of("en"))


def test_no_line_to_the_bar_crosses_words() -> None:
    history = [
        ('"2020-05-31"', "detained"),
        ('"2020-09-11"', "released"),
        ('"2021-09-01"', "re-imprisoned"),
        ('"2026-02-19"', "released"),
    ]
    for code in LANGUAGES:
        for drawing in _history(history, '"2026-02-19"', code=code).drawings:
            leads = [Box(box.left - 0.1, box.top, box.right + 0.1, box.bottom) for box in boxes(drawing, "chart-lead")]
            assert leads
            assert not [(lead, label) for lead in leads for label in drawing.labels if lead.meets(label)]

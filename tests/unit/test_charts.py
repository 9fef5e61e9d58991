"""A chart is well-formed SVG that a strict content policy and a screen reader both accept."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from dossier.charts.waves import HEIGHT, WIDTH, draw_waves
from unit.making import record, speech_of


def _wave(day: str, total: int) -> Any:
    return record(
        "release",
        f'decree: null\nreleased: "{day}"\nkind: pardon-decree\n'
        f"count: {{total: {total}, political: null, women: null, men: null}}\n"
        "legal_basis: null\ntaken_to: null\nrunning_total: null\nconfidence: one-source\n",
    )


WAVES = [_wave("2024-07-03", 18), _wave("2024-09-16", 37), _wave("2025-01-18", 1), _wave("2026-03-19", 250)]


def _chart(waves: list[Any], code: str = "en") -> Any:
    return etree.fromstring(str(draw_waves(waves, speech_of(code))))


@pytest.mark.parametrize("code", ["en", "de", "be", "pl"])
def test_a_chart_is_well_formed_in_every_language(code: str) -> None:
    assert _chart(WAVES, code).tag.endswith("svg")


def test_a_chart_has_no_style_attribute_script_or_link() -> None:
    for element in _chart(WAVES).iter():
        assert element.tag not in ("script", "style", "a", "image", "use", "foreignObject")
        assert not {"style", "href", "onload"} & set(element.attrib)


def test_a_chart_is_named_and_described_for_those_who_do_not_see_it() -> None:
    chart = _chart(WAVES)
    named = {element.get("id"): element.text for element in chart.iter() if element.get("id")}
    assert chart.get("role") == "img"
    assert set(chart.get("aria-labelledby").split()) == set(named)
    assert "250" in named["chart-text"]
    assert "4 waves" in named["chart-text"]


def test_columns_are_as_high_as_their_numbers_and_stay_in_the_picture() -> None:
    columns = _chart(WAVES).findall("rect")
    heights = [float(column.get("height")) for column in columns]
    assert len(columns) == len(WAVES)
    assert heights[1] / heights[3] == pytest.approx(37 / 250, abs=0.01)
    assert heights[2] >= 1
    for column in columns:
        assert float(column.get("x")) >= 0
        assert float(column.get("x")) + float(column.get("width")) <= WIDTH
        assert 0 <= float(column.get("y")) <= HEIGHT - float(column.get("height"))


def test_only_the_largest_column_carries_its_number() -> None:
    values = [text.text for text in _chart(WAVES).findall("text") if "chart-value" in text.get("class")]
    assert values == ["250"]


def test_a_number_at_the_edge_ends_with_its_column() -> None:
    waves = [_wave("2024-07-03", 1) for _ in range(19)]
    at_end, at_start = _chart([*waves, _wave("2025", 5)]), _chart([_wave("2024", 5), *waves])
    assert next(text.get("class") for text in at_end.findall("text")) == "chart-value chart-end"
    assert next(text.get("class") for text in at_start.findall("text")) == "chart-value"


def test_without_waves_there_is_no_chart() -> None:
    assert draw_waves([], speech_of("en")) == ""


def test_one_wave_is_a_chart() -> None:
    assert len(_chart([_wave("2024-07-03", 18)]).findall("rect")) == 1


def test_waves_of_nobody_are_a_chart_and_no_crash() -> None:
    assert len(_chart([_wave("2024-07-03", 0)]).findall("rect")) == 1

"""What charts look like: type as wide as the font's, colours that anyone can tell apart, pictures that stand alone."""

from __future__ import annotations

import io
import math
import re
import unicodedata
from importlib.resources import files
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dossier.charts.advances import ADVANCES
from dossier.charts.canvas import WIDE
from dossier.charts.history import draw_person
from dossier.charts.measure import measure, wrap
from dossier.charts.picture import make_picture
from dossier.charts.registry import CHARTS
from dossier.charts.scale import Scale, round_steps
from dossier.charts.spread import spread_out
from dossier.charts.style import CHART_DARK, CHART_LIGHT, DARK, LIGHT, STYLES, attributes_of, page_rules, picture_rules
from dossier.outputs.artifact import make_artifacts
from dossier.outputs.charts import Charts
from dossier.tables.csv import write_csv
from served.look import contrast
from small_sites import ROOT
from unit.drawing import LANGUAGES, SVG, full_library, prisoner
from unit.making import edition_of, library_with, make, speech_of

# What the languages of the site write: Latin, Cyrillic, and the signs of their punctuation.
_WRITTEN = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), 0x300, 0x301, *range(0x400, 0x460), 0x490, 0x491, *range(0x2010, 0x2016),
    *range(0x2018, 0x201F), 0x2026, 0x202F, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2116, *range(0x2190, 0x2194), 0x2212,
]  # fmt: skip
_TABLE = ROOT / "hooks/dossier/charts/advances.py"
# Machado, Oliveira and Fernandes 2009, severity 1: how people see who lack one of the three kinds of cones.
_SIGHTS = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}


# Type


def _font_advances() -> dict[str, int]:
    font = TTFont(io.BytesIO(files("fontpkg_noto_sans").joinpath("files", "NotoSans[wdth,wght].ttf").read_bytes()))
    assert font["head"].unitsPerEm == 1000
    names, widths = font.getBestCmap(), font["hmtx"]
    return {chr(code): widths[names[code]][0] for code in _WRITTEN if code in names}


def _write_table(advances: dict[str, int], path: Path) -> None:
    """Write the table anew; a character that can't be seen is written by its number."""

    def written(character: str) -> str:
        if character in '"\\':
            return f"\\{character}"
        plain = character.isprintable() and not unicodedata.combining(character)
        return character if plain else f"\\u{ord(character):04x}"

    lines = []
    for width in sorted(set(advances.values())):
        characters = "".join(written(character) for character, advance in advances.items() if advance == width)
        lines.append(f"    {width}: '\"',\n" if characters == '\\"' else f'    {width}: "{characters}",\n')
    begin, end = "_CHARACTERS: dict[int, str] = {\n", "}\n"
    head, _, rest = path.read_text().partition(begin)
    path.write_text(head + begin + "".join(lines) + end + rest.partition(f"\n{end}")[2])


def test_characters_are_as_wide_as_in_the_font(renew: bool) -> None:
    # A newer font: `python -m pytest tests/unit/test_chart_looks.py --renew`.
    advances = _font_advances()
    if renew:
        _write_table(advances, _TABLE)
    assert {character: round(advance * 1000) for character, advance in ADVANCES.items()} == advances


def test_the_table_that_is_written_anew_is_the_one_that_is_there(tmp_path: Path) -> None:
    copy = tmp_path / "advances.py"
    copy.write_text(_TABLE.read_text().replace("166:", "167:", 1))
    _write_table(_font_advances(), copy)
    assert copy.read_text() == _TABLE.read_text()


def test_a_line_is_as_wide_as_its_characters() -> None:
    assert measure("", 13) == 0
    assert measure("00", 10) == pytest.approx(11.44)
    assert measure("ў", 10) == measure("у", 10)
    # A sign that the table does not know takes the place of a wide one.
    assert measure("漢", 10) == 10


@given(st.text(alphabet="ab ўж漢\u00a0", max_size=80), st.floats(20, 200))
def test_no_line_is_wider_than_there_is_room_and_no_word_is_lost(words: str, width: float) -> None:
    lines = wrap(words, 10, width)
    assert lines
    assert all(measure(line, 10) <= width + 1e-6 for line in lines)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")


def test_a_space_that_does_not_break_does_not_break() -> None:
    assert wrap("19\u00a0March", 10, 12 * 10) == ["19\u00a0March"]
    assert wrap("on 19\u00a0March", 10, 50) == ["on", "19\u00a0March"]


# Places


@given(
    st.lists(st.tuples(st.floats(0, 1000), st.floats(1, 60)), max_size=20).map(sorted),
    st.floats(1000, 2000),
)
def test_labels_that_are_spread_out_do_not_meet(labels: list[tuple[float, float]], high: float) -> None:
    targets, sizes = [target for target, _ in labels], [size for _, size in labels]
    places = spread_out(targets, sizes, 0, high)
    edges = [(place - size / 2, place + size / 2) for place, size in zip(places, sizes, strict=True)]
    assert all(one[1] <= other[0] + 1e-6 for one, other in pairwise(edges))
    assert all(edge[0] >= -1e-6 for edge in edges)
    if sum(sizes) <= high:
        assert all(edge[1] <= high + 1e-6 for edge in edges)


def test_labels_with_room_stay_where_they_are() -> None:
    assert spread_out([10, 50, 90], [10, 10, 10], 0, 100) == [10, 50, 90]
    assert spread_out([50, 50], [10, 10], 0, 100) == [45, 55]


@given(st.integers(0, 200_000), st.integers(1, 8))
def test_an_axis_has_round_steps_that_reach_the_largest_number(largest: int, most: int) -> None:
    steps = round_steps(largest, most)
    assert steps[0] == 0
    assert len(steps) <= most + 1
    assert steps[-1] >= largest
    step = steps[1]
    assert steps == [step * index for index in range(len(steps))]
    assert re.fullmatch("[125]0*", str(step))
    assert len(steps) == 2 or steps[-2] < largest


def test_a_scale_of_nobody_is_no_crash() -> None:
    assert Scale(0, 100, 20)(0) == 100


# Colours


def _channels(colour: str) -> list[int]:
    return [int(colour[index : index + 2], 16) for index in (1, 3, 5)]


def _lab(colour: str, sight: str) -> tuple[float, float, float]:
    """Return lightness and two hues (Ottosson's Oklab) of a colour as people of a sight see it."""
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in _parts(colour)]
    red, green, blue = (max(0.0, sum(a * b for a, b in zip(row, linear, strict=True))) for row in _SIGHTS[sight])
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _parts(colour: str) -> list[float]:
    return [value / 255 for value in _channels(colour)]


SCHEMES = [pytest.param(CHART_LIGHT, LIGHT, id="light"), pytest.param(CHART_DARK, DARK, id="dark")]


@pytest.mark.parametrize(("colours", "scheme"), SCHEMES)
def test_each_colour_stands_out_from_its_paper(colours: dict[str, str], scheme: dict[str, str]) -> None:
    assert len(colours) == 5
    for colour in colours.values():
        assert contrast(_channels(colour), _channels(scheme["paper"])) >= 3
    for text in ("ink", "muted"):
        assert contrast(_channels(scheme[text]), _channels(scheme["paper"])) >= 4.5


@pytest.mark.parametrize(("colours", "scheme"), SCHEMES)
def test_colours_differ_in_lightness_and_for_every_sight(colours: dict[str, str], scheme: dict[str, str]) -> None:
    lightness = sorted(_lab(colour, "all cones")[0] for colour in colours.values())
    assert all(other - one >= 0.05 for one, other in pairwise(lightness))
    for sight in _SIGHTS:
        for one, other in combinations(colours.values(), 2):
            assert math.dist(_lab(one, sight), _lab(other, sight)) >= 0.1, (sight, one, other)


def test_pictures_have_the_colours_of_the_pages() -> None:
    sheet = (ROOT / "docs/assets/dossier.css").read_text()
    light, dark = re.findall(r":root \{(.*?)\n *\}", sheet, re.DOTALL)[:2]
    for rules, scheme in ((light, LIGHT), (dark, DARK)):
        told = dict(re.findall(r"--(paper|ink|muted|line): (#[0-9a-f]{6});", rules))
        assert told == {name: scheme[name] for name in ("paper", "ink", "muted", "line")}


def test_the_colours_of_charts_are_named_in_one_place() -> None:
    colours = {*CHART_LIGHT.values(), *CHART_DARK.values()} - {"#9c1d2f", "#f08a93"}
    named = [
        path.name
        for folder, pattern in (
            ("hooks", "*.py"),
            ("hooks", "*.html"),
            ("docs/assets", "*.css"),
            ("overrides", "*.html"),
        )
        for path in sorted((ROOT / folder).rglob(pattern))
        if any(colour in path.read_text() for colour in colours)
    ]
    assert named == ["style.py"]


def test_every_class_that_is_drawn_has_a_look_on_pages_and_in_pictures() -> None:
    drawn = {shape.style for draw in CHARTS.values() for shape in draw(full_library(), speech_of("en")).picture.shapes}
    assert drawn <= set(STYLES)
    rules = page_rules()
    for name in STYLES:
        assert f".{name}{{" in rules
        assert attributes_of(name)
    assert "style=" not in rules
    # Every colour of a rule is one that the page or this sheet names.
    assert set(re.findall(r"var\(--([a-z0-9-]+)\)", rules)) <= set(LIGHT)
    assert "@media (prefers-color-scheme:dark)" in rules
    assert "@media print" in rules
    assert set(re.findall(r"#[0-9a-f]{6}", picture_rules())) <= set(DARK.values())


# Pictures and files


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", CHARTS)
def test_a_picture_stands_alone(name: str, code: str) -> None:
    chart = CHARTS[name](full_library(), speech_of(code))
    picture = make_picture(chart, "Source: <Invented> & more", code)
    root = etree.fromstring(picture.document.encode())
    assert root.tag == f"{SVG}svg"
    assert (root.get("width"), root.get("role")) == (f"{WIDE.width + 35:.0f}", "img")
    assert abs(float(root.get("height")) - picture.height) <= 0.5
    told = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    assert [told[name] for name in root.get("aria-labelledby").split()] == [
        chart.title,
        f"{chart.description} Source: <Invented> & more",
    ]
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in (
            "svg", "title", "desc", "style", "g", "rect", "circle", "path", "text",
        )  # fmt: skip
        assert not {"style", "href", "onload"} & set(element.attrib)
    # The fonts of a reader are not known, so each label is held to its width.
    labels = list(root.iter(f"{SVG}text"))
    assert labels
    assert all(float(label.get("textLength")) > 0 and label.get("fill") for label in labels)
    said = " ".join(label.text for label in labels)
    assert chart.title in said
    assert "Source: <Invented> & more" in said


def test_a_picture_is_light_where_its_style_sheet_is_refused() -> None:
    chart = CHARTS["waves"](full_library(), speech_of("en"))
    root = etree.fromstring(make_picture(chart, "Source", "en").document.encode())
    shown = [element for tag in ("rect", "circle", "path", "text") for element in root.iter(f"{SVG}{tag}")]
    assert {element.get("fill") for element in shown} <= {*LIGHT.values(), "none"}
    assert LIGHT["chart-1"] in {element.get("fill") for element in shown}


def test_every_chart_and_every_person_has_its_files(small_site: Path) -> None:
    edition = edition_of(small_site)
    made = {artifact.path: artifact.content for artifact in make_artifacts(Charts(), edition)}
    languages = edition.library.languages.codes
    names = [*CHARTS, *(f"history/{key}" for key in edition.library.prisoners)]
    assert sorted(made) == sorted(
        [f"charts/{name}.{code}.svg" for name in names for code in languages] + [f"charts/{name}.csv" for name in names]
    )
    assert made["charts/waves.csv"].startswith("\ufeffrelease,day,people,".encode())
    assert made["charts/waves.csv"].count(b"\r\n") == len(edition.library.releases) + 1
    drawn = made[f"charts/totals.{languages[0]}.svg"].decode()
    assert f"{edition.site_url}{languages[0]}/charts/totals/" in drawn
    assert "is covered" in drawn


def test_a_formula_in_the_data_runs_in_no_spreadsheet() -> None:
    library = library_with(prisoners={"p": prisoner([('"2024-01-01"', "detained")], '"2024-02-01"', "imprisoned")})
    chart = draw_person(library, "p", speech_of("en"))
    lines = write_csv(chart.csv_columns, [("=1+1", *row[1:]) for row in chart.csv_rows]).decode().splitlines()
    assert lines[1].startswith("'=1+1,")


@pytest.mark.parametrize("name", CHARTS)
def test_the_page_of_a_chart_shows_it_with_its_table_its_files_and_its_sources(small_site: Path, name: str) -> None:
    edition = edition_of(small_site)
    page = make(edition, "chart", name, "en")
    chart = CHARTS[name](edition.library, edition.speeches["en"])
    assert page.title == chart.title
    assert page.main.count("<svg") == 2
    assert page.main.count('<tr><th scope="row"') == len(chart.rows)
    for path in (f"../../../charts/{name}.csv", f"../../../charts/{name}.en.svg"):
        assert f'href="{path}"' in page.main
    assert f"&lt;img src=&#34;{edition.site_url}charts/{name}.en.svg&#34;" in page.main
    cited = re.findall(r'class="source-id"[^>]*>([a-z0-9-]+)<', page.main)
    assert sorted(cited) == sorted(chart.sources)

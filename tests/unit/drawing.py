"""What the tests of charts make and read: records that charts show, and the shapes of what was drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from dossier.charts.chart import Chart
from dossier.charts.drawing import Box, Drawing, Shape
from dossier.library import Library
from unit.making import library_with, record

LANGUAGES = ("en", "de", "be", "pl")
SVG = "{http://www.w3.org/2000/svg}"
_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
_NUMBER = re.compile(r"-?[\d.]+")


def wave(day: str, total: int, *, kind: str = "pardon-decree", qualifier: str = "exact", adds: bool = True) -> Any:
    """Return a release wave of a day, a month, or whatever else `day` says."""
    return record(
        "release",
        f"decree: null\nreleased: {day}\nkind: {kind}\n"
        f"count: {{total: {total}, qualifier: {qualifier}, political: null, women: null, men: null}}\n"
        f"legal_basis: null\ntaken_to: null\nadds_to_total: {str(adds).lower()}\nconfidence: reported\n"
        "sources: [invented-one]\n" + ("" if adds else "left_out_because: {en: told apart}\n"),
    )


def count(
    day: str,
    value: int,
    *,
    body: str = "Synthetic Body",
    qualifier: str = "exact",
    measure: str = "held",
    confidence: str = "reported",
) -> Any:
    """Return a number of prisoners as a body stated it."""
    return record(
        "count",
        f"measure: {measure}\ndate: {day}\nvalue: {value}\nqualifier: {qualifier}\n"
        f"counted_by: {{en: {body}}}\nconfidence: {confidence}\nsources: [invented-two]\n",
    )


def total(day: str, value: int, qualifier: str = "exact") -> Any:
    """Return a total as a source stated it."""
    return record(
        "total",
        f'date: {day}\nsince: "2024-07"\nvalue: {value}\nqualifier: {qualifier}\nconfidence: reported\n'
        "sources: [invented-three]\n",
    )


def moment(day: str, title: str) -> Any:
    """Return an entry of the timeline."""
    return record(
        "moment",
        f'date: {day}\ntitle: {{en: "{title}"}}\ndetail: {{en: More of it.}}\ntopics: [releases]\n'
        "confidence: reported\nsources: [invented-four]\n",
    )


def prisoner(
    history: list[tuple[str, str]], as_of: str, status: str = "free", name: str = "Synthetic Person 12"
) -> Any:
    """Return a person with a history of pairs of day (or `null`) and event."""
    steps = "".join(
        f"  - {{date: {day}, event: {event}, confidence: reported, sources: [invented-five]}}\n"
        for day, event in history
    )
    return record(
        "prisoner",
        f'publication: public\nnames: {{en: ["{name}"]}}\nsort_name: {{en: "{name}"}}\ngender: f\n'
        f"role: {{en: a role}}\nstatus: {{value: {status}, as_of: {as_of}}}\nhistory:\n{steps}",
    )


def full_library() -> Library:
    """Return a library with something of all that charts show, awkward things among it."""
    return library_with(
        releases={
            "a": wave('"2024-07-03"', 18, qualifier="at-least", kind="pardon-beside-amnesty"),
            "b": wave('"2024-09-16"', 37),
            "c": wave('"2024-09-30"', 1, kind="pardon-and-exchange", adds=False),
            "d": wave('"2024-12"', 30),
            "e": wave('"2025-01-26"', 1, kind="individual-release-unilateral", adds=False),
            "f": wave('"2025-02-12"', 3, kind="negotiated-release"),
            "g": wave('"2025-02-12"', 2, kind="individual-pardons"),
            "h": wave("{after: 2025-06, before: 2025-08}", 9),
            "i": wave('"2026-03-19"', 250, kind="pardon-and-deportation"),
        },
        counts={
            "k": count('"2024-01-01"', 1400),
            "l": count('"2024-03-01"', 1380),
            "m": count('"2024-09-01"', 1300),
            "n": count('"2024-09-17"', 1347, body="Another Body", qualifier="at-least"),
            "o": count('"2024-09-17"', 1350, body="Third Body", qualifier="about"),
            "p": count('"2024-11"', 1280),
            "q": count("2025", 1200, qualifier="over"),
            "r": count("{after: 2025-06-30}", 1150, qualifier="nearly"),
            "s": count('"2024-10-01"', 3500, measure="recognised-since-2020"),
            "t": count('"2025-12-31"', 4300, measure="recognised-since-2020"),
        },
        totals={
            "u": total('"2024-09-16"', 55),
            "v": total('"2025-02-12"', 70),
            "w": total('"2026-03-19"', 300, "at-least"),
        },
        timeline={
            "x": moment('"2024-08-09"', "Something of some length that needs more lines than one on a phone"),
            "y": moment('"2024-08-10"', "Something else"),
            "z": moment("2025", "A thing of a year"),
        },
    )


def shapes(drawing: Drawing, style: str) -> list[Shape]:
    """Return the shapes of a class, or of classes that begin so."""
    return [shape for shape in drawing.shapes if shape.style.startswith(style)]


def boxes(drawing: Drawing, style: str = "") -> list[Box]:
    """Return the boxes of shapes of a class; of all that are no words where none is named."""
    return [box_of(shape) for shape in shapes(drawing, style) if not shape.words]


def box_of(shape: Shape) -> Box:
    """Return the rectangle around a shape's geometry, read from its attributes."""
    geometry = _geometry_of(shape)
    if shape.tag == "rect":
        left, top = float(geometry["x"]), float(geometry["y"])
        return Box(left, top, left + float(geometry["width"]), top + float(geometry["height"]))
    if shape.tag == "circle":
        x, y, radius = (float(geometry[name]) for name in ("cx", "cy", "r"))
        return Box(x - radius, y - radius, x + radius, y + radius)
    numbers = [float(found) for found in _NUMBER.findall(geometry["d"])]
    return Box(min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2]))


def points(shape: Shape) -> list[tuple[float, float]]:
    """Return the points of a path."""
    numbers = [float(found) for found in _NUMBER.findall(_geometry_of(shape)["d"])]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _geometry_of(shape: Shape) -> dict[str, str]:
    """Return the attributes of a shape's geometry."""
    return dict(_ATTRIBUTE.findall(shape.rest.partition(">")[0]))


def words_of(drawing: Drawing) -> list[str]:
    """Return the words of the labels."""
    return [shape.words for shape in drawing.shapes if shape.words]


def elements(chart: Chart) -> Iterator[Any]:
    """Yield each element of both drawings, as a strict parser reads them."""
    for svg in (chart.narrow, chart.wide):
        yield from etree.fromstring(str(svg)).iter()


def overlaps(drawing: Drawing) -> list[tuple[Box, Box]]:
    """Return the pairs of labels that have a point in common."""
    labels = drawing.labels
    return [(one, other) for index, one in enumerate(labels) for other in labels[index + 1 :] if one.meets(other)]

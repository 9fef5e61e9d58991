"""Charts in a browser: no label lies on another or leaves its drawing, and every mark is seen, light, dark, printed."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal

import pytest
from PIL import Image
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from .browsers import Browsers
from .findings import Finding, expect_none
from .look import contrast
from .pages import LANGUAGES, Page

WIDTHS = (320, 1440)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
CHARTS = ("waves", "recognised", "totals", "timeline")
# Half black on white is 127; where two labels lie on each other it is 64. In between are the rims of letters.
ONE_LAYER = 110
# Histories with the most to say are where labels meet.
LONGEST = 3
# WCAG 2.2, 1.4.11.
NON_TEXT = 3.0

# A label is one layer, whatever the letters in it do; all else is away.
ONLY_LABELS = """
* { background: #fff !important; }
body :not(svg.chart, svg.chart *) { color: #fff !important; border-color: #fff !important; }
svg.chart * { visibility: hidden !important; }
svg.chart text { visibility: visible !important; fill: #000 !important; stroke: none !important; }
svg.chart text { opacity: .5 !important; }
"""
NO_LABELS = "svg.chart text { visibility: hidden !important; }"

OUTSIDE = """
svg => {
  const frame = svg.getBoundingClientRect();
  const labels = [...svg.querySelectorAll('text')];
  if (!labels.length) return ['no label'];
  return labels.filter(label => {
    const box = label.getBoundingClientRect();
    return box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
  }).map(label => `«${label.textContent}» leaves the drawing`);
}
"""

MARKS = """
svg => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const numbers = colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const frame = svg.getBoundingClientRect();
  const kept = ['chart-grid', 'chart-texture', 'chart-seam', 'chart-paper'];
  const shapes = [...svg.querySelectorAll('rect, circle, path')];
  return shapes.filter(shape => !kept.includes(shape.getAttribute('class'))).map(shape => {
    const look = getComputedStyle(shape), box = shape.getBoundingClientRect();
    return {
      name: shape.getAttribute('class'),
      colour: numbers(look.stroke === 'none' ? look.fill : look.stroke),
      box: [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top],
    };
  });
}
"""

PAPER = "() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)"
FONTS = "() => document.fonts.ready.then(() => true)"

Look = Callable[[Tab, int], list[str]]


def _charts(pages: list[Page]) -> list[Page]:
    """The figure page of each chart, home with its small chart, and the longest histories, in every language."""
    chosen = [page for page in pages if page.kind in ("charts/*", "home")]
    for language in LANGUAGES:
        persons = [page for page in pages if page.kind == "prisoners/*" and page.language == language]
        persons = [page for page in persons if b"chart-history-" in page.file.read_bytes()]
        chosen += sorted(persons, key=lambda page: (-page.file.read_bytes().count(b"<text "), page.address))[:LONGEST]
    return chosen


@pytest.fixture(scope="module")
def charts(pages: list[Page]) -> list[Page]:
    """The pages with charts that are looked at."""
    found = _charts(pages)
    for language in LANGUAGES:
        addresses = [page.address for page in found if page.language == language]
        assert {f"/{language}/charts/{name}/" for name in CHARTS} < set(addresses)
        assert f"/{language}/" in addresses
        assert len(addresses) == len(CHARTS) + 1 + LONGEST
    return found


def _look_at(
    server: str, look: Look, style: str, schemes: Sequence[Literal["light", "dark"]] = SCHEMES, **context: Any
) -> Callable[[Browser, Sequence[Page]], list[Finding]]:
    """Work for a browser: opens each page at each width in each scheme and says what the look at it found."""

    def work(browser: Browser, share: Sequence[Page]) -> list[Finding]:
        findings: list[Finding] = []
        for scheme in schemes:
            for width in WIDTHS:
                size = {"width": width, "height": 800}
                # The policy of the site allows no style but its own.
                tab = browser.new_page(viewport=size, color_scheme=scheme, bypass_csp=True, **context)
                for page in share:
                    tab.goto(server + page.address)
                    tab.evaluate(FONTS)
                    if style:
                        tab.add_style_tag(content=style)
                    findings += (Finding(f"{what} ({width} px, {scheme})", page.address) for what in look(tab, width))
                tab.close()
        return findings

    return work


def _drawings(tab: Tab) -> list[Any]:
    return [svg for svg in tab.query_selector_all("svg.chart") if svg.is_visible()]


def _picture(drawing: Any) -> Image.Image:
    return Image.open(io.BytesIO(drawing.screenshot()))


def _darkest(drawing: Any) -> int:
    """The darkest pixel of a drawing in which only labels are left."""
    low, _ = _picture(drawing).convert("L").getextrema()
    return int(low)  # type: ignore[arg-type]


def _label_faults(tab: Tab, _width: int) -> list[str]:
    found: list[str] = []
    for drawing in _drawings(tab):
        found += drawing.evaluate(OUTSIDE)
        darkest = _darkest(drawing)
        if darkest > 140:
            found.append("no label is to be seen")
        if darkest < ONE_LAYER:
            found.append("labels lie on each other")
    return found


def _mark_faults(tab: Tab, _width: int) -> list[str]:
    found: list[str] = []
    paper = tab.evaluate(PAPER)
    for drawing in _drawings(tab):
        picture = _picture(drawing).convert("RGB")
        scale = picture.width / drawing.bounding_box()["width"]
        marks = drawing.evaluate(MARKS)
        if not marks:
            found.append("no mark")
        for mark in marks:
            if contrast(mark["colour"], paper) < NON_TEXT:
                found.append(f"{mark['name']} has too little contrast")
            left, top, right, bottom = (edge * scale for edge in mark["box"])
            # The edges of lines reach beyond their path.
            part = picture.crop((int(left) - scale, int(top) - scale, int(right) + scale + 1, int(bottom) + scale + 1))
            seen = [colour for _, colour in part.getcolors(part.width * part.height) or ()]
            if max(contrast(list(colour), paper) for colour in seen) < NON_TEXT:
                found.append(f"{mark['name']} is not to be seen")
    return found


def test_no_label_lies_on_another_or_leaves_its_drawing(server: str, charts: list[Page], browsers: Browsers) -> None:
    expect_none(browsers.share_out(charts, _look_at(server, _label_faults, ONLY_LABELS)), "labels are not legible")


def test_every_mark_is_seen_on_its_paper(server: str, charts: list[Page], browsers: Browsers) -> None:
    work = _look_at(server, _mark_faults, NO_LABELS, device_scale_factor=2)
    expect_none(browsers.share_out(charts, work), "marks are not to be seen")


def test_every_mark_is_seen_in_print(server: str, charts: list[Page], browsers: Browsers) -> None:
    def look(tab: Tab, width: int) -> list[str]:
        tab.emulate_media(media="print")
        found = _mark_faults(tab, width)
        paper = tab.evaluate(PAPER)
        tab.emulate_media(media="screen")
        return found if paper == [255, 255, 255] else [*found, f"the paper is {paper}"]

    printed = [page for page in charts if page.kind == "charts/*"]
    # The dark scheme is the one that print must undo.
    work = _look_at(server, look, NO_LABELS, ("dark",), device_scale_factor=2)
    expect_none(browsers.share_out(printed, work), "marks are not to be seen in print")


def test_one_drawing_is_shown_and_read_out_at_each_width(server: str, charts: list[Page], browsers: Browsers) -> None:
    def look(tab: Tab, width: int) -> list[str]:
        every, shown = tab.query_selector_all("svg.chart"), _drawings(tab)
        names = [svg.get_attribute("class") for svg in shown]
        wanted = f"chart chart-{'wide' if width >= 768 else 'narrow'}"
        found = [] if set(names) == {wanted} and len(every) == 2 * len(shown) else [f"shown are {names}"]
        for svg in shown:
            size = svg.evaluate("svg => parseFloat(getComputedStyle(svg).fontSize) * svg.getScreenCTM().a")
            if size < 11:
                found.append(f"the type is {size:.1f} px high")
        return found

    expect_none(browsers.share_out(charts, _look_at(server, look, "", ("light",))), "the wrong drawing is shown")


def test_no_label_of_a_picture_lies_on_another(site: Path, browsers: Browsers) -> None:
    pictures = sorted((site / "charts").rglob("*.svg"))
    names = {f"{name}.{language}.svg" for name in CHARTS for language in LANGUAGES}
    assert names < {picture.name for picture in pictures}

    def work(browser: Browser, share: Sequence[Path]) -> list[Finding]:
        tab = browser.new_page(viewport={"width": 800, "height": 800})
        findings: list[Finding] = []
        for path in share:
            svg = path.read_text(encoding="utf-8").replace("<svg ", '<svg class="chart" ', 1)
            tab.set_content(f"<style>{ONLY_LABELS}</style><body>{svg}</body>")
            findings += (Finding(what, path.name) for what in _label_faults(tab, 800))
        tab.close()
        return findings

    expect_none(browsers.share_out(pictures, work), "labels of pictures are not legible")


@pytest.mark.parametrize(
    ("second", "faults"),
    [
        ('<text x="10" y="60">Another</text>', []),
        ('<text x="30" y="33">Another</text>', ["labels lie on each other"]),
        ('<text x="180" y="60">Another</text>', ["«Another» leaves the drawing"]),
        ('<text x="10" y="60" fill="none" stroke="red">Another</text>', []),
    ],
    ids=["apart", "one on the other", "outside", "apart in other colours"],
)
def test_the_look_at_labels_sees_what_it_is_to_see(browsers: Browsers, second: str, faults: list[str]) -> None:
    # The guard of the tests above.
    svg = f'<svg class="chart" viewBox="0 0 200 80" width="400"><text x="10" y="30">Label</text>{second}</svg>'

    def work(browser: Browser, _share: Sequence[str]) -> list[Finding]:
        tab = browser.new_page()
        tab.set_content(f"<style>{ONLY_LABELS}</style><body>{svg}</body>")
        found = [Finding(what, "") for what in _label_faults(tab, 400)]
        tab.close()
        return found

    assert [finding.what for finding in browsers.share_out([svg], work)] == faults


@pytest.mark.parametrize(
    ("fill", "faults"),
    [
        ("#9c1d2f", []),
        ("#eeeae2", ["chart-fill-1 has too little contrast", "chart-fill-1 is not to be seen"]),
        ("none", ["chart-fill-1 is not to be seen"]),
    ],
)
def test_the_look_at_marks_sees_what_it_is_to_see(browsers: Browsers, fill: str, faults: list[str]) -> None:
    # The guard of the tests above.
    rect = f'<rect class="chart-fill-1" x="20" y="20" width="9" height="9" fill="{fill}"/>'
    svg = f'<svg class="chart" viewBox="0 0 200 80" width="400">{rect}</svg>'

    def work(browser: Browser, _share: Sequence[str]) -> list[Finding]:
        tab = browser.new_page()
        tab.set_content(f"<style>body {{ background: #fbfaf7; }}</style><body>{svg}</body>")
        found = [Finding(what, "") for what in _mark_faults(tab, 400)]
        tab.close()
        return found

    assert [finding.what for finding in browsers.share_out([svg], work)] == faults

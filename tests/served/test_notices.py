"""What the real site may have none of today: passages older than their original, and the marks of a preview."""

from pathlib import Path

import pytest

from dossier.cli.__main__ import main
from dossier.cli.serve import Preview
from small_sites import EPOCH, make_project

from .axe import DESKTOP, PHONE, WCAG, look_with_axe, split_advice
from .browsers import Browsers
from .findings import expect_none
from .markup import check_markup
from .pages import Page, read_pages, without_redirects
from .server import serve

_ENGLISH = """---
title: Two invented waves
summary: Two waves, one doubt.
---
The first wave freed {{ figure("released_in_wave", release="2024-07-02-first", noun=true) }} [@invented-report].

## What is known

| Wave | People |
|---|---|
| first | {{ figure("released_in_wave", release="2024-07-02-first", bare=true) }} |
"""
_GERMAN = """---
title: Zwei erfundene Wellen
summary: Zwei Wellen, ein Zweifel.
translation: {from: en, translator: Synthetic Translator}
---
Die erste Welle befreite {{ figure("released_in_wave", release="2024-07-02-first", noun=true) }} [@invented-report].

## Was bekannt ist

| Welle | Menschen |
|---|---|
| erste | {{ figure("released_in_wave", release="2024-07-02-first", bare=true) }} |
"""


_MARKS = ('class="outdated', 'class="held', "Only the preview shows it.", "nur in der Vorschau")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a preview with a draft, and with a translation of which the title and each passage are outdated."""
    project = make_project(tmp_path_factory.mktemp("notices") / "project")
    folder = project / "briefings/invented-waves"
    (folder / "en.md").write_text(_ENGLISH)
    (folder / "de.md").write_text(_GERMAN)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        assert main(["translated", "invented-waves", "de"]) == 0
        changed = _ENGLISH.replace("Two invented", "Three invented").replace("first wave", "very first wave")
        changed = changed.replace("What is known", "What people know").replace("| first |", "| very first |")
        (folder / "en.md").write_text(f"{changed}\nA further passage.\n")
        panel = project / "docs/events/invented-panel/event.yml"
        panel.write_text(f"draft: true\n{panel.read_text()}")
        made = Preview(project)
        assert made.build() == ""
        made.stop()
    return made.site


@pytest.fixture(scope="module")
def marked(preview: Path) -> list[Page]:
    """The pages that carry notices and marks."""
    found = [
        page
        for page in without_redirects(read_pages(preview))
        if any(mark in page.file.read_text("utf-8") for mark in _MARKS)
    ]
    assert {"/de/publications/invented-waves/", "/en/events/invented-panel/"} <= {page.address for page in found}
    return found


def test_notices_and_marks_break_no_rule_of_wcag(preview: Path, marked: list[Page], browsers: Browsers) -> None:
    with serve(preview) as server:
        for viewport, dark in ((PHONE, True), (DESKTOP, False)):
            found = browsers.share_out(marked, look_with_axe(server, viewport, WCAG, dark=dark))
            expect_none(split_advice(found)[0], f"rules of WCAG are broken ({viewport['width']} px)")


def test_notices_and_marks_are_well_formed(preview: Path) -> None:
    expect_none(check_markup(preview, "--skip-non-html"), "the Nu HTML checker finds errors")

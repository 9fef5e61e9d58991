"""What lies in docs/assets/ is published as it is, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.hosting.definition import KINDS
from dossier.publish.assets import list_assets
from dossier.reading.assets import ENDINGS
from unit.making import problems_of

NAMES = (
    "briefings/a/door.jpg",
    "data/schemas/source.json",
    "docs/assets/dossier.css",
    "docs/assets/icon.svg",
    "docs/assets/letter.css",
    "docs/events/a/event.yml",
    "docs/guides/speed.md",
    "docs/guides/table.svg",
    "docs/pages/home/en.md",
    "docs/README.md",
    "docs/people-who-wrote-to-us.xlsx",
    "docs/press/list.pdf",
    "mkdocs.yml",
)


def test_inputs_guides_and_the_parts_of_the_style_sheet_are_no_files_of_the_site() -> None:
    assert list(list_assets(NAMES, ("assets/dossier.css",))) == ["assets/icon.svg", "assets/letter.css"]


def test_whatever_may_be_published_has_a_type() -> None:
    assert {ending[1:] for ending in ENDINGS} <= {ending for kind in KINDS for ending in kind.endings}


@pytest.mark.parametrize(
    "path",
    [
        "docs/people-who-wrote-to-us.xlsx",
        "docs/press/list.pdf",
        "docs/evil.html",
        "docs/assets/list.ods",
        "docs/assets/page.js~",
        "docs/assets/page.html",
        "docs/assets/LICENSE",
        "docs/assets/Thumbs.db",
        "docs/assets/note.md",
        # Each of these made sums that nothing could verify, the last two a build that failed, and every later one.
        "docs/assets/a:b.png",
        "docs/assets/b\\c.css",
        "docs/assets/two words.pdf",
        "docs/assets/ns\u202egnp.js",
        "docs/assets/line\nend.js",
        "docs/assets/b\udcffd.js",
    ],
)
def test_what_comes_to_lie_there_by_mistake_is_told_and_not_published(small_site: Path, path: str) -> None:
    (small_site / path).parent.mkdir(parents=True, exist_ok=True)
    (small_site / path).write_text("Synthetic Person 12")
    assert [(problem.code, problem.location.path) for problem in problems_of(small_site)] == [("stray-file", path)]


@pytest.mark.parametrize("path", ["assets/logo.svg", "assets/fonts/Sans-Bold_2.min.woff2", "assets/report.pdf"])
def test_what_belongs_there_is_published(small_site: Path, path: str) -> None:
    (small_site / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
    (small_site / "docs" / path).write_text("x")
    assert list(problems_of(small_site)) == []
    assert list(list_assets([f"docs/{path}"], ())) == [path]


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("docs/assets/names.json", "data/languages.yml"),
        ("docs/assets/all", "data"),
        ("docs/assets/kept.json", ".cache/kept.json"),
        ("docs/pages/act/notes", ".git"),
    ],
)
def test_a_link_publishes_nothing_that_lies_elsewhere(small_site: Path, link: str, target: str) -> None:
    (small_site / ".git").mkdir()
    (small_site / ".cache").mkdir()
    (small_site / ".cache/kept.json").write_text("{}")
    (small_site / link).parent.mkdir(parents=True, exist_ok=True)
    (small_site / link).symlink_to(small_site / target)
    found = [(problem.code, problem.location.path) for problem in problems_of(small_site)]
    assert found == [("link-leaves-tree", link)]


def test_a_link_within_the_folder_is_no_mistake(small_site: Path) -> None:
    (small_site / "docs/assets").mkdir()
    (small_site / "docs/assets/logo.svg").write_text("x")
    (small_site / "docs/assets/icon.svg").symlink_to("logo.svg")
    assert list(problems_of(small_site)) == []

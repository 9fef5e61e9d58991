"""A record that says the same as another one is told: a copied wave would count twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dossier.kinds import KINDS
from small_sites import copy_small_site
from unit.making import problems_of, rewrite

COPIED = ("release", "total", "count", "statement", "moment", "prisoner", "person", "organisation", "place", "source")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_small_site(tmp_path / "small")


@pytest.mark.parametrize("kind", COPIED)
def test_a_copied_record_is_told_by_the_name_of_the_first(site: Path, kind: str) -> None:
    folder = site / "data" / KINDS[kind][0]
    original = next(path for path in sorted(folder.iterdir()) if "publication: withheld" not in path.read_text("utf-8"))
    shutil.copyfile(original, folder / f"{original.stem}-copy.yml")
    told = [problem for problem in problems_of(site) if problem.code == "same-record"]
    assert [problem.location.path for problem in told] == [f"data/{KINDS[kind][0]}/{original.stem}-copy.yml"]
    assert f"`{original.stem}`" in told[0].message


def test_two_waves_of_one_day_that_differ_are_no_repeat(site: Path) -> None:
    folder = site / "data" / "releases"
    shutil.copyfile(folder / "2024-07-02-first.yml", folder / "2024-07-03-other.yml")
    rewrite(folder / "2024-07-03-other.yml", "  total: 10", "  total: 11")
    assert "same-record" not in {problem.code for problem in problems_of(site)}


def test_two_rules_of_a_way_have_two_names(site: Path) -> None:
    way = site / "data" / "ways" / "letters.yml"
    rule = "  - {id: twice, text: {en: Invented.}, stated: null, scope: belarus, confidence: reported, sources: [%s]}\n"
    rewrite(way, "rules:\n", "rules:\n" + 2 * (rule % "invented-report"))
    told = [problem for problem in problems_of(site) if problem.code == "same-record"]
    assert [problem.location.path for problem in told] == ["data/ways/letters.yml"]
    assert "a second time" in told[0].message

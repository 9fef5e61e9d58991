"""The digests of the input tell every change that could show on the site, and no other."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from dossier.build import inputs as inputs_module
from dossier.build.inputs import digest_engine, digest_inputs, sum_up


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("mkdocs.yml", "data/a.yml", "briefings/b/en.md", "docs/assets/x.css", "overrides/main.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


def test_every_input_file_has_a_digest(root: Path) -> None:
    assert list(digest_inputs(root)) == [
        "briefings/b/en.md",
        "data/a.yml",
        "docs/assets/x.css",
        "mkdocs.yml",
        "overrides/main.html",
    ]


def test_what_is_hidden_or_lies_elsewhere_is_no_input(root: Path) -> None:
    before = digest_inputs(root)
    for name in ("data/.hidden.yml", "data/.git/x", "site/index.html", "README.md", "docs/__pycache__/a.pyc"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")
    assert digest_inputs(root) == before


def test_the_content_counts_and_not_the_date(root: Path) -> None:
    before = digest_inputs(root)
    os.utime(root / "data/a.yml", (1, 1))
    assert digest_inputs(root) == before
    (root / "data/a.yml").write_text("data/b.yml")
    after = digest_inputs(root)
    assert {name for name in before if before[name] != after[name]} == {"data/a.yml"}


def test_a_file_that_moves_changes_the_sum(root: Path) -> None:
    before = sum_up(digest_inputs(root))
    (root / "data/a.yml").rename(root / "data/b.yml")
    assert sum_up(digest_inputs(root)) != before


def test_links_are_followed_to_files_and_named_where_they_lead_nowhere(root: Path) -> None:
    (root / "data/link.yml").symlink_to("a.yml")
    (root / "data/dead.yml").symlink_to("nothing.yml")
    (root / "data/folder").symlink_to("../briefings")
    (root / "briefings/b/circle").symlink_to("..")
    found = digest_inputs(root)
    assert found["data/link.yml"] == found["data/a.yml"]
    assert found["data/dead.yml"] != found["data/a.yml"]
    assert found["data/folder/b/en.md"] == found["briefings/b/en.md"]
    (root / "briefings/b/en.md").write_text("changed")
    assert digest_inputs(root)["data/folder/b/en.md"] != found["data/folder/b/en.md"]


def test_the_engine_is_its_code_and_its_libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "engine").mkdir()
    (tmp_path / "engine" / "a.py").write_text("one = 1")
    (tmp_path / "libraries" / "markdown-3.1.dist-info").mkdir(parents=True)
    monkeypatch.setattr(inputs_module, "_ENGINE", tmp_path / "engine")
    monkeypatch.setattr(sys, "path", [str(tmp_path / "libraries"), str(tmp_path / "gone.zip")])
    digest = digest_engine.__wrapped__
    first = digest()
    assert digest() == first
    (tmp_path / "engine" / "a.py").write_text("one = 2")
    second = digest()
    (tmp_path / "libraries" / "markdown-3.1.dist-info").rename(tmp_path / "libraries" / "markdown-3.2.dist-info")
    assert len({first, second, digest()}) == 3

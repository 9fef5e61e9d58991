"""Input files are found in order, each folder is looked into once, and links are followed only inside the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dossier.problems import Problems
from dossier.sources.folders import Folders
from unit.making import codes


def _write(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")


def test_entries_come_sorted_by_name_and_hidden_ones_not_at_all(tmp_path: Path) -> None:
    _write(tmp_path, "data/b.yml", "data/a.yml", "data/sub/c.yml", "data/d.txt", "data/.hidden.yml", "data/.git/e.yml")
    found = [entry.path for entry in Folders(tmp_path, Problems()).walk("data") if entry.is_file]
    assert found == ["data/a.yml", "data/b.yml", "data/d.txt", "data/sub/c.yml"]


def test_a_folder_lists_also_what_is_hidden(tmp_path: Path) -> None:
    _write(tmp_path, "data/.hidden.yml", "data/sub/c.yml")
    found = [(entry.name, entry.is_folder) for entry in Folders(tmp_path, Problems()).list("data")]
    assert found == [(".hidden.yml", False), ("sub", True)]


@pytest.mark.parametrize(("name", "suffix"), [("a.yml", ".yml"), ("a.b.yml", ".yml"), ("a", ""), (".yml", "")])
def test_the_suffix_is_what_follows_the_last_dot_of_a_name(tmp_path: Path, name: str, suffix: str) -> None:
    _write(tmp_path, f"data/{name}")
    assert [entry.suffix for entry in Folders(tmp_path, Problems()).list("data")] == [suffix]


@pytest.mark.parametrize("name", ["nothing", "file", "file/below"])
def test_what_is_no_folder_holds_nothing(tmp_path: Path, name: str) -> None:
    _write(tmp_path, "file")
    assert Folders(tmp_path, Problems()).list(name) == ()


def test_each_folder_is_looked_into_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path, "data/a.yml", "data/sub/b.yml")
    looks = []
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: looks.append(path) or scandir(path))
    folders = Folders(tmp_path, Problems())
    first, second = (list(folders.walk("data")) for _ in range(2))
    assert first == second
    assert len(looks) == 2


def test_a_link_out_of_the_project_is_noted(tmp_path: Path) -> None:
    _write(tmp_path, "outside.yml", "root/data/b.yml")
    (tmp_path / "root/data/a.yml").symlink_to(tmp_path / "outside.yml")
    problems = Problems()
    folders = Folders(tmp_path / "root", problems)
    assert [folders.is_inside(entry) for entry in folders.list("data")] == [False, True]
    assert codes(problems) == ["link-leaves-tree"]


def test_a_link_inside_the_project_is_followed_but_not_walked_through(tmp_path: Path) -> None:
    _write(tmp_path, "data/a.yml", "other/c.yml")
    (tmp_path / "data/b.yml").symlink_to("a.yml")
    (tmp_path / "data/other").symlink_to(tmp_path / "other")
    folders = Folders(tmp_path, Problems())
    entries = list(folders.walk("data"))
    assert [(entry.path, entry.is_file) for entry in entries] == [
        ("data/a.yml", True),
        ("data/b.yml", True),
        ("data/other", False),
    ]
    assert all(folders.is_inside(entry) for entry in entries)


def test_what_lies_behind_a_linked_folder_is_judged_by_where_it_really_is(tmp_path: Path) -> None:
    _write(tmp_path, "outside/a.yml", "root/inside/b.yml")
    (tmp_path / "root/data").symlink_to(tmp_path / "outside")
    (tmp_path / "root/docs").symlink_to("inside")
    problems = Problems()
    folders = Folders(tmp_path / "root", problems)
    assert [folders.is_inside(entry) for entry in (*folders.list("data"), *folders.list("docs"))] == [False, True]
    assert [(problem.code, problem.location.path) for problem in problems] == [("link-leaves-tree", "data/a.yml")]


def test_links_in_a_circle_lead_nowhere_and_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a").symlink_to(tmp_path / "data/b")
    (tmp_path / "data/b").symlink_to(tmp_path / "data/a")
    (tmp_path / "data/self").symlink_to(tmp_path / "data")
    problems = Problems()
    folders = Folders(tmp_path, problems)
    assert [folders.is_inside(entry) for entry in folders.walk("data")] == [False, False, True]
    assert codes(problems) == ["dead-link", "dead-link"]

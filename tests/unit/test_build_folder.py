"""Files reach the site all together: a build that ends amid it is finished by the next one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dossier.build.folder import Folder, finish_moves, is_intact, move_into_place
from dossier.publish.folder import name_beside
from small_sites import read_files


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of three files, with what the next build wrote beside it."""
    _fill(tmp_path / "site", {"index.html": b"old", "a/index.html": b"old a", "a/b/index.html": b"old b"})
    _fill(name_beside(tmp_path / "site"), {"index.html": b"new", "c/index.html": b"new c", "assets/x.css": b"x"})
    return tmp_path / "site"


def _fill(folder: Path, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def test_files_are_replaced_added_and_removed(site: Path) -> None:
    move_into_place(site, ["index.html", "c/index.html", "assets/x.css"], ["a/b/index.html"])
    assert read_files(site) == {
        "a/index.html": b"old a",
        "assets/x.css": b"x",
        "c/index.html": b"new c",
        "index.html": b"new",
    }
    assert not name_beside(site).exists()
    assert not (site / "a/b").exists(), "an empty folder was left"


def test_a_build_that_ended_before_it_was_whole_leaves_the_site_as_it_was(site: Path) -> None:
    before = read_files(site)
    finish_moves(site)
    assert read_files(site) == before
    assert not name_beside(site).exists()


@pytest.mark.parametrize("moved", range(4))
def test_a_build_that_ended_while_files_were_moved_is_finished(site: Path, moved: int) -> None:
    written, gone = ["assets/x.css", "c/index.html", "index.html"], ["a/b/index.html"]
    beside = name_beside(site)
    (beside / ".moves.json").write_text(json.dumps({"written": written, "gone": gone}), "utf-8")
    for path in written[:moved]:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (beside / path).replace(site / path)
    finish_moves(site)
    assert read_files(site) == {
        "a/index.html": b"old a",
        "assets/x.css": b"x",
        "c/index.html": b"new c",
        "index.html": b"new",
    }
    finish_moves(site)
    assert len(read_files(site)) == 4


def test_a_file_may_become_a_folder_and_a_folder_a_file(site: Path) -> None:
    _fill(name_beside(site), {"a/index.html/new.html": b"below", "a/b": b"a file"})
    move_into_place(site, ["a/index.html/new.html", "a/b"], ["a/index.html", "a/b/index.html"])
    assert read_files(site) == {"a/b": b"a file", "a/index.html/new.html": b"below", "index.html": b"old"}


def test_a_site_that_was_away_when_a_build_ended_comes_back(site: Path) -> None:
    before = read_files(site)
    site.rename(site.with_name(".site.old"))
    finish_moves(site)
    assert read_files(site) == before


def test_what_the_site_has_in_the_same_bytes_is_not_written(tmp_path: Path) -> None:
    first = Folder(tmp_path / "one", {})
    known = {file.path: file for file in (first.write("a.html", b"a"), first.write("deep/b.html", b"b"))}
    second = Folder(tmp_path / "two", known)
    assert second.write("a.html", b"a") is known["a.html"]
    changed = second.write("deep/b.html", b"changed")
    assert read_files(tmp_path / "two") == {"deep/b.html": b"changed"}
    assert changed != known["deep/b.html"]


@pytest.mark.parametrize("meddle", ["remove", "change", "touch"])
def test_a_site_that_somebody_meddled_with_is_seen(tmp_path: Path, meddle: str) -> None:
    file = Folder(tmp_path, {}).write("a/b.html", b"b")
    told = [(file.path, file.size, file.changed)]
    assert is_intact(tmp_path, told)
    path = tmp_path / file.path
    if meddle == "remove":
        path.unlink()
    else:
        path.write_bytes(b"c" if meddle == "touch" else b"longer")
    assert not is_intact(tmp_path, told)

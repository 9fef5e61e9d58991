"""A finished folder takes the place of the last one at once."""

from __future__ import annotations

from pathlib import Path

from dossier.publish.folder import name_beside, replace_folder


def test_the_new_folder_is_made_beside_the_old_one(tmp_path: Path) -> None:
    beside = name_beside(tmp_path / "site")
    assert beside.parent == tmp_path
    assert beside != tmp_path / "site"


def test_the_new_folder_takes_the_place_of_the_old_one_with_nothing_of_it_left(tmp_path: Path) -> None:
    old, new = tmp_path / "site", name_beside(tmp_path / "site")
    for folder, name in ((old, "old.html"), (new, "new.html")):
        folder.mkdir()
        (folder / name).write_text(name)
    replace_folder(new, old)
    assert [path.name for path in old.iterdir()] == ["new.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_first_site_of_all_needs_no_old_one(tmp_path: Path) -> None:
    new = name_beside(tmp_path / "site")
    new.mkdir()
    (new / "new.html").write_text("x")
    replace_folder(new, tmp_path / "site")
    assert (tmp_path / "site/new.html").is_file()

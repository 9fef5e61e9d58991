"""Files of a site in the making are written once, and what was done to finished ones is seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.build.folder import Folder, is_intact
from small_sites import read_files


def test_what_the_site_has_in_the_same_bytes_is_not_written(tmp_path: Path) -> None:
    first = Folder(tmp_path / "one", {})
    known = {file.path: file for file in (first.write("a.html", b"a"), first.write("deep/b.html", b"b"))}
    second = Folder(tmp_path / "two", known)
    assert second.write("a.html", b"a") is known["a.html"]
    changed = second.write("deep/b.html", b"changed")
    assert read_files(tmp_path / "two") == {"deep/b.html": b"changed"}
    assert changed != known["deep/b.html"]


def test_no_file_is_written_over(tmp_path: Path) -> None:
    """It may have a second name in the finished site."""
    Folder(tmp_path, {}).write("a.html", b"a")
    with pytest.raises(FileExistsError):
        Folder(tmp_path, {}).write("a.html", b"b")


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

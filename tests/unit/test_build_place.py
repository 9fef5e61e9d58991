"""A site is replaced in one step: wherever a build is killed, the folder holds the old site or the new one."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from dossier.build import exchange
from dossier.build import place as place_module
from dossier.build.exchange import exchange_folders
from dossier.build.folder import Folder
from dossier.build.job import WrittenFile
from dossier.build.place import Place
from small_sites import read_files

OLD = {"index.html": b"old", "a/index.html": b"old a", "a/b/index.html": b"old b", "c": b"a file", "d/e": b"below"}
# A file that becomes a folder, a folder that becomes a file, a folder that goes, one that comes.
NEW = {"index.html": b"new", "a/index.html": b"old a", "c/index.html": b"new c", "d": b"a file", "assets/x.css": b"x"}
NEWEST = {**NEW, "index.html": b"newest"}
# What a process asks of the disk, as Python names it to whoever watches.
WATCHED = {"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.utime", "shutil.copyfile"}

Files = Mapping[str, bytes]


def _make_files(place: Place, files: Files, before: Mapping[str, WrittenFile]) -> dict[str, WrittenFile]:
    folder = Folder(place.new, before)
    return {path: folder.write(path, content) for path, content in files.items()}


def _replace_all(site: Path, files: Files, *, spare: bool = True) -> dict[str, WrittenFile]:
    place = Place(site)
    place.recover()
    written = _make_files(place, files, {})
    place.replace_all()
    if spare:
        place.keep_spare(written)
    return written


def _replace_some(site: Path, files: Files, before: Mapping[str, WrittenFile]) -> dict[str, WrittenFile]:
    place = Place(site)
    place.recover()
    written = _make_files(place, files, before)
    place.replace_some(before, written)
    return written


def _beside(site: Path) -> Path:
    return site.with_name(".site.next")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def before(site: Path) -> dict[str, WrittenFile]:
    """What a site holds, with a spare beside it."""
    return _replace_all(site, OLD)


def test_a_whole_site_takes_the_place_of_another_with_nothing_of_it_left(site: Path) -> None:
    _replace_all(site, OLD, spare=False)
    assert read_files(site) == OLD
    _replace_all(site, NEW, spare=False)
    assert read_files(site) == NEW
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("spare", [True, False])
def test_files_are_replaced_added_and_removed(site: Path, spare: bool) -> None:
    first = _replace_all(site, OLD, spare=spare)
    second = _replace_some(site, NEW, first)
    assert read_files(site) == NEW
    assert not (site / "a/b").exists(), "an empty folder was left"
    third = _replace_some(site, NEWEST, second)
    assert read_files(site) == NEWEST
    _replace_some(site, OLD, third)
    assert read_files(site) == OLD


def test_beside_the_site_lies_a_second_copy_and_nothing_of_an_earlier_one(
    site: Path, before: dict[str, WrittenFile]
) -> None:
    spare = _beside(site) / "spare"
    assert read_files(spare) == OLD
    _replace_some(site, NEW, before)
    assert read_files(spare) == NEW
    assert all(spare.joinpath(path).samefile(site / path) for path in NEW), "files were copied"
    assert sorted(path.name for path in _beside(site).iterdir()) == ["spare", "spare.digest"]


def test_an_edit_gives_the_other_files_no_further_names(site: Path, before: dict[str, WrittenFile]) -> None:
    linked: list[str] = []
    asking = True

    def note(event: str, given: tuple[object, ...]) -> None:
        if asking and event == "os.link":
            linked.append(str(given[1]))

    sys.addaudithook(note)
    _replace_some(site, {**OLD, "index.html": b"new"}, before)
    asking = False
    assert linked == [f"{_beside(site)}/spare/index.html"]


def test_who_made_the_spare_looks_at_none_of_its_files_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place(site)
    known = _make_files(place, OLD, {})
    place.replace_all()
    place.keep_spare(known)
    with monkeypatch.context() as patched:
        patched.setattr(place_module, "is_intact", pytest.fail)
        for files in (NEW, NEWEST, OLD):
            written = _make_files(place, files, known)
            place.replace_some(known, written)
            known = written
            assert read_files(site) == read_files(_beside(site) / "spare") == files
    # It is no longer vouched for, whoever made it.
    (_beside(site) / "spare.digest").unlink()
    (_beside(site) / "spare/a/index.html").unlink()
    place.replace_some(known, _make_files(place, NEW, known))
    assert read_files(site) == NEW


def test_where_nothing_changed_nothing_is_touched(site: Path, before: dict[str, WrittenFile]) -> None:
    number = site.stat().st_ino
    _replace_some(site, OLD, before)
    assert site.stat().st_ino == number


@pytest.mark.parametrize("meddle", ["digest", "file", "folder", "missing"])
def test_a_spare_that_somebody_meddled_with_is_made_anew(
    site: Path, before: dict[str, WrittenFile], meddle: str
) -> None:
    spare = _beside(site) / "spare"
    if meddle == "digest":
        (_beside(site) / "spare.digest").write_text("another site's")
        (spare / "stranger.html").write_bytes(b"of another site")
    elif meddle == "file":
        (spare / "a/index.html").unlink()
        (spare / "a/index.html").write_bytes(b"meddled with")
    elif meddle == "folder":
        shutil.rmtree(spare)
    else:
        (spare / "a/index.html").unlink()
    _replace_some(site, NEW, before)
    assert read_files(site) == NEW


def test_where_files_can_have_one_name_only_they_are_copied(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "not permitted")

    monkeypatch.setattr(os, "link", refuse)
    first = _replace_all(site, OLD)
    second = _replace_some(site, NEW, first)
    assert read_files(site) == read_files(_beside(site) / "spare") == NEW
    assert not (site / "index.html").samefile(_beside(site) / "spare/index.html")
    number = (_beside(site) / "spare/a/index.html").stat().st_ino
    _replace_some(site, NEWEST, second)
    assert (site / "a/index.html").stat().st_ino == number, "the copies count as the site's own files"


def test_another_fault_of_the_disk_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "input/output error")

    monkeypatch.setattr(os, "link", fail)
    with pytest.raises(OSError, match="input/output"):
        _replace_all(site, OLD)


def test_a_site_behind_a_link_is_replaced_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "site"
    link.symlink_to("elsewhere/site")
    first = _replace_all(link, OLD)
    _replace_some(link, NEW, first)
    assert link.is_symlink()
    assert read_files(tmp_path / "elsewhere/site") == NEW


def test_two_folders_are_exchanged_in_one_step(tmp_path: Path) -> None:
    # On the systems that tests run on, the file systems of a working folder and of /tmp can.
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        (folder / folder.name).touch()
    assert exchange._exchange(one, other)
    assert [path.name for path in one.iterdir()] == ["other"]
    assert [path.name for path in other.iterdir()] == ["one"]


def test_folders_that_are_not_there_can_not_be_exchanged(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        exchange_folders(tmp_path / "one", tmp_path / "other", tmp_path / "aside")


def _kill_at(number: int, work: Callable[[], object]) -> bool:
    """Do the work in a process that is killed just before it asks the disk for the n-th time; tell whether it was."""
    process = os.fork()
    if process == 0:
        left = number

        def watch(event: str, _given: tuple[object, ...]) -> None:
            nonlocal left
            if event in WATCHED:
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        work()
        os._exit(0)
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def _kill_everywhere(tmp_path: Path, work: Callable[[Path, dict[str, WrittenFile]], object]) -> list[Files]:
    """Kill the work at each of its steps; return what the site held then, and see that the next build ends right."""
    held: list[Files] = []
    killed = True
    while killed:
        site = tmp_path / str(len(held)) / "site"
        site.parent.mkdir()
        before = _replace_all(site, OLD)
        killed = _kill_at(len(held), lambda site=site, before=before: work(site, before))  # type: ignore[misc]
        held.append(read_files(site))
        Place(site).recover()
        assert held[-1] in ({}, read_files(site)), "the next start changed a whole site"
        if read_files(site) == OLD:
            _replace_some(site, NEWEST, before)
        else:
            _replace_all(site, NEWEST)
        assert read_files(site) == read_files(_beside(site) / "spare") == NEWEST
    return held


def _edit(site: Path, before: dict[str, WrittenFile]) -> None:
    _replace_some(site, NEW, before)


def _build_anew(site: Path, _before: dict[str, WrittenFile]) -> None:
    _replace_all(site, NEW)


def _edit_without_spare(site: Path, before: dict[str, WrittenFile]) -> None:
    (_beside(site) / "spare.digest").unlink()
    _replace_some(site, NEW, before)


@pytest.mark.parametrize("work", [_edit, _build_anew, _edit_without_spare])
def test_wherever_a_build_is_killed_the_site_is_the_old_one_or_the_new_one(
    tmp_path: Path, work: Callable[[Path, dict[str, WrittenFile]], object]
) -> None:
    held = _kill_everywhere(tmp_path, work)
    assert len(held) > 20
    assert [files for files in held if files not in (OLD, NEW)] == []
    # It is exchanged once, and not at the first or the last step.
    assert held.index(NEW) in range(5, len(held) - 5)
    assert held[held.index(NEW) :] == [NEW] * (len(held) - held.index(NEW))


@pytest.mark.parametrize("work", [_edit, _build_anew])
def test_where_folders_can_not_be_exchanged_the_next_start_brings_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: Callable[[Path, dict[str, WrittenFile]], object]
) -> None:
    monkeypatch.setattr(exchange, "_exchange", lambda *_: False)
    held = _kill_everywhere(tmp_path, work)
    assert [files for files in held if files not in (OLD, NEW)] == [{}], "the site was away at more than one step"


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.EPERM])
def test_a_system_that_can_not_exchange_is_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    class Library:
        @staticmethod
        def renameat2(*_: object) -> int:
            return -1

    monkeypatch.setattr(exchange.ctypes, "CDLL", lambda *_, **__: Library)
    monkeypatch.setattr(exchange.ctypes, "get_errno", lambda: number)
    site = tmp_path / "site"
    first = _replace_all(site, OLD)
    _replace_some(site, NEW, first)
    assert read_files(site) == NEW


def test_a_system_without_the_call_is_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange.ctypes, "CDLL", lambda *_, **__: object())
    site = tmp_path / "site"
    first = _replace_all(site, OLD)
    _replace_some(site, NEW, first)
    assert read_files(site) == NEW

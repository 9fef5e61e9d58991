"""`dossier build`: quick where nothing has changed, whole whatever was deleted, and without a trace of the withheld."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import zlib
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build as build_by_mkdocs
from mkdocs.config import load_config
from PIL import Image

from builds import WITHOUT, build_again, build_clean
from dossier.build.place import Place
from dossier.cli import making
from dossier.cli.__main__ import main
from dossier.publish.paper import Papers
from dossier.takeaway.typeset import Material, Sheet
from small_sites import EPOCH, ROOT, TODAY, make_project, read_files

TEXT = "briefings/invented-waves/en.md"
# What takes long to load, and is needed only where something is made.
HEAVY = ("mkdocs", "markdown", "jinja2", "yaml", "pydantic", "babel", "icu", "nh3", "pagefind_bin", "PIL", "weasyprint")


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("DOSSIER_SITE_URL", raising=False)


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_project(tmp_path_factory.mktemp("build") / "origin")
    build_again(root)
    return root


@pytest.fixture
def project(origin: Path, tmp_path: Path) -> Path:
    """A project that was built, with its cache."""
    shutil.copytree(origin, tmp_path / "project", symlinks=True)
    return tmp_path / "project"


def test_where_nothing_has_changed_nothing_is_loaded_and_nothing_written(project: Path) -> None:
    (project / ".cache/build/lock").touch()
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.is_file()}
    code = (
        "import sys\n"
        "from dossier.cli.__main__ import main\n"
        "assert main(['build', '--without', 'pdf', '--without', 'cards']) == 0\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert run.stderr == ""
    assert run.stdout.startswith("Nothing has changed (")
    assert run.stdout.endswith("[]\n")
    assert {path: path.stat().st_mtime_ns for path in project.rglob("*") if path.is_file()} == before


def test_an_edit_of_a_text_writes_its_page_and_what_lists_it(project: Path) -> None:
    before = read_files(project / "site")
    with (project / TEXT).open("a") as text:
        text.write("\nOne more sentence.\n")
    told = build_again(project)
    after = read_files(project / "site")
    changed = {path for path in after if after[path] != before.get(path)}
    assert "en/publications/invented-waves/index.html" in changed
    assert "en/feed.xml" in changed
    assert any(path.startswith("en/search/") for path in changed)
    assert not any(path.startswith(("de/", "en/prisoners/", "en/releases/", "en/act/")) for path in changed)
    assert f"{len(changed)} written" in told
    assert before.keys() <= after.keys() | {path for path in before if "/search/index/" in path}


def test_problems_are_told_and_the_last_good_site_stays(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = read_files(project / "site")
    with (project / TEXT).open("a") as text:
        text.write("\n[Nowhere](prisoner:nobody)\n")
    assert main(["build", "--without", "pdf", "--without", "cards", str(project)]) == 1
    assert "error[broken-link]" in capsys.readouterr().err
    assert read_files(project / "site") == before
    (project / TEXT).write_text((project / TEXT).read_text().replace("[Nowhere](prisoner:nobody)", "Mended."))
    assert main(["build", "--without", "pdf", "--without", "cards", str(project)]) == 0
    assert b"Mended." in (project / "site/en/publications/invented-waves/index.html").read_bytes()


def test_mkdocs_makes_the_same_bytes(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    build_by_mkdocs(load_config(str(project / "mkdocs.yml")))
    assert read_files(project / "site") == build_clean(project, tmp_path / "clean", without=frozenset())
    assert not (project / ".cache/build/brief.json").exists()


def test_of_two_builds_at_once_one_waits(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with (project / TEXT).open("a") as text:
        text.write("\nOne more sentence.\n")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-m", "dossier.cli", "build", "--without", "pdf", "--without", "cards", str(project)]
    running = [subprocess.Popen(command, env=environment) for _ in range(3)]
    assert [build.wait(timeout=120) for build in running] == [0, 0, 0]
    told = capfd.readouterr()
    assert told.out.count("Nothing has changed") == 2
    assert "Another build is running" in told.err
    assert build_again(project) == ""


def test_an_edited_style_of_paper_sets_the_pdfs_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def set_quickly(sheet: Sheet, material: Material) -> bytes:
        return hashlib.sha256((sheet.html + material.style).encode()).digest()

    monkeypatch.setattr("dossier.build.site.Papers", partial(Papers, setter=set_quickly))
    project = make_project(tmp_path / "project")
    build_again(project, without=frozenset({"search", "cards"}))
    before = read_files(project / "site")
    with (project / "docs/assets/print.css").open("a") as sheet:
        sheet.write("p { color: #010101 }\n")
    build_again(project, without=frozenset({"search", "cards"}))
    after = read_files(project / "site")
    changed = {path for path in after if after[path] != before[path]}
    assert {path for path in after if path.endswith(".pdf")} < changed
    assert "assets/print.css" in changed


def test_the_day_changes_what_depends_on_it_and_no_more(project: Path, tmp_path: Path) -> None:
    record = project / "data/prisoners/synthetic-two.yml"
    record.write_text(record.read_text().replace('as_of: "2025-02"\n  to_check: true', 'as_of: "2026-10-01"'))
    build_again(project)
    before = read_files(project / "site")
    later = TODAY + timedelta(days=400)
    build_again(project, later)
    after = read_files(project / "site")
    assert after == build_clean(project, tmp_path / "clean", later)
    changed = {path for path in after if after[path] != before.get(path)}
    assert "en/prisoners/synthetic-two/index.html" in changed
    assert "en/organisations/index.html" not in changed


@pytest.mark.parametrize(
    "lost",
    [
        ".cache",
        ".cache/build",
        ".cache/build/store.db",
        ".cache/build/whole.json",
        ".cache/build/search",
        "site",
        "site/en/index.html",
    ],
)
def test_whatever_was_deleted_the_next_build_makes_the_whole_site(project: Path, lost: str) -> None:
    before = read_files(project / "site")
    path = project / lost
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    build_again(project)
    assert read_files(project / "site") == before
    with (project / TEXT).open("a") as text:
        text.write("\nOne more sentence.\n")
    build_again(project)
    assert b"One more sentence." in (project / "site/en/publications/invented-waves/index.html").read_bytes()


@pytest.mark.parametrize("damaged", [".cache/build/brief.json", ".cache/build/whole.json", ".cache/build/store.db"])
def test_a_damaged_cache_counts_as_none(project: Path, tmp_path: Path, damaged: str) -> None:
    path = project / damaged
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] + b"damage" + content[len(content) // 2 + 6 :])
    with (project / TEXT).open("a") as text:
        text.write("\nOne more sentence.\n")
    build_again(project)
    assert read_files(project / "site") == build_clean(project, tmp_path / "clean")


def test_what_a_killed_build_left_beside_the_site_is_no_part_of_it(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    for build in (build_again, lambda root: build_by_mkdocs(load_config(str(root / "mkdocs.yml")))):
        left = project / ".site.next/new/en/prisoners/gone"
        left.mkdir(parents=True)
        (left / "index.html").write_text("gone")
        build(project)
        assert not (project / "site/en/prisoners/gone").exists()
        assert not left.exists()


def test_an_edit_that_failed_leaves_nothing_to_the_next_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (project / TEXT).open("a") as text:
        text.write("\nOne more sentence.\n")

    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(Place, "replace_some", fail)
        with pytest.raises(OSError, match="full"):
            build_again(project)
    assert any(path.name == "index.html" for path in (project / ".site.next/new").rglob("*"))
    (project / TEXT).write_text((project / TEXT).read_text().replace("One more", "Yet another"))
    build_again(project)
    assert b"Yet another sentence." in (project / "site/en/publications/invented-waves/index.html").read_bytes()
    assert not (project / ".site.next/new").exists()


def test_every_other_file_has_its_sum_as_the_common_tool_checks_it(project: Path) -> None:
    for edit in ("", "One more sentence."):
        with (project / TEXT).open("a") as text:
            text.write(f"\n{edit}\n")
        build_again(project)
        command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
        run = subprocess.run(command, cwd=project / "site", capture_output=True, text=True, check=False)
        assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
        named = [line[66:] for line in (project / "site/SHA256SUMS").read_text("utf-8").splitlines()]
        assert named == sorted(read_files(project / "site").keys() - {"SHA256SUMS"})


def test_nothing_that_was_put_into_the_site_by_hand_stays_in_it(project: Path) -> None:
    (project / "site/stranger.html").write_text("by hand")
    with (project / TEXT).open("a") as text:
        text.write("\nOne more sentence.\n")
    build_again(project)
    assert not (project / "site/stranger.html").exists()


def test_a_replaced_picture_is_made_though_no_text_changed(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    folder = project / "briefings/invented-waves"
    Image.new("RGB", (900, 600), "red").save(folder / "slope.png")
    with (folder / "en.md").open("a") as text:
        text.write('\n![A slope](slope.png "A slope | Synthetic Author 1, CC BY 4.0")\n')
    build_again(project)
    Image.new("RGB", (900, 600), "blue").save(folder / "slope.png")
    build_again(project)
    assert read_files(project / "site") == build_clean(project, tmp_path / "clean")


def test_a_text_behind_a_link_is_seen_to_change(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    shutil.move(project / "briefings/invented-video", project / "texts")
    (project / "briefings/invented-video").symlink_to("../texts")
    build_again(project)
    with (project / "texts/en.md").open("a") as text:
        text.write("\nOne more sentence.\n")
    assert build_again(project) != ""
    assert b"One more sentence." in (project / "site/en/publications/invented-video/index.html").read_bytes()


def test_what_is_edited_during_a_build_is_not_taken_for_what_was_built(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = project / TEXT
    good = text.read_text()
    text.write_text(f"{good}\nThe first edit.\n")
    real = making.make_site

    def edit_meanwhile(*given: Any, **named: Any) -> Any:
        made = real(*given, **named)
        text.write_text(f"{good}\nThe second edit.\n")
        return made

    monkeypatch.setattr(making, "make_site", edit_meanwhile)
    build_again(project)
    monkeypatch.setattr(making, "make_site", real)
    text.write_text(f"{good}\nThe first edit.\n")
    build_again(project)
    assert b"The first edit." in (project / "site/en/publications/invented-waves/index.html").read_bytes()
    text.write_text(f"{good}\nThe second edit.\n")
    build_again(project)
    assert b"The second edit." in (project / "site/en/publications/invented-waves/index.html").read_bytes()


def test_a_cache_made_elsewhere_serves_here(project: Path, tmp_path: Path) -> None:
    """As in CI: the cache is restored, the site is not, and every file has a new date."""
    elsewhere = make_project(tmp_path / "elsewhere")
    shutil.rmtree(elsewhere / ".cache")
    shutil.copytree(project / ".cache", elsewhere / ".cache", symlinks=True)
    build_again(elsewhere)
    assert read_files(elsewhere / "site") == read_files(project / "site")


def test_of_somebody_who_is_withheld_nothing_stays_in_the_cache(project: Path) -> None:
    record = project / "data/prisoners/synthetic-two.yml"
    names = [name.encode() for name in ("Synthetic Person 2", "Сінтэтычны Чалавек Два")]
    assert all(_mentions(project / ".cache", name) for name in names[:1])
    (project / "docs/events/invented-panel/event.yml").write_text(
        (project / "docs/events/invented-panel/event.yml")
        .read_text()
        .replace("mentions:\n  prisoners: [synthetic-two]\n", "")
    )
    record.write_text(record.read_text().replace("publication: public", "publication: withheld"))
    (project / ".cache/preview/site").mkdir(parents=True)
    (project / ".cache/preview/site/index.html").write_bytes(names[0])
    (project / ".cache/pictures").mkdir(exist_ok=True)
    (project / ".cache/pictures/old").write_bytes(names[0])
    build_again(project)
    for folder in (project / ".cache", project / "site", project / ".site.next"):
        for name in (*names, b"synthetic-two"):
            assert _mentions(folder, name) == []


def test_who_is_withheld_from_the_start_is_in_no_cache(project: Path) -> None:
    for name in (b"Concealed Invented", "Схаваны Выдуманы".encode(), b"lamplighter", b"hidden-example"):
        assert _mentions(project / ".cache", name) == []


def _mentions(folder: Path, name: bytes) -> list[str]:
    """Return the files in which a name stands, in the clear, as JSON or compressed."""
    escaped = name.decode().encode("unicode_escape")
    found = []
    for path in folder.rglob("*"):
        if not path.is_file() or path.parent.is_symlink() or "fonts" in path.parts or "cards" in path.parts:
            continue
        content = path.read_bytes()
        texts = [content, *(_unpack(piece) for piece in content.split(b"\x1f\x8b\x08")[1:])]
        if path.suffix == ".db":
            with closing(sqlite3.connect(path)) as database:
                texts += [value for (value,) in database.execute("SELECT value FROM kept")]
        if any(form in text for text in texts for form in (name, escaped)):
            found.append(path.name)
    return found


def _unpack(piece: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(b"\x1f\x8b\x08" + piece)
    except zlib.error:
        return b""


def test_a_build_of_another_day_is_seen(project: Path) -> None:
    assert build_again(project) == ""
    assert build_again(project, date(2027, 1, 1), WITHOUT) != ""

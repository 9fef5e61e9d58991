"""The preview: an edit is on the page soon, problems stand on top of it, and the last good page stays."""

from __future__ import annotations

import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from watchdog.events import (
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedNoWriteEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
    FileSystemEventHandler,
)

from builds import build_clean, build_preview
from dossier.cli import serve
from dossier.cli.serve import Preview, open_server
from dossier.host.live import LiveServer, _Changes
from small_sites import EPOCH, make_project, read_files

TEXT = "briefings/invented-waves/en.md"
PAGE = "en/publications/invented-waves/"
# So long a slow machine may take; a test ends as soon as it sees what it waits for.
PATIENCE = 60


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    return make_project(tmp_path / "project")


@pytest.fixture
def served(project: Path) -> Iterator[LiveServer]:
    preview = Preview(project)
    server = open_server(preview, project, "127.0.0.1", 0)
    thread = threading.Thread(target=server.serve)
    thread.start()
    deadline = time.monotonic() + PATIENCE
    while not getattr(server, "server_port", 0) and time.monotonic() < deadline:
        time.sleep(0.01)
    # It begins to look for changes before it answers, but after it has its port.
    _read(server, PAGE)
    yield server
    server.shutdown(wait=True)
    thread.join()
    preview.stop()


def _read(server: LiveServer, path: str) -> str:
    address = f"http://127.0.0.1:{server.server_port}/{path}"
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return str(answer.read().decode())


def _wait_for(server: LiveServer, path: str, words: str) -> str:
    deadline = time.monotonic() + PATIENCE
    while words not in (page := _read(server, path)):
        assert time.monotonic() < deadline, f"{words!r} did not come"
        time.sleep(0.02)
    return page


def test_an_edit_is_on_the_page_and_problems_stand_on_top_of_the_last_good_one(
    project: Path, served: LiveServer, capsys: pytest.CaptureFixture[str]
) -> None:
    text = project / TEXT
    good = text.read_text()
    page = _read(served, PAGE)
    assert "livereload(" in page
    assert "Content-Security-Policy" not in page, "the script that follows edits is not let in"
    text.write_text(f"{good}\nOne more sentence.\n")
    assert 'role="alert"' not in _wait_for(served, PAGE, "One more sentence.")
    shared = project / "briefings/invented-waves/publication.yml"
    sound = shared.read_text()
    shared.write_text(f'{sound}"<b>bold</b>": 1\n')
    page = _wait_for(served, PAGE, "error[unknown-field]")
    assert "One more sentence." in page
    assert "&lt;b&gt;bold" in page
    assert "<b>bold" not in page
    assert "error[unknown-field]" in _read(served, "de/")
    assert "error[unknown-field]" in capsys.readouterr().err
    shared.write_text(sound)
    text.write_text(f"{good}\nMended.\n")
    assert 'role="alert"' not in _wait_for(served, PAGE, "Mended.")


def test_a_page_that_does_not_exist_is_answered_by_the_dossiers_own(served: LiveServer) -> None:
    with pytest.raises(urllib.error.HTTPError) as answer:
        _read(served, "nowhere/")
    assert answer.value.code == 404
    assert "There is no page at this address." in answer.value.read().decode()


def test_after_an_edit_the_record_comes_first_and_its_lists_follow(project: Path, tmp_path: Path) -> None:
    preview = Preview(project)
    build_preview(preview)
    before = read_files(preview.site)
    record = project / "data/prisoners/synthetic-one.yml"
    record.write_text(record.read_text().replace("invented journalist", "invented painter"))
    assert preview.build() == ""
    first = read_files(preview.site)
    changed = {path for path in first if first[path] != before[path]}
    assert "en/prisoners/synthetic-one/index.html" in changed
    assert "en/prisoners/index.html" not in changed
    build_preview(preview)
    clean = build_clean(project, tmp_path / "clean", without=frozenset({"cards", "pdf"}))
    # Nobody checks the sums of a preview.
    assert read_files(preview.site) == {path: content for path, content in clean.items() if path != "SHA256SUMS"}


def test_the_search_follows_and_the_next_preview_begins_where_this_one_ended(project: Path) -> None:
    preview = Preview(project)
    build_preview(preview)
    before = read_files(preview.site)
    assert any("/search/index/" in path for path in before)
    with (project / TEXT).open("a") as text:
        text.write("\nAnother quokka.\n")
    later = Preview(project)
    build_preview(later)
    after = read_files(later.site)
    changed = {path for path in after if after[path] != before.get(path)}
    assert f"{PAGE}index.html" in changed
    assert any("/search/index/" in path for path in changed)
    assert len(changed) < 40
    assert not (project / "site").exists(), "a preview leaves the site alone"


def test_the_next_preview_takes_up_only_what_nobody_has_touched(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preview = Preview(project)
    build_preview(preview)
    before = read_files(preview.site)
    taken_up: list[bool] = []

    def note(*arguments: Any, **options: Any) -> Any:
        taken_up.append(arguments[4] is not None)
        return make_site(*arguments, **options)

    make_site = serve.make_site
    monkeypatch.setattr(serve, "make_site", note)
    build_preview(Preview(project))
    assert taken_up[0]
    (preview.site / f"{PAGE}index.html").unlink()
    taken_up.clear()
    build_preview(Preview(project))
    assert not taken_up[0]
    assert read_files(preview.site) == before


def test_reading_a_file_is_no_change(tmp_path: Path) -> None:
    told: list[object] = []

    class Noting(FileSystemEventHandler):
        def on_any_event(self, event: object) -> None:
            told.append(event)

    changes = _Changes(Noting())
    for quiet in (
        FileOpenedEvent("data/a.yml"),
        FileClosedNoWriteEvent("data/a.yml"),
        FileModifiedEvent("data/.a.yml.swp"),
        FileModifiedEvent("data/a.yml~"),
    ):
        changes.dispatch(quiet)
    assert told == []
    seen = (
        FileModifiedEvent("data/a.yml"),
        # As programs save that write beside a file first, and as a file manager throws a folder away.
        FileMovedEvent("data/.goutputstream-AB12", "data/a.yml"),
        DirMovedEvent("briefings/a", ""),
        DirDeletedEvent("briefings/a"),
    )
    for number, event in enumerate(seen, start=1):
        changes.dispatch(event)
        assert len(told) == number, event
    assert not any(getattr(event, "is_directory", True) for event in told)


def test_a_build_that_fails_is_shown_and_the_server_goes_on(project: Path, served: LiveServer) -> None:
    template = project / "overrides/partials/footer.html"
    good = template.read_text()
    template.write_text("{% broken %}")
    assert "The build failed: TemplateSyntaxError" in _wait_for(served, PAGE, "The build failed")
    template.write_text(good)
    deadline = time.monotonic() + PATIENCE
    while "The build failed" in _read(served, PAGE):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_page_asked_for_while_a_build_runs_shows_what_it_finds(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<html><body>The last good page.</body></html>")
    going, found = threading.Event(), threading.Event()

    def build() -> str:
        going.set()
        assert found.wait(PATIENCE)
        return "error[invented]"

    server = LiveServer(build, site, "http://127.0.0.1/", "127.0.0.1", 0)
    watched = tmp_path / "watched"
    watched.mkdir()
    server.watch(str(watched))
    thread = threading.Thread(target=server.serve)
    thread.start()
    deadline = time.monotonic() + PATIENCE
    while not getattr(server, "server_port", 0) and time.monotonic() < deadline:
        time.sleep(0.01)
    try:
        assert "error[invented]" not in _read(server, "")
        (watched / "a.yml").write_text("a: 1")
        assert going.wait(PATIENCE)
        asking = ThreadPoolExecutor(1).submit(_read, server, "")
        # So long that the question has come; the answer waits for the build.
        with pytest.raises(TimeoutError):
            asking.result(timeout=0.3)
        found.set()
        assert "error[invented]" in asking.result(timeout=PATIENCE)
    finally:
        found.set()
        server.shutdown(wait=True)
        thread.join()

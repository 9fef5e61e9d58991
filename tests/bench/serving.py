"""Takes a contestant's folder, gives how long its preview takes from a saved edit to the page that shows it."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from os import killpg
from signal import SIGKILL, SIGTERM
from socket import create_server

from bench.rounds import RECORD, TEXT, Site, invent_words

_PAUSE = 0.01
# The server must have come to rest before the next edit.
_REST = 1.5
_PATIENCE = 600.0


@dataclass(frozen=True)
class Preview:
    """Seconds until the preview shows its first page, and from each edit to its page."""

    contestant: str
    start: float
    edits: dict[str, tuple[float, ...]]


class ServerSilent(Exception):
    """A preview did not show a page in time, or ended."""


def measure_preview(site: Site, edits: int) -> Preview:
    """Start a site's preview, then edit a text and a record so many times."""
    contestant = site.contestant
    port = _find_port()
    start = time.perf_counter()
    with _serve(site, port) as server:
        _wait_for(server, port, contestant.text_page, "")
        started = time.perf_counter() - start
        found: dict[str, tuple[float, ...]] = {}
        for phase, page in ((TEXT, contestant.text_page), (RECORD, contestant.record_page)):
            seconds = []
            for _ in range(edits):
                time.sleep(_REST)
                words = invent_words()
                edit = site.make_edit(phase, words)
                saved = time.perf_counter()
                edit.save()
                _wait_for(server, port, page, words)
                seconds.append(time.perf_counter() - saved)
            found[phase] = tuple(seconds)
    return Preview(site.name, started, found)


@contextmanager
def _serve(site: Site, port: int) -> Iterator[subprocess.Popen[bytes]]:
    log = site.folder.with_suffix(".serve.log")
    with log.open("wb") as words:
        server = subprocess.Popen(
            (*site.contestant.server, str(port)),
            cwd=site.folder,
            env=site.contestant.variables(site.folder),
            stdout=words,
            stderr=words,
            start_new_session=True,
        )
        try:
            yield server
        finally:
            _end(server)


def _end(server: subprocess.Popen[bytes]) -> None:
    """End the server and what it has started."""
    for signal in (SIGTERM, SIGKILL):
        try:
            killpg(server.pid, signal)
            server.wait(10)
        except ProcessLookupError:
            break
        except subprocess.TimeoutExpired:
            continue


def _wait_for(server: subprocess.Popen[bytes], port: int, page: str, words: str) -> None:
    """Ask for a page until it says the words."""
    start = time.perf_counter()
    while time.perf_counter() - start < _PATIENCE:
        said = _fetch(port, page)
        if said is not None and words in said:
            return
        if server.poll() is not None:
            raise ServerSilent(f"the preview ended with {server.returncode}")
        time.sleep(_PAUSE)
    raise ServerSilent(f"{page} did not say {words!r}")


def _fetch(port: int, page: str) -> str | None:
    """Return what the server says, nothing while it does not answer or does not have the page."""
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request("GET", f"/{page}")
        answer = connection.getresponse()
        content = answer.read()
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()
    return content.decode("utf-8", errors="replace") if answer.status == 200 else None


def _find_port() -> int:
    with create_server(("127.0.0.1", 0)) as socket:
        port = socket.getsockname()[1]
        assert isinstance(port, int)
        return port

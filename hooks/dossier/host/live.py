"""Serves a preview that follows edits: MkDocs' server for browsers, the engine's own builder behind it."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    EVENT_TYPE_CLOSED_NO_WRITE,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MOVED,
    EVENT_TYPE_OPENED,
    FileModifiedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

# Editors write a file in several steps; so long nothing must happen before it is read, in seconds.
_SETTLED = 0.03
# What editors write beside a file while they save it.
_UNFINISHED = ("~", ".part", ".swp", ".swx")
_OF_FOLDERS = (EVENT_TYPE_DELETED, EVENT_TYPE_MOVED)
_NO_CHANGE = (EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE)
_BEGIN = b"<body"
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_STYLE = (
    "position:fixed;inset:auto 0 0 0;z-index:9;max-height:60vh;overflow:auto;margin:0;padding:1rem;"
    "background:#1f1d1a;color:#fbfaf7;font:0.875rem/1.4 monospace;white-space:pre-wrap"
)
# Gives the problems of the input in words, empty where there are none and the site has been brought up to date.
Builder = Callable[[], str]
Answer = Callable[..., Any]


class LiveServer(LiveReloadServer):
    """The server: it shows the last good site, and on top of each page the problems that keep it from being newer."""

    def __init__(self, build: Builder, site: Path, site_url: str, host: str, port: int) -> None:
        mount = urlsplit(site_url).path
        super().__init__(builder=self._build, host=host, port=port, root=str(site), mount_path=mount)
        self._make = build
        self.problems = ""
        self.build_delay = _SETTLED
        # The one that MkDocs takes looks at every file twice a second; the system's own tells at once.
        self.observer = _Watch()  # type: ignore[assignment]
        self.error_handler = self._answer_error

    def serve_request(self, environ: dict[str, Any], start_response: Answer) -> Iterable[bytes]:
        """Answer a request, with the problems in front of a page."""
        begun: list[Any] = []
        body = super().serve_request(environ, lambda *answer: begun.extend(answer))
        status, headers = begun[0], dict(begun[1])
        # Only now: an answer waits for a build that is running, which may have found problems or ended them.
        if headers.get("Content-Type") == "text/html":
            # MkDocs' script that follows edits stands in the page, which the page's own policy forbids.
            shown = _POLICY.sub(b"", b"".join(body), count=1)
            if self.problems:
                shown = _show_problems(shown, self.problems)
            headers["Content-Length"] = str(len(shown))
            body = [shown]
        start_response(status, list(headers.items()))
        return body

    def _build(self) -> None:
        # The server would wait for ever for a build that fails, and never say why.
        try:
            self.problems = self._make()
        except Exception as error:  # noqa: BLE001 - whatever it is, the editor must see it and can go on
            traceback.print_exc()
            self.problems = f"The build failed: {type(error).__name__}: {error}"

    def _answer_error(self, code: int) -> bytes | None:
        page = Path(self.root, f"{code}.html")
        return page.read_bytes() if page.is_file() else None


class _Watch:
    """Watches folders as watchdog does, but tells of changes only: a build itself opens and closes every file."""

    def __init__(self) -> None:
        self._observer = Observer()

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> ObservedWatch:
        """Have a handler told of what changes below a path."""
        return self._observer.schedule(_Changes(handler), path, recursive=recursive)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._observer, name)


class _Changes(FileSystemEventHandler):
    """Passes on to another handler what is a change of a file that is not hidden."""

    def __init__(self, handler: FileSystemEventHandler) -> None:
        self._handler = handler

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _NO_CHANGE or not any(map(_is_plain, (event.src_path, event.dest_path))):
            return
        if event.is_directory and event.event_type in _OF_FOLDERS:
            # MkDocs passes over what happens to folders; with this one, files came or went.
            event = FileModifiedEvent(event.src_path)
        if not event.is_directory:
            self._handler.dispatch(event)


def _is_plain(path: bytes | str) -> bool:
    """Tell whether a path is that of a file which an editor means; programs save beside it first, then rename."""
    name = Path(str(path)).name
    return bool(name) and not name.startswith(".") and not name.endswith(_UNFINISHED)


def _show_problems(page: bytes, problems: str) -> bytes:
    shown = f'<pre role="alert" style="{_STYLE}">{escape(problems)}</pre>'.encode()
    at = page.find(b">", page.find(_BEGIN)) + 1
    return page[:at] + shown + page[at:]


def run_until_stopped(server: LiveServer) -> None:
    """Serve until the process is told to stop."""
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        return
    finally:
        server.shutdown()

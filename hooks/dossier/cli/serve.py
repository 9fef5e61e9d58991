"""`dossier serve`: a preview that follows edits, the pages first, their search a moment later."""

from __future__ import annotations

import gc
import sys
import threading
from pathlib import Path

import click

from dossier.build.clearing import clear_cache
from dossier.build.environment import Clock, name_address, name_today
from dossier.build.memory import read_brief, read_state, write_state
from dossier.build.place import Place
from dossier.build.request import Request, fits, make_request
from dossier.build.searching import NotesLost
from dossier.build.site import Frame, make_site
from dossier.build.state import Brief, State
from dossier.build.turn import take_turn
from dossier.cli.group import project
from dossier.edition import Edition
from dossier.host.frame import Host
from dossier.host.live import LiveServer, run_until_stopped
from dossier.problems import InputRefused
from dossier.publish.edition import prepare_edition
from dossier.reading.kept import Memory
from dossier.store import FileStore

# What takes longer than an editor wants to wait, and shows on no page.
_WITHOUT = frozenset({"cards", "pdf"})
_WATCHED = ("briefings", "data", "docs", "overrides")
_SITE = "site"


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to serve at.")
@click.option("--port", default=8000, show_default=True, help="The port to serve at.")
@project
def command(host: str, port: int, folder: Path) -> None:
    """Show a preview that follows edits, with drafts and what is scheduled, marked as such."""
    raise SystemExit(serve(folder.resolve(), host, port))


def serve(root: Path, host: str, port: int) -> int:
    """Build the preview, then serve it until the process is told to stop; return 0."""
    # Looking for garbage amid all that a site is made of would take longer than most edits.
    gc.disable()
    with take_turn(root / ".cache" / "preview"):
        preview = Preview(root)
        run_until_stopped(open_server(preview, root, host, port))
        preview.stop()
    return 0


def open_server(preview: Preview, root: Path, host: str, port: int) -> LiveServer:
    """Return the server of a preview, which is built by then; it answers as soon as it is told to serve."""
    problems = preview.build()
    server = LiveServer(preview.build, preview.site, preview.site_url, host, port)
    server.problems = problems
    for folder in _WATCHED:
        if (root / folder).is_dir():
            server.watch(str(root / folder))
    server.watch(str(preview.again))
    return server


class Preview:
    """The preview of a project; what is known of it is held between builds, and left for the next preview too."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._frame: Frame | None = None
        self._memory = Memory()
        # What the pages were made from.
        self._last: tuple[Request, FileStore, Edition] | None = None
        self._known: tuple[Brief, State] | None = None
        # The search is made beside the serving; a build waits until it is done.
        self._lock = threading.Lock()
        self._search: threading.Thread | None = None
        request = self._request()
        self.site = request.state / _SITE
        # A folder of its own, in which a file is touched whenever there is more to make.
        self.again = request.state / "again"
        self.again.mkdir(parents=True, exist_ok=True)
        self.site_url = Host(root).settings.site_url
        self._place = Place(self.site)
        self._place.recover()

    def build(self) -> str:
        """Bring the pages up to date; return the problems in words where the input has any, else nothing.

        Where an edit has changed much, what shows it itself comes first; then a file in `again` is touched, so that
        this is called again.
        """
        with self._lock:
            clock = Clock()
            try:
                pending = self._build()
            except InputRefused as refusal:
                sys.stderr.write(f"{refusal}\n")
                return str(refusal)
            sys.stdout.write(f"Built in {clock.tell()}{', lists follow' if pending else ''}.\n")
        if pending:
            (self.again / "asked").touch()
        else:
            self._search = threading.Thread(target=self._bring_search_up_to_date, daemon=True)
            self._search.start()
        return ""

    def stop(self) -> None:
        """Wait until what has begun is written."""
        if self._search:
            self._search.join()

    def _request(self) -> Request:
        return make_request(self._root, name_today(), name_address(), _WITHOUT, preview=True)

    def _build(self) -> bool:
        """Make the pages that show an edit; tell whether others are still to be made."""
        request = self._request()
        store = FileStore(request.store)
        before = self._take_up(request)
        frame = self._frame
        if frame is None or before is None:
            made = Host(self._root)
            frame = self._frame = Frame(self._place, made.settings.site_url, made.settings.sheets, made.render)
        edition = prepare_edition(
            self._root,
            request.today,
            frame.site_url,
            store=store,
            digests=request.inputs,
            memory=self._memory,
            with_held=True,
        )
        # The first build of all is nobody's edit, and no server yet tells when there is more to do.
        hurried = self._last is not None
        self._last = request, store, edition
        self._known = self._make(before, hurried=hurried)
        return bool(self._known[1].pending)

    def _make(self, before: State | None, *, hurried: bool = False) -> tuple[Brief, State]:
        assert self._frame
        assert self._last
        request, store, edition = self._last
        try:
            made = make_site(request, self._frame, edition, store, before, hurried=hurried)
        except NotesLost:
            before = None
            made = make_site(request, self._frame, edition, store)
        if before is None:
            self._place.keep_spare(made[1].files)
        return made

    def _take_up(self, request: Request) -> State | None:
        """Return what is known of the site, if it was made in the same way."""
        if self._known is None:
            brief = read_brief(request.state)
            state = read_state(request.state, brief) if brief and fits(request, brief) else None
            self._known = (brief, state) if brief and state else None
        if self._known is None or self._known[0].settings != request.settings:
            return None
        return self._known[1]

    def _bring_search_up_to_date(self) -> None:
        with self._lock:
            assert self._known
            assert self._last
            request, store, edition = self._last
            self._known = self._make(self._known[1])
            write_state(request.state, *self._known)
            clear_cache(request, store, edition.library, self._known[1])
            # A preview runs for hours; what builds leave behind is cleared while nobody waits.
            gc.collect()
            gc.freeze()

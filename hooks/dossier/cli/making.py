"""Takes a request and what the last build left, makes the site, and says in words what was made."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.build.clearing import clear_cache
from dossier.build.inputs import digest_inputs
from dossier.build.memory import read_state, write_state
from dossier.build.place import Place
from dossier.build.request import Request, fits
from dossier.build.searching import NotesLost
from dossier.build.site import Frame, make_site
from dossier.build.state import Brief, State
from dossier.edition import Edition
from dossier.publish.edition import prepare_edition
from dossier.store import FileStore


def make(request: Request, brief: Brief | None) -> str:
    """Build what must be built.

    Raises InputRefused with every problem of the input before anything is written.
    """
    store = FileStore(request.store)
    before = read_state(request.state, brief) if brief and fits(request, brief) else None
    frame = _frame_of(request, brief if before else None)
    edition = prepare_edition(request.root, request.today, frame.site_url, store=store, digests=request.inputs)
    try:
        brief, state = make_site(request, frame, edition, store, before)
    except NotesLost:
        before = None
        brief, state = make_site(request, frame, edition, store)
    if digest_inputs(request.root) == request.inputs:
        write_state(request.state, brief, state)
    # Else something was edited meanwhile, and nobody knows which of it was read: the next build makes all anew.
    if before is None:
        frame.place.keep_spare(state.files)
    clear_cache(request, store, edition.library, state)
    return _tell(before, state)


def _frame_of(request: Request, before: Brief | None) -> Frame:
    """Return the project's settings: as the last build knew them, else as MkDocs reads them."""

    def render(edition: Edition, style: str) -> Mapping[str, str]:
        # Only where the theme, or a word in it, has changed.
        from dossier.host.frame import Host  # noqa: PLC0415

        return Host(request.root).render(edition, style)

    if before:
        return Frame(Place(request.root / before.site), before.site_url, before.sheets, render)
    from dossier.host.frame import Host  # noqa: PLC0415

    host = Host(request.root)
    return Frame(Place(host.settings.site), host.settings.site_url, host.settings.sheets, host.render)


def _tell(before: State | None, state: State) -> str:
    known = before.files if before else {}
    files = state.files
    written = sum(known.get(path) != file for path, file in files.items())
    gone = len(known.keys() - files.keys())
    pages = sum(path.endswith(".html") for path in files)
    removed = f", {gone} removed" if gone else ""
    return f"{pages} pages, {len(files)} files: {written} written{removed}"

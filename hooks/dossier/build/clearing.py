"""Clears what is kept between builds: it stays bounded, and nothing of a withheld person stays in it."""

from __future__ import annotations

import shutil

from dossier.build.folder import digest_content
from dossier.build.request import Request
from dossier.build.searching import SEARCH, keys_of_parts, pages_of
from dossier.build.state import State
from dossier.build.turn import try_turn
from dossier.library import Library
from dossier.publish.kept import drop, keep_only, prune
from dossier.store import FileStore

# The folders of what takes long to make, and how much they may hold in all, in bytes.
_FOLDERS = ("cards", "fonts", "pdf", "pictures")
_MOST_MADE = 500_000_000
# How much may be kept of what was parsed and of what pages noted.
_MOST_STORED = 500_000_000


def clear_cache(request: Request, store: FileStore, library: Library, state: State) -> None:
    """Forget what was not used for longest, where there is too much; `state` is what is known of the site.

    As long as somebody is withheld, all that the present site does not need is forgotten: it may tell of that person,
    who was public when it was kept.
    """
    store.need(bytes.fromhex(row.note) for row in pages_of(state).values() if row.note)
    search = request.state / SEARCH
    if library.withheld:
        store.shrink(0)
        keep_only(search, keys_of_parts(state))
        _forget_unshown(request, state)
        _forget_preview(request)
    else:
        store.shrink(_MOST_STORED)
    prune([*(request.cache / name for name in _FOLDERS), search], _MOST_MADE)


def _forget_unshown(request: Request, state: State) -> None:
    """Forget the cards, PDFs and pictures that are no files of the site; fonts tell of nobody."""
    shown = {file.digest for row in state.rows.values() for file in row.files}
    for name in _FOLDERS:
        if name != "fonts" and name not in request.without:
            drop(request.cache / name, lambda content: digest_content(content) not in shown)


def _forget_preview(request: Request) -> None:
    """Forget the preview of an earlier state of the input, unless somebody is looking at it."""
    if request.preview or not request.of_preview.is_dir():
        return
    with try_turn(request.of_preview) as is_free:
        if is_free:
            shutil.rmtree(request.of_preview)

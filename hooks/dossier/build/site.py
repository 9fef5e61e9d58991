"""Takes a project and what the last build left, makes its site or what has changed of it, and leaves the same again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dossier.build.folder import Folder, digest_content
from dossier.build.inputs import sum_up
from dossier.build.job import Job
from dossier.build.jobs import list_jobs, list_papers, note
from dossier.build.ledger import ALL
from dossier.build.place import Place
from dossier.build.progress import Progress
from dossier.build.request import Request
from dossier.build.searching import Searching
from dossier.build.state import Brief, Row, State
from dossier.charts.style import page_rules
from dossier.edition import Edition
from dossier.outputs.artifact import Artifact
from dossier.publish.assets import copy_asset, list_assets
from dossier.publish.compression import make_variants
from dossier.publish.fonts import SUBSETS, Subset, font_rules, make_font
from dossier.publish.paper import Papers
from dossier.publish.shells import Shell
from dossier.publish.style import make_style
from dossier.publish.sums import SUMS, write_sums
from dossier.store import Store

# From the edition and the path of the style sheet to the text of each language's shell.
Render = Callable[[Edition, str], Mapping[str, str]]


@dataclass(frozen=True)
class Frame:
    """What the project's settings say: the place and the address of the site, and its style sheets below docs/.

    `render` has the theme make the shells, in which every page is set.
    """

    place: Place
    site_url: str
    sheets: tuple[str, ...]
    render: Render


def make_site(
    request: Request,
    frame: Frame,
    edition: Edition,
    store: Store,
    before: State | None = None,
    *,
    hurried: bool = False,
) -> tuple[Brief, State]:
    """Make the site, or where `before` says what it was, what has changed since; return what is known of it now.

    Nothing of the site is touched before all of it, or all that has changed, is made. A `hurried` build
    leaves what can wait, lists and the search above all, to the next one: it is pending.

    Raises NotesLost where `before` counts on what the store has lost.
    """
    place = frame.place
    # What a build that was ended left there is no part of this one.
    place.recover()
    known = before.files if before else {}
    folder = Folder(place.new, known, make_variants if request.compressed else None)
    searching = Searching(store, folder, request.state) if "search" not in request.without else None
    making = Progress(request, frame.sheets, before, folder, searching, hurried=hurried)
    sheets = [(request.root / "docs" / sheet).read_text(encoding="utf-8") for sheet in frame.sheets]
    style = make_style([font_rules(), "@media screen{\n", *sheets, "}\n", page_rules()])
    making.settings["style", ALL] = digest_content(style.path.encode())
    making.do(edition, [Job("shells", lambda _: (), partial(_render, frame, style.path))])
    shells: dict[str, str] = json.loads(making.note_of("shells"))
    making.settings |= {("shell", code): digest_content(text.encode()) for code, text in shells.items()}
    if "pdf" not in request.without:
        papers = list(list_papers(edition, Papers(edition, request.root)))
        making.do(edition, papers)
        rows = [making.state.rows[job.name] for job in papers]
        edition = edition.with_sizes({file.path: file.size for row in rows for file in row.files})
    frames = {code: Shell(text) for code, text in shells.items()}
    pages = list_jobs(edition, frames, style.path, request)
    # Fonts take longest where none is kept, so they are begun first.
    fonts = [Job(f"font {subset.name}", partial(_make_font, subset, request.cache)) for subset in SUBSETS]
    making.do(edition, [*fonts, *pages, *_list_assets(request, frame, style)])
    if searching:
        making.search(searching, anew=not hurried or before is None)
    state = making.finish(edition)
    if not request.preview:
        state.rows[SUMS] = _sum_up_files(folder, state)
    if before is None:
        place.replace_all()
    else:
        place.replace_some(known, state.files)
    return _brief_of(request, frame, state), state


def _sum_up_files(folder: Folder, state: State) -> Row:
    sums = write_sums({path: file.digest for path, file in state.files.items()})
    return Row((folder.write(SUMS, sums),), b"", "")


def _make_font(subset: Subset, cache: Path, _edition: Edition) -> Iterable[Artifact]:
    return [make_font(subset, cache)]


def _render(frame: Frame, style: str, edition: Edition, _artifacts: tuple[Artifact, ...]) -> str:
    note(edition, "style", ALL)
    note(edition, "theme", ALL)
    return json.dumps(frame.render(edition, style), ensure_ascii=False)


def _list_assets(request: Request, frame: Frame, style: Artifact) -> Iterator[Job]:
    for path in list_assets(request.inputs, frame.sheets):
        yield Job(f"asset {path}", partial(_copy_asset, request.root, path))
    yield Job("style", partial(_give_style, style))


def _copy_asset(root: Path, path: str, edition: Edition) -> Iterable[Artifact]:
    note(edition, "asset", path)
    return [copy_asset(root, path)]


def _give_style(style: Artifact, edition: Edition) -> Iterable[Artifact]:
    note(edition, "style", ALL)
    return [style]


def _brief_of(request: Request, frame: Frame, state: State) -> Brief:
    return Brief(
        settings=request.settings,
        inputs=sum_up(request.inputs),
        day=request.today.isoformat(),
        site=_name_site(request.root, frame.place.site),
        site_url=frame.site_url,
        sheets=frame.sheets,
        files=_list_files(state),
    )


def _list_files(state: State) -> tuple[tuple[str, int, int], ...]:
    """Return path, size and date of each file, in the order of the jobs, as the state has them."""
    return tuple((file.path, file.size, file.changed) for row in state.rows.values() for file in row.files)


def _name_site(root: Path, site: Path) -> str:
    """Return the site's folder as seen from the project's, so that both may be moved; a folder elsewhere as it is."""
    return site.relative_to(root).as_posix() if site.is_relative_to(root) else str(site)

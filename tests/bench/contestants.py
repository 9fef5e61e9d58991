"""The generators that are compared, each with the commands by which it makes the same site."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeAlias

from bench.corpus import LANGUAGES, key_of_person, key_of_publication
from bench.peers import dossier_site, hugo_site, material_site
from bench.peers.edit import RECORD, TEXT, Edit
from small_sites import EPOCH, ROOT

Commands: TypeAlias = tuple[tuple[str, ...], ...]

# What is made: the pages and what else needs no search, card or PDF; the same and the search; the search, added to
# pages that are there; all that the generator makes.
PAGES, SEARCH, ALONE, EVERYTHING = VARIANTS = ("pages", "search", "search alone", "everything")

_BIN = ROOT / ".venv" / "bin"
PEERS_BIN = ROOT / ".venv-bench" / "bin"
PEERS_PACKAGES = ROOT / ".venv-bench" / "lib" / f"python3.{sys.version_info.minor}" / "site-packages"
# Their binaries themselves, without the Python that their packages put before them.
_HUGO = str(PEERS_PACKAGES / "hugo" / "binaries" / "hugo")
_PAGEFIND = (str(PEERS_PACKAGES / "pagefind_bin" / "pagefind"), "--quiet", "--site", "public")
_DOSSIER = (str(_BIN / "python"), "-m", "dossier.cli")
_BUILD = (*_DOSSIER, "build")
_MATERIAL = (str(PEERS_BIN / "mkdocs"), "build", "--quiet")
_FIRST, *_OTHERS = LANGUAGES


class Layout(Protocol):
    """The module that gives a generator the corpus."""

    def lay_out(self, root: Path, records: int) -> None: ...

    def edit_text(self, root: Path, words: str) -> Edit: ...

    def edit_record(self, root: Path, words: str) -> Edit: ...


@dataclass(frozen=True)
class Contestant:
    """A generator: how its site is laid out, built and served, and where its pages are."""

    title: str
    layout: Layout
    # The commands of each variant that it can make.
    builds: Mapping[str, Commands]
    # The folder that it writes, and what else a cold build must not find.
    output: str
    caches: tuple[str, ...]
    # Where the texts and the records of each language are, from the folder that it writes.
    texts: str
    records: tuple[str, ...]
    # A file that is there if the search is.
    search: str
    # What must run before the build where records are new or have changed.
    before: Commands = ()
    # The command of the preview, without the port; none where it is not measured.
    server: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def text_page(self) -> str:
        """The address of the page of the text that is edited."""
        return f"{self.texts}/{key_of_publication(TEXT)}/"

    @property
    def record_page(self) -> str:
        """The address of the page of the record that is edited."""
        return f"{self.records[0]}/{key_of_person(RECORD)}/"

    def variables(self, root: Path) -> dict[str, str]:
        """Return the environment of its commands; the day is the same for all, so that no build differs by it."""
        own = {name: value.format(root=root) for name, value in self.environment.items()}
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**kept, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", **own}


CONTESTANTS: Mapping[str, Contestant] = {
    "hugo": Contestant(
        title="Hugo",
        layout=hugo_site,
        builds={
            PAGES: ((_HUGO, "--quiet"),),
            SEARCH: ((_HUGO, "--quiet"), _PAGEFIND),
            ALONE: (_PAGEFIND,),
            EVERYTHING: ((_HUGO, "--quiet"), _PAGEFIND),
        },
        output="public",
        caches=("resources", ".hugo_build.lock", ".cache"),
        texts=f"{_FIRST}/publications",
        records=tuple(f"{language}/people" for language in LANGUAGES),
        search="pagefind/pagefind-entry.json",
        server=(_HUGO, "server", "--bind", "127.0.0.1", "--port"),
        environment={"HUGO_CACHEDIR": "{root}/.cache"},
    ),
    "dossier": Contestant(
        title="the dossier",
        layout=dossier_site,
        builds={
            PAGES: ((*_BUILD, "--without", "search", "--without", "cards", "--without", "pdf"),),
            SEARCH: ((*_BUILD, "--without", "cards", "--without", "pdf"),),
            # It has no command for that: it finds that the pages are unchanged and adds the search.
            ALONE: ((*_BUILD, "--without", "cards", "--without", "pdf"),),
            EVERYTHING: (_BUILD,),
        },
        output="site",
        caches=(".cache", ".site.next"),
        texts=f"{_FIRST}/publications",
        records=tuple(f"{language}/prisoners" for language in LANGUAGES),
        search=f"{_FIRST}/search/index/words.json",
        server=(*_DOSSIER, "serve", "--port"),
        environment={"PYTHONPATH": str(ROOT / "hooks")},
    ),
    "mkdocs": Contestant(
        title="the dossier by `mkdocs build`",
        layout=dossier_site,
        builds={EVERYTHING: ((str(_BIN / "mkdocs"), "build", "--strict", "--quiet"),)},
        output="site",
        caches=(".cache", ".site.next"),
        texts=f"{_FIRST}/publications",
        records=tuple(f"{language}/prisoners" for language in LANGUAGES),
        search=f"{_FIRST}/search/index/words.json",
        environment={"PYTHONPATH": str(ROOT / "hooks")},
    ),
    "material": Contestant(
        title="Material + static-i18n",
        layout=material_site,
        builds={
            PAGES: (_MATERIAL,),
            SEARCH: ((*_MATERIAL, "--config-file", "mkdocs-search.yml"),),
            EVERYTHING: ((*_MATERIAL, "--config-file", "mkdocs-search.yml"),),
        },
        output="site",
        caches=(".cache", *(f"docs/{language}/people" for language in LANGUAGES)),
        texts="publications",
        records=("people", *(f"{language}/people" for language in _OTHERS)),
        search="search/search_index.json",
        before=((str(PEERS_BIN / "python"), "-m", "bench.peers.material_records"),),
        environment={"PYTHONPATH": str(ROOT / "tests")},
    ),
}

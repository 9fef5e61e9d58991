"""One MkDocs build from start to end: prepare, register, render the shells, let MkDocs write."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from dossier.charts.style import page_rules
from dossier.edition import PLACEHOLDER, Edition
from dossier.host.files import keep_assets, register_file
from dossier.host.shells import render_shells
from dossier.outputs.artifact import Artifact
from dossier.plan.addresses import file_of
from dossier.plan.site import PagePlan
from dossier.problems import InputRefused
from dossier.publish.cards import make_cards
from dossier.publish.edition import prepare_edition
from dossier.publish.folder import name_beside, replace_folder
from dossier.publish.fonts import make_fonts
from dossier.publish.paper import make_pdfs
from dossier.publish.pictures import make_pictures
from dossier.publish.search import make_search_files
from dossier.publish.shells import Shell
from dossier.publish.site import make_entrances, make_outputs, make_page
from dossier.publish.style import make_style
from dossier.search.document import Document
from dossier.search.documents import documents_of
from dossier.takeaway.typeset import TypesettingUnavailable

_LOG = logging.getLogger("mkdocs.plugins.dossier")
WITHOUT_PANGO = (
    "The PDFs are left out: the libraries that set type are missing. Get them with: "
    "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)


class SiteBuild:
    """The state of one build; a new one is made for each, since `mkdocs serve` keeps the process."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.root = Path(config.config_file_path).parent
        self._site_url = (config.site_url or PLACEHOLDER).rstrip("/") + "/"
        # MkDocs empties the folder before it writes; the old site must stay until the new one is whole.
        self._target = Path(config.site_dir)
        config.site_dir = str(name_beside(self._target))
        self._edition: Edition | None = None
        self._shells: Mapping[str, Shell] = {}
        # What search finds on each page, by its address, noted as the page is written.
        self._documents: dict[str, tuple[Document, ...]] = {}

    def prepare(self) -> None:
        """Read and check the input; stops the build with every problem before anything is written or deleted."""
        try:
            self._edition = prepare_edition(self.root, _today(), self._site_url)
        except InputRefused as refusal:
            raise PluginError(f"\n\n{refusal}") from None

    def register_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Return the files of the site."""
        assert self._edition is not None
        edition = self._edition
        pictures = list(make_pictures(edition, self.root, self.root / ".cache"))
        papers = self._make_papers(edition, pictures)
        # From here on, pages know the PDFs that they offer.
        self._edition = edition = edition.with_sizes({paper.path: len(paper.content) for paper in papers})
        kept = keep_assets(files)
        for page in edition.plan.pages:
            register_file(kept, config, file_of(page.address), lambda page=page: self._make_page(page))  # type: ignore[misc]
        fonts = make_fonts(self.root / ".cache")
        sheets = [Path(config.docs_dir, str(sheet)).read_text(encoding="utf-8") for sheet in config.extra_css]
        # Paper has a style sheet of its own, from which the PDFs are set too.
        style = make_style([fonts.rules, "@media screen{\n", *sheets, "}\n", page_rules()])
        for sheet in config.extra_css:
            kept.remove(kept.src_uris[str(sheet)])
        # The theme's own template links these.
        config.extra_css = [style.path]
        for artifact in (
            *fonts.files,
            style,
            *pictures,
            *papers,
            *make_cards(edition, self.root / ".cache"),
            *make_entrances(edition, [style.path]),
            *make_outputs(edition),
        ):
            register_file(kept, config, artifact.path, lambda content=artifact.content: content)  # type: ignore[misc]
        return kept

    def _make_papers(self, edition: Edition, pictures: Sequence[Artifact]) -> list[Artifact]:
        """Return the PDFs; none, with one line that says why, where what sets them is missing, which CI refuses."""
        try:
            return make_pdfs(edition, self.root, pictures)
        except TypesettingUnavailable:
            if _runs_in_ci():
                raise PluginError(WITHOUT_PANGO) from None
            _LOG.info(WITHOUT_PANGO)
            return []

    def render_shells(self, env: Environment, config: MkDocsConfig) -> None:
        """Render the theme once a language."""
        assert self._edition is not None
        self._shells = render_shells(self._edition, config, env)

    def finish(self, config: MkDocsConfig) -> None:
        """Add the files of the search, then put the finished folder in the place of the last one."""
        assert self._edition is not None
        documents: dict[str, tuple[Document, ...]] = {}
        for page in self._edition.plan.pages:
            documents[page.language] = documents.get(page.language, ()) + self._documents.get(page.address, ())
        for artifact in make_search_files(self._edition, documents, self.root / ".cache"):
            path = Path(config.site_dir, artifact.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(artifact.content)
        replace_folder(Path(config.site_dir), self._target)

    def _make_page(self, page: PagePlan) -> bytes:
        assert self._edition is not None
        html = make_page(self._edition, page, self._shells)
        self._documents[page.address] = tuple(documents_of(self._edition, page, html))
        return html.encode()


def _runs_in_ci() -> bool:
    """Tell whether the build runs where it must be whole, as the common variable CI says."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def _today() -> date:
    """Return the day of the build: SOURCE_DATE_EPOCH (reproducible-builds.org) where it is set, else today (UTC)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.date()

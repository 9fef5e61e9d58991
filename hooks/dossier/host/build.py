"""One MkDocs build from start to end: prepare, register, render the shells, let MkDocs write."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from dossier.edition import PLACEHOLDER, Edition
from dossier.host.files import keep_assets, register_file
from dossier.host.shells import render_shells
from dossier.plan.addresses import file_of
from dossier.plan.site import PagePlan
from dossier.problems import InputRefused
from dossier.publish.edition import prepare_edition
from dossier.publish.folder import name_beside, replace_folder
from dossier.publish.fonts import make_fonts
from dossier.publish.shells import Shell
from dossier.publish.site import make_entrances, make_outputs, make_page


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
        kept = keep_assets(files)
        for page in edition.plan.pages:
            register_file(kept, config, file_of(page.address), lambda page=page: self._make_page(page))  # type: ignore[misc]
        fonts = list(make_fonts(self.root / ".cache"))
        styles = [str(style) for style in config.extra_css]
        for artifact in (
            *fonts,
            *make_entrances(edition, styles),
            *make_outputs(edition),
        ):
            register_file(kept, config, artifact.path, lambda content=artifact.content: content)  # type: ignore[misc]
        return kept

    def render_shells(self, env: Environment, config: MkDocsConfig) -> None:
        """Render the theme once a language."""
        assert self._edition is not None
        self._shells = render_shells(self._edition, config, env)

    def finish(self, config: MkDocsConfig) -> None:
        """Put the finished folder in the place of the last one."""
        replace_folder(Path(config.site_dir), self._target)

    def _make_page(self, page: PagePlan) -> bytes:
        assert self._edition is not None
        return make_page(self._edition, page, self._shells).encode()


def _today() -> date:
    """Return the day of the build: SOURCE_DATE_EPOCH (reproducible-builds.org) where it is set, else today (UTC)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.date()

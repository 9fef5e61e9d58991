"""One MkDocs build from start to end: the engine reads and checks, MkDocs gives the theme, the engine writes."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from dossier.build.clearing import clear_cache
from dossier.build.environment import WITHOUT_PANGO, BadVariable, name_address, name_today, runs_in_ci
from dossier.build.place import Place
from dossier.build.request import make_request
from dossier.build.site import Frame, make_site
from dossier.build.turn import take_turn
from dossier.edition import Edition
from dossier.host.frame import render_texts, settings_of
from dossier.problems import InputRefused
from dossier.publish.edition import prepare_edition
from dossier.store import FileStore
from dossier.takeaway.libraries import name_typesetter

_LOG = logging.getLogger("mkdocs.plugins.dossier")


class SiteBuild:
    """The state of one build; a new one is made for each, since `mkdocs serve` keeps the process."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._root = Path(config.config_file_path).parent
        self._settings = settings_of(config)
        # MkDocs empties the folder and would write there; the old site must stay until the new one is whole.
        config.site_dir = str(self._root / ".cache" / "mkdocs")
        without = frozenset() if name_typesetter() else frozenset({"pdf"})
        try:
            today = name_today()
        except BadVariable as fault:
            raise PluginError(str(fault)) from None
        self._request = make_request(self._root, today, name_address(), without)
        self._store = FileStore(self._request.store)
        self._edition: Edition | None = None
        self._env: Environment | None = None

    def prepare(self) -> None:
        """Read and check the input; stops the build with every problem before anything is written or deleted."""
        if "pdf" in self._request.without:
            if runs_in_ci():
                raise PluginError(WITHOUT_PANGO)
            _LOG.info(WITHOUT_PANGO)
        try:
            self._edition = prepare_edition(
                self._root,
                self._request.today,
                self._settings.site_url,
                store=self._store,
                digests=self._request.inputs,
            )
        except InputRefused as refusal:
            raise PluginError(f"\n\n{refusal}") from None

    def take_theme(self, env: Environment) -> None:
        """Keep the theme's templates, in which every page is set."""
        self._env = env

    def finish(self, config: MkDocsConfig) -> None:
        """Make every page and file, then put the finished folder in the place of the last one."""
        edition, env = self._edition, self._env
        assert edition is not None
        assert env is not None

        def render(edition: Edition, style: str) -> Mapping[str, str]:
            return render_texts(edition, style, config, env)

        settings = self._settings
        frame = Frame(Place(settings.site), settings.site_url, settings.sheets, render)
        with take_turn(self._request.state):
            # What is known of it is left to nobody: MkDocs may have been told of another folder, or another theme.
            _, state = make_site(self._request, frame, edition, self._store)
        clear_cache(self._request, self._store, edition.library, state)

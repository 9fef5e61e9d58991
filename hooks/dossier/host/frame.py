"""Takes MkDocs' configuration, gives what of it the engine goes by, and the theme's shells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from dossier.edition import PLACEHOLDER, Edition
from dossier.host.shells import render_shells


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml says of the site: its address, its folder, and its own style sheets below docs/."""

    site_url: str
    site: Path
    sheets: tuple[str, ...]


def settings_of(config: MkDocsConfig) -> Settings:
    """Return the settings; the address ends in a slash."""
    site_url = (config.site_url or PLACEHOLDER).rstrip("/") + "/"
    return Settings(site_url, Path(config.site_dir), tuple(str(sheet) for sheet in config.extra_css))


class Host:
    """MkDocs as a project sets it, for whoever builds without its' own command."""

    def __init__(self, root: Path) -> None:
        self._config = load_config(str(root / "mkdocs.yml"))
        self.settings = settings_of(self._config)

    def render(self, edition: Edition, style: str) -> Mapping[str, str]:
        """Return the text of each language's shell."""
        return render_texts(edition, style, self._config, self._config.theme.get_env())


def render_texts(edition: Edition, style: str, config: MkDocsConfig, env: Environment) -> Mapping[str, str]:
    """Return the text of each language's shell; `style` is the path of the one style sheet."""
    # The theme's own template links these.
    config.extra_css = [style]
    return render_shells(edition, config, env)

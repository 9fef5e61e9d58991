"""Takes MkDocs' configuration, gives what of it the engine goes by, and the theme's shells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from dossier.edition import PLACEHOLDER, Edition
from dossier.host.shells import render_shells

# A host, perhaps a port, and folders; `.` and `..` are none. What else an address can have would be read as something
# else by one of those who are told it: feeds, `_redirects`, the sitemap, the configuration of a server.
_ADDRESS = re.compile(
    r"https?://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::[0-9]{1,5})?/(?:(?!\.{1,2}/)[A-Za-z0-9._~%-]+/)*"
)
# The address is not repeated: there may be a password in it, and the logs of CI are public.
_BAD_ADDRESS = (
    "The address of the site (DOSSIER_SITE_URL, or site_url in mkdocs.yml) can't be used: it is https://, a host and "
    "folders, without a name, a password, a question or a place in the page; letters of other alphabets as browsers "
    "send them (xn--…, %D0…)."
)


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml says of the site: its address, its folder, and its own style sheets below docs/."""

    site_url: str
    site: Path
    sheets: tuple[str, ...]


def settings_of(config: MkDocsConfig) -> Settings:
    """Return the settings; the address ends in a slash.

    Raises ConfigurationError where it is none that every page may say.
    """
    site_url = (config.site_url or PLACEHOLDER).rstrip("/") + "/"
    if not _ADDRESS.fullmatch(site_url):
        raise ConfigurationError(_BAD_ADDRESS)
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

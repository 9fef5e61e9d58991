"""Where a site lies on a server and under which address it is to be shown there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    """A server's view of a site: `root` is its folder, `path` its address below that of the host, ending in a slash.

    `name` is the host's, empty where the text is to go into the block of a server that is there already. `lost` is the
    folder of pages for unknown addresses whose links begin at `path`; the site's own, where they do so.
    """

    root: str
    path: str
    languages: tuple[str, ...]
    redirects: Mapping[str, str]
    name: str = ""
    lost: str = ""

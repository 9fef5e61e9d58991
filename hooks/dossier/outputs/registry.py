"""Every output, in the order in which they are made."""

from __future__ import annotations

from dossier.outputs.artifact import Output
from dossier.outputs.redirects import Redirects
from dossier.outputs.sitemap import Sitemap

OUTPUTS: tuple[Output, ...] = (Sitemap(), Redirects())

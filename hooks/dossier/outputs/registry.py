"""Every output, in the order in which they are made."""

from __future__ import annotations

from dossier.outputs.artifact import Output
from dossier.outputs.calendars.files import Calendars
from dossier.outputs.charts import Charts
from dossier.outputs.citations import Citations
from dossier.outputs.data_package import DataPackage
from dossier.outputs.feeds.files import Feeds
from dossier.outputs.hosting import HostFiles
from dossier.outputs.redirects import Redirects
from dossier.outputs.sitemap import Sitemap

OUTPUTS: tuple[Output, ...] = (
    Sitemap(),
    Redirects(),
    HostFiles(),
    Feeds(),
    Calendars(),
    Citations(),
    DataPackage(),
    Charts(),
)

"""What a build learns from around it: the day, the address of the site, whether it must be whole, how time passes."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime

from dossier.stopped import Stopped

WITHOUT_PANGO = (
    "The PDFs are left out: the libraries that set type are missing. Get them with: "
    "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)


class BadVariable(Stopped):
    """A variable of the environment says nothing that can be used; it tells which, and what it should say."""


def name_today() -> date:
    """Return the day of the build: SOURCE_DATE_EPOCH (reproducible-builds.org) where it is set, else today (UTC).

    Raises BadVariable where it is set to something else than seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        raise BadVariable("SOURCE_DATE_EPOCH must be the seconds since 1970-01-01 UTC, such as 1764374400") from None
    return moment.date()


def name_address() -> str:
    """Return the address under which the site is published, where mkdocs.yml takes it from; empty where none is set."""
    return os.environ.get("DOSSIER_SITE_URL", "")


class Clock:
    """Tells how long something has taken."""

    def __init__(self) -> None:
        self._started = time.monotonic()

    def count(self) -> float:
        """Return the seconds since the clock was made."""
        return time.monotonic() - self._started

    def tell(self) -> str:
        """Return the seconds since the clock was made, as words."""
        return f"{self.count():.2f} s"


def runs_in_ci() -> bool:
    """Tell whether the build runs where it must be whole, as the common variable CI says."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def forbids_colour() -> bool:
    """Tell whether output is to be without colour, as the variable NO_COLOR says (no-color.org)."""
    return bool(os.environ.get("NO_COLOR"))

"""What is to be built, and from what; by it is seen whether the site of the last build is still the newest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dossier.build.folder import is_intact
from dossier.build.inputs import digest_engine, digest_inputs, sum_up
from dossier.build.state import Brief
from dossier.takeaway.libraries import name_typesetter

# What every file depends on, so that with one of them all is made anew.
_SETTINGS = ("mkdocs.yml", "data/languages.yml", "data/limits.yml")
# What can be left out, for whoever wants the rest sooner.
EXTRAS = ("search", "cards", "pdf")


@dataclass(frozen=True)
class Request:
    """A build of the project in `root` as of a day; `address` is the site's where the environment names it.

    `inputs` are the digests of all input files by their paths; `compressed` asks for files packed for servers, too.
    """

    root: Path
    today: date
    address: str = ""
    without: frozenset[str] = frozenset()
    inputs: Mapping[str, bytes] = field(default_factory=dict)
    settings: str = ""
    preview: bool = False
    compressed: bool = False

    @property
    def cache(self) -> Path:
        """The folder of all that is kept between builds."""
        return self.root / ".cache"

    @property
    def state(self) -> Path:
        """The folder of what a build leaves for the next one."""
        return self.of_preview if self.preview else self.cache / "build"

    @property
    def of_preview(self) -> Path:
        """The folder of the preview: its site, and what it leaves for the next one."""
        return self.cache / "preview"

    @property
    def store(self) -> Path:
        """The file that keeps what was parsed, and what pages noted for search."""
        return self.state / "store.db"


def make_request(
    root: Path,
    today: date,
    address: str = "",
    without: frozenset[str] = frozenset(),
    *,
    preview: bool = False,
    compressed: bool = False,
) -> Request:
    """Return the request for a project as its files are now; a preview has a site and a state of its own."""
    inputs = digest_inputs(root)
    typesetter = "" if "pdf" in without else name_typesetter()
    told = [
        digest_engine().hex(),
        typesetter,
        address,
        sorted(without),
        compressed,
        *(inputs.get(name, b"").hex() for name in _SETTINGS),
    ]
    settings = hashlib.blake2b(json.dumps(told).encode(), digest_size=16).hexdigest()
    return Request(root, today, address, without, inputs, settings, preview, compressed)


def fits(request: Request, brief: Brief | None) -> bool:
    """Tell whether what the last build left can be built upon: made in the same way, and nobody has touched it."""
    return (
        brief is not None and brief.settings == request.settings and is_intact(request.root / brief.site, brief.files)
    )


def is_newest(request: Request, brief: Brief | None) -> bool:
    """Tell whether the site of the last build is what this one would make."""
    return (
        brief is not None
        and brief.inputs == sum_up(request.inputs)
        and brief.day == request.today.isoformat()
        and fits(request, brief)
    )

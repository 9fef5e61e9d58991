"""Takes the path of a file in docs/assets/, tells why it may not be published as it is, and how to mend that."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from dossier.reading.strays import Stray

# All that lies here and is not hidden is published as it is.
ASSETS = "docs/assets/"
# What a site has besides its pages. Documents of an office, copies that an editor's program keeps, and whatever else
# comes to lie here by mistake are none of it.
ENDINGS = frozenset(
    (".css", ".js", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".woff2", ".pdf", ".csv", ".json", ".txt")
)
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")


def explain_asset(path: str) -> Stray | None:
    """Return what keeps a file from being published; None where nothing does."""
    name = PurePosixPath(path)
    if name.suffix not in ENDINGS:
        listed = ", ".join(f"`{ending}`" for ending in sorted(ENDINGS))
        return Stray(f"all that lies in `{ASSETS}` is published, and this is none of {listed}", "move it out of docs/")
    if all(_NAME.fullmatch(part) for part in name.relative_to(ASSETS).parts):
        return None
    return Stray("a file with this name can't be published", "rename it: letters a–z, digits, hyphens and dots")

"""Takes the names of a thing, gives the identifier by which feeds and calendars know it for ever."""

from __future__ import annotations

import uuid

# The dossier's own name space (RFC 9562, 5.5): what an entry is called must outlive the address of the site.
_SPACE = uuid.UUID("c61fa2b4-859b-4ce6-baf3-d82a1efc7c98")


def identify(*names: str) -> uuid.UUID:
    """Return the UUID (version 5) of what the names name, the same in every build and at every address."""
    return uuid.uuid5(_SPACE, "/".join(names))

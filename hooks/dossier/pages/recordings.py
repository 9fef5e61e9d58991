"""Takes a recording, gives what its still shows: title, length, platform, and where a request would go."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from dossier.model.publication import Original, Recording
from dossier.model.texts import Wording


@dataclass(frozen=True)
class Still:
    """A recording as a page shows it without asking the platform for anything; `host` is empty without an address."""

    title: Wording
    length: str | None
    platform: str | None
    address: str | None
    host: str


def show_recording(recording: Recording | None, original: Original) -> Still | None:
    """Return the still of a publication's or event's recording, under the title of the original; None without one."""
    if recording is None:
        return None
    host = urlsplit(recording.address).hostname or "" if recording.address else ""
    return Still(
        title=Wording(original.title, original.language),
        length=recording.length,
        platform=recording.platform,
        address=recording.address,
        host=host.removeprefix("www."),
    )

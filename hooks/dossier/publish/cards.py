"""Takes an edition, gives the social card of each publication, event and release wave in each of its languages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from dossier.cards.picture import make_picture
from dossier.cards.subjects import card_of, has_card
from dossier.edition import Edition
from dossier.outputs.artifact import Artifact
from dossier.plan.addresses import card_file
from dossier.publish.kept import keep

_CODE = "dossier.cards"
_LIBRARIES = ("resvg-py", "pillow", "uharfbuzz", "fonttools", "fontpkg-noto-serif", "fontpkg-noto-sans")


def make_cards(edition: Edition, cache: Path) -> Iterator[Artifact]:
    """Yield `card.png` beside each page with a text of its own; one made before is taken from `cache`."""
    folder, look = cache / "cards", _name_look()
    for page in edition.plan.pages:
        if page.own and has_card(page):
            card = card_of(edition, page)
            picture = keep(folder, f"{card!r} {look}", lambda card=card: make_picture(card))  # type: ignore[misc]
            yield Artifact(card_file(page.address), picture)


def _name_look() -> str:
    """Return what the look of every card depends on beside its words: the code that draws it, libraries and fonts."""
    code = hashlib.sha256()
    for module in sorted(files(_CODE).iterdir(), key=lambda found: found.name):
        if module.name.endswith(".py"):
            code.update(module.read_bytes())
    return repr((code.hexdigest(), [(name, version(name)) for name in _LIBRARIES]))

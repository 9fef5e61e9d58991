"""Takes an edition, gives the social card of each publication, event and release wave in each of its languages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cached_property
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from dossier.cards.card import Card
from dossier.cards.subjects import card_of, has_card
from dossier.edition import Edition
from dossier.outputs.artifact import Artifact
from dossier.plan.addresses import card_file
from dossier.plan.site import PagePlan
from dossier.publish.kept import keep

_CODE = "dossier.cards"
_LIBRARIES = ("resvg-py", "pillow", "uharfbuzz", "fonttools", "fontpkg-noto-serif", "fontpkg-noto-sans")


def pages_with_card(edition: Edition) -> Iterator[PagePlan]:
    """Yield each page that has a card of its own: one in another language's words is shown with that language's."""
    return (page for page in edition.plan.pages if page.own and has_card(page))


class CardMaker:
    """Makes `card.png` beside a page; one made before is taken from `cache`."""

    def __init__(self, cache: Path) -> None:
        self._folder = cache / "cards"

    def make(self, edition: Edition, page: PagePlan) -> Artifact:
        """Return the card of a page."""
        card = card_of(edition, page)
        picture = keep(self._folder, f"{card!r} {self._look}", lambda: _draw(card))
        return Artifact(card_file(page.address), picture)

    @cached_property
    def _look(self) -> str:
        """What the look of every card depends on beside its words: the code that draws it, libraries and fonts."""
        code = hashlib.sha256()
        for module in sorted(files(_CODE).iterdir(), key=lambda found: found.name):
            if module.name.endswith(".py"):
                code.update(module.read_bytes())
        return repr((code.hexdigest(), [(name, version(name)) for name in _LIBRARIES]))


def _draw(card: Card) -> bytes:
    # What draws is loaded only where nothing is kept.
    from dossier.cards.picture import make_picture  # noqa: PLC0415

    return make_picture(card)

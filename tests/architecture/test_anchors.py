"""A page's own anchors and those of the headings in its text never meet."""

from __future__ import annotations

import re

from dossier.prose.converter import PAGE_ANCHORS
from small_sites import ROOT

SOURCES = [
    *sorted((ROOT / "hooks/dossier/pages/templates").glob("*.html")),
    *sorted((ROOT / "overrides").rglob("*.html")),
    *sorted((ROOT / "hooks/dossier/charts").glob("*.py")),
]


def test_every_anchor_of_a_page_is_kept_from_headings_of_texts() -> None:
    used = {anchor for path in SOURCES for anchor in re.findall(r' id="([a-z-]+)"', path.read_text())}
    assert used
    assert used == PAGE_ANCHORS

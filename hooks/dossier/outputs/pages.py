"""Takes an edition, gives its pages by their addresses, for outputs whose parts are named by them."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.edition import Edition
from dossier.plan.site import PagePlan


def pages_by_address(edition: Edition) -> Mapping[str, PagePlan]:
    """Return every page by its address; an edition derives it once."""
    return {page.address: page for page in edition.plan.pages}

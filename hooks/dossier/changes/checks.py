"""Every check of a change, in one list: what it breaks for others."""

from __future__ import annotations

from dossier.changes.addresses import check_addresses
from dossier.changes.corrections import check_facts
from dossier.changes.discretion import Discretion
from dossier.edition import Edition
from dossier.problems import Problems


def check_change(before: Edition, after: Edition, problems: Problems) -> None:
    """Note what is gone or said otherwise after a change, as far as others may rely on it."""
    discretion = Discretion(before.library, after.library)
    check_addresses(before, after, discretion, problems)
    check_facts(before, after, discretion, problems)

"""The option `--since` of commands that compare the input with that of an earlier revision."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.changes.checks import check_change
from dossier.edition import Edition
from dossier.problems import Problems
from dossier.publish.before import EditionUnreadable, open_edition
from dossier.revision import RevisionRefused

# How a check ends that finds nothing wrong, where today's engine can't read the earlier input.
UNREADABLE = 3

since = click.option(
    "--since",
    "revision",
    metavar="REV",
    help="Say what the change since a Git revision breaks for others, too.",
)


def note_change(root: Path, revision: str, edition: Edition, problems: Problems) -> str:
    """Note what the change since a revision breaks for others; return why that can't be told, empty where it can.

    Raises click.UsageError where the revision can't be had.
    """
    try:
        with open_edition(root, revision, edition.today, edition.site_url) as before:
            check_change(before.edition, edition, problems)
    except RevisionRefused as refusal:
        raise fail_with(refusal) from None
    except EditionUnreadable as refusal:
        return f"{refusal} Compare with a later revision, or leave out `--since`."
    return ""


def fail_with(refusal: RevisionRefused) -> click.UsageError:
    """Return what ends a command that was given a revision which can't be had: reason and remedy, and status 2."""
    return click.UsageError(f"--since: {refusal}; {refusal.fix}")

"""The option `--since` of commands that compare the input with that of an earlier revision."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from dossier.changes.checks import check_change
from dossier.edition import Edition
from dossier.problems import Problems
from dossier.publish.before import Before, EditionUnreadable, open_edition
from dossier.revision import RevisionRefused

# How a command ends where an earlier revision is there, but today's engine can't read its input.
UNREADABLE = 3

since = click.option(
    "--since",
    "revision",
    metavar="REV",
    help="Compare with a Git revision too: say what the change since then breaks for others.",
)


@contextmanager
def open_before(root: Path, revision: str, edition: Edition) -> Iterator[Before]:
    """Give the edition of a revision; end the command with a message where there is none."""
    try:
        with open_edition(root, revision, edition.today, edition.site_url) as before:
            yield before
    except RevisionRefused as refusal:
        raise fail_with(refusal) from None
    except EditionUnreadable as refusal:
        click.echo(f"{refusal} Compare with a later revision, or leave out `--since`.", err=True)
        raise SystemExit(UNREADABLE) from None


def note_change(root: Path, revision: str, edition: Edition, problems: Problems) -> None:
    """Note what the change since a revision breaks for others."""
    with open_before(root, revision, edition) as before:
        check_change(before.edition, edition, problems)


def fail_with(refusal: RevisionRefused) -> click.UsageError:
    """Return what ends a command that was given a revision which can't be had: reason and remedy, and status 2."""
    return click.UsageError(f"--since: {refusal}; {refusal.fix}")

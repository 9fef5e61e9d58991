"""`dossier report`: says as Markdown what a change since a revision means for readers and translators."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.build.environment import name_today
from dossier.changes.checks import check_change
from dossier.changes.report import Compared, write_refusal, write_report
from dossier.cli.group import project
from dossier.cli.since import fail_with
from dossier.edition import PLACEHOLDER
from dossier.problems import InputRefused, Problems
from dossier.publish.before import EditionUnreadable, open_edition
from dossier.publish.edition import read_edition
from dossier.revision import RevisionRefused


@click.command()
@click.option("--since", "revision", metavar="REV", required=True, help="The Git revision to compare with.")
@project
def command(folder: Path, revision: str) -> None:
    """Print what has changed since a revision, as Markdown for a pull request."""
    try:
        click.echo(_report(folder.resolve(), revision), nl=False)
    except RevisionRefused as refusal:
        raise fail_with(refusal) from None


def _report(root: Path, revision: str) -> str:
    problems = Problems()
    try:
        after = read_edition(root, name_today(), PLACEHOLDER, problems)
        ordinary = len(problems)
        with open_edition(root, revision, after.today) as before:
            check_change(before.edition, after, problems)
            told = tuple(problems)
            return write_report(Compared(revision, before.edition, after, told, ordinary, before.problems))
    except InputRefused as refusal:
        return write_refusal(revision, "The input can't be read:", refusal.problems)
    except EditionUnreadable as refusal:
        return write_refusal(revision, str(refusal))

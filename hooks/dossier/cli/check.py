"""`dossier check`: says everything that is wrong with the input, and what a change breaks; writes nothing."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.build.environment import name_today
from dossier.cli.group import project
from dossier.cli.since import UNREADABLE, note_change, since
from dossier.edition import PLACEHOLDER
from dossier.problems import InputRefused, Problems
from dossier.publish.edition import read_edition


@click.command()
@since
@project
def command(folder: Path, revision: str | None) -> None:
    """Say everything that is wrong with the input; write nothing.

    It ends with 0 where nothing is, with 1 where something is, with 3 where the input of `--since` can't be read.
    """
    root, today, problems = folder.resolve(), name_today(), Problems()
    try:
        edition = read_edition(root, today, PLACEHOLDER, problems)
        untold = note_change(root, revision, edition, problems) if revision is not None else ""
        problems.stop_if_any()
    except InputRefused as refusal:
        click.echo(str(refusal), err=True)
        raise SystemExit(1) from None
    if untold:
        click.echo(untold, err=True)
        raise SystemExit(UNREADABLE)
    click.echo(f"No problem found; {len(edition.plan.pages)} pages would be made.")

"""`dossier check`: says everything that is wrong with the input, and writes nothing."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.build.environment import name_today
from dossier.cli.group import project
from dossier.problems import InputRefused
from dossier.publish.edition import prepare_edition


@click.command()
@project
def command(folder: Path) -> None:
    """Say everything that is wrong with the input; write nothing."""
    try:
        edition = prepare_edition(folder.resolve(), name_today())
    except InputRefused as refusal:
        click.echo(str(refusal), err=True)
        raise SystemExit(1) from None
    click.echo(f"No problem found; {len(edition.plan.pages)} pages would be made.")

"""`dossier check`: says everything that is wrong with the input, and what a change breaks; writes nothing."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.build.environment import forbids_colour, name_today
from dossier.cli.formats import FORMATS
from dossier.cli.group import project
from dossier.cli.since import UNREADABLE, note_change, since
from dossier.edition import PLACEHOLDER
from dossier.problems import InputRefused, Problem, Problems
from dossier.publish.edition import read_edition


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="For people, GitHub's annotations, GitLab's Code Quality report, or programs.",
)
@click.option("--color/--no-color", default=None, help="With colour or without; by default, with it on a terminal.")
@since
@project
def command(form: str, color: bool | None, revision: str | None, folder: Path) -> None:
    """Say everything that is wrong with the input; write nothing.

    It ends with 0 where nothing is, with 1 where something is, with 3 where the input of `--since` can't be read.
    """
    root, today, found = folder.resolve(), name_today(), Problems()
    pages, untold = 0, ""
    try:
        edition = read_edition(root, today, PLACEHOLDER, found)
        pages = len(edition.plan.pages)
        untold = note_change(root, revision, edition, found) if revision is not None else ""
    except InputRefused as refusal:
        found.add_all(refusal.problems)
    if len(found) or not untold:
        _say(list(found), pages, form, color)
    if untold:
        click.echo(untold, err=True)
    raise SystemExit(1 if len(found) else UNREADABLE if untold else 0)


def _say(problems: list[Problem], pages: int, form: str, color: bool | None) -> None:
    for_people = form in ("text", "github")
    if for_people and not problems:
        click.echo(f"No problem found; {pages} pages would be made.")
        return
    if color is None and forbids_colour():
        color = False
    click.echo(FORMATS[form](problems), err=form == "text", color=color)

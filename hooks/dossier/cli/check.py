"""`dossier check`: says everything that is wrong with the input, and writes nothing."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.build.environment import forbids_colour, name_today
from dossier.cli.formats import FORMATS
from dossier.cli.group import project
from dossier.problems import InputRefused, Problem
from dossier.publish.edition import prepare_edition


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="For people, GitHub's annotations, GitLab's Code Quality report, or programs.",
)
@click.option("--color/--no-color", default=None, help="With colour or without; by default, with it on a terminal.")
@project
def command(form: str, color: bool | None, folder: Path) -> None:
    """Say everything that is wrong with the input; write nothing."""
    problems, pages = _find_problems(folder.resolve())
    _say(problems, pages, form, color)
    raise SystemExit(1 if problems else 0)


def _find_problems(root: Path) -> tuple[list[Problem], int]:
    """Return the problems of the input, and how many pages it would make if there are none."""
    try:
        edition = prepare_edition(root, name_today())
    except InputRefused as refusal:
        return refusal.problems, 0
    return [], len(edition.plan.pages)


def _say(problems: list[Problem], pages: int, form: str, color: bool | None) -> None:
    for_people = form in ("text", "github")
    if for_people and not problems:
        click.echo(f"No problem found; {pages} pages would be made.")
        return
    if color is None and forbids_colour():
        color = False
    click.echo(FORMATS[form](problems), err=form == "text", color=color)

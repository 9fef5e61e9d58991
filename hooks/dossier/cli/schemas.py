"""`dossier schemas`: writes a JSON Schema of each kind of file, by which editors' programs complete and explain."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.cli.group import project
from dossier.cli.refusal import end_if_refused
from dossier.editing.answers import AnswerRefused, open_project
from dossier.editing.schemas import FOLDER, write_schemas


@click.command()
@project
def command(folder: Path) -> None:
    """Write the schemas for editors' programs anew."""
    root = folder.resolve()
    try:
        with end_if_refused():
            made = write_schemas(open_project(root).languages)
    except AnswerRefused as refusal:
        raise click.ClickException(str(refusal)) from None
    (root / FOLDER).mkdir(exist_ok=True)
    for path in (root / FOLDER).glob("*.json"):
        if path.relative_to(root).as_posix() not in made:
            path.unlink()
    for name, content in made.items():
        (root / name).write_text(content)

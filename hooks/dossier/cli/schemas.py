"""`dossier schemas`: writes a JSON Schema of each kind of file, by which editors' programs complete and explain."""

from __future__ import annotations

from pathlib import Path

import click
from pydantic import TypeAdapter

from dossier.cli.group import project
from dossier.editing.schemas import FOLDER, write_schemas
from dossier.model.languages import Languages
from dossier.problems import InputRefused, Problems
from dossier.sources.files import read_text
from dossier.sources.records import read_record
from dossier.sources.yaml_tree import parse_yaml


@click.command()
@project
def command(folder: Path) -> None:
    """Write the schemas for editors' programs anew."""
    root = folder.resolve()
    try:
        made = write_schemas(read_languages(root))
    except InputRefused as refusal:
        click.echo(str(refusal), err=True)
        raise SystemExit(1) from None
    (root / FOLDER).mkdir(exist_ok=True)
    for path in (root / FOLDER).glob("*.json"):
        if path.relative_to(root).as_posix() not in made:
            path.unlink()
    for name, content in made.items():
        (root / name).write_text(content)


def read_languages(root: Path) -> Languages:
    """Return the languages of a project; raises InputRefused where its list of languages can't be read."""
    problems = Problems()
    name = "data/languages.yml"
    languages = None
    if (root / name).is_file():
        text = read_text(root / name, root, problems)
        tree = parse_yaml(text, name, problems) if text is not None else None
        languages = read_record(tree, TypeAdapter(Languages), problems) if tree is not None else None
    problems.stop_if_any()
    if languages is None:
        raise click.UsageError(f"{root} is no folder of a dossier: {name} is missing.")
    return languages

"""Every command of `dossier` by its name; each is loaded only when it is called, since `build` must start at once."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import cast

import click

# In the order in which help lists them. The module of each has the Click command `command`.
COMMANDS = {
    "new": "dossier.cli.new",
    "check": "dossier.cli.check",
    "status": "dossier.cli.status",
    "report": "dossier.cli.report",
    "build": "dossier.cli.build",
    "serve": "dossier.cli.serve",
    "translated": "dossier.cli.translated",
    "hosting": "dossier.cli.hosting",
    "verify": "dossier.cli.verify",
    "sign": "dossier.cli.sign",
    "fields": "dossier.cli.fields",
    "schemas": "dossier.cli.schemas",
    "problems": "dossier.cli.problems",
    "words": "dossier.cli.words",
}

# The project's folder, as the last argument of a command.
project = click.argument("folder", default=".", type=click.Path(path_type=Path, exists=True, file_okay=False))


class Commands(click.Group):
    """A group whose commands are loaded when they are needed (Click's documentation, 'Lazily Loading Subcommands')."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name; None where there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        return cast(click.Command, import_module(COMMANDS[cmd_name]).command)

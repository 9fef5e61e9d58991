"""`python -m dossier.cli`: the `dossier` command for editors, translators and CI."""

from __future__ import annotations

import os
import sys

import click

from dossier.cli.group import Commands


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def dossier() -> None:
    """The Belarus dossier's command: write, check, translate, build and publish."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0 where it succeeds, 1 where it finds something wrong, 2 where it was called wrongly."""
    try:
        dossier.main(args=arguments, prog_name="dossier")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # Python would take apart all that a build holds, piece by piece, before it ended.
    os._exit(status)

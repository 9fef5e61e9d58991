"""`python -m dossier.cli`: the `dossier` command for editors, translators and CI."""

from __future__ import annotations

import errno
import os
import sys

import click

from dossier.cli.group import Commands
from dossier.stopped import Stopped

# What only whoever runs the machine can mend; every other OSError is a fault of ours, and shown as one.
_OF_THE_MACHINE = {
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EROFS,
    errno.EACCES,
    errno.EPERM,
    errno.EMFILE,
    errno.ENFILE,
}
_KEPT = "The last site is as it was."


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def dossier() -> None:
    """The Belarus dossier's command: write, check, translate, build and publish."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0 where it succeeds, 1 where it finds something wrong, 2 where it was called wrongly."""
    try:
        dossier.main(args=arguments, prog_name="dossier")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except Stopped as stopped:
        return _fail(str(stopped))
    except OSError as refused:
        if refused.errno not in _OF_THE_MACHINE:
            raise
        return _fail(f"{refused.strerror}{f': {refused.filename}' if refused.filename else ''}")
    return 0


def _fail(reason: str) -> int:
    sys.stderr.write(f"Error: {reason}. {_KEPT}\n")
    return 1


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # Python would take apart all that a build holds, piece by piece, before it ended.
    os._exit(status)

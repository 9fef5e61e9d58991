"""`python -m dossier.cli`: check the input, describe the fields, or bring in new words of the interface."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from dossier.build.environment import name_today
from dossier.build.request import EXTRAS
from dossier.cli.build import build


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0 where it succeeds, 1 where the input has problems."""
    parser = argparse.ArgumentParser(prog="dossier", description="The Belarus dossier's command for editors.")
    commands = parser.add_subparsers(dest="command", required=True)
    builds = commands.add_parser("build", help="make the site, or what has changed of it")
    builds.add_argument("--without", action="append", default=[], choices=EXTRAS, help="leave this out")
    builds.add_argument("folder", nargs="?", type=Path, default=Path(), help="the project's folder (default: this one)")
    serves = commands.add_parser("serve", help="show a preview that follows edits")
    serves.add_argument("--host", default="127.0.0.1", help="the address to serve at (default: this machine only)")
    serves.add_argument("--port", type=int, default=8000, help="the port to serve at (default: 8000)")
    check = commands.add_parser("check", help="say everything that is wrong with the input; write nothing")
    check.add_argument("folder", nargs="?", type=Path, default=Path(), help="the project's folder (default: this one)")
    commands.add_parser("fields", help="print the reference of all fields")
    commands.add_parser("words", help="bring new words of the interface into data/words/")
    given = parser.parse_args(arguments)
    if given.command == "build":
        return build(given.folder.resolve(), frozenset(given.without))
    if given.command == "serve":
        from dossier.cli.serve import serve  # noqa: PLC0415

        return serve(Path().resolve(), given.host, given.port)  # noqa: FURB177 - only the entry asks where it is
    # What only one command needs is loaded by that command: `build` must be quick where nothing has changed.
    if given.command == "check":
        return _check(given.folder.resolve())
    if given.command == "fields":
        from dossier.cli.fields import describe_fields  # noqa: PLC0415

        sys.stdout.write(describe_fields())
        return 0
    from dossier.cli.words import merge_words  # noqa: PLC0415

    for path, content in merge_words(Path()).items():
        Path(path).write_bytes(content)
    return 0


def _check(root: Path) -> int:
    from dossier.problems import InputRefused  # noqa: PLC0415
    from dossier.publish.edition import prepare_edition  # noqa: PLC0415

    try:
        edition = prepare_edition(root, name_today())
    except InputRefused as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    sys.stdout.write(f"No problem found; {len(edition.plan.pages)} pages would be made.\n")
    return 0


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # Python would take apart all that a build holds, piece by piece, before it ended.
    os._exit(status)

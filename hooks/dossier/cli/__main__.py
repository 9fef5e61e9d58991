"""`python -m dossier.cli`: check the input, describe the fields, or bring in new words of the interface."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from dossier.cli.fields import describe_fields
from dossier.cli.words import merge_words
from dossier.problems import InputRefused
from dossier.publish.edition import prepare_edition


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0 where it succeeds, 1 where the input has problems."""
    parser = argparse.ArgumentParser(prog="dossier", description="The Belarus dossier's command for editors.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="say everything that is wrong with the input; write nothing")
    check.add_argument("folder", nargs="?", type=Path, default=Path(), help="the project's folder (default: this one)")
    commands.add_parser("fields", help="print the reference of all fields")
    commands.add_parser("words", help="bring new words of the interface into data/words/")
    given = parser.parse_args(arguments)
    if given.command == "check":
        return _check(given.folder.resolve())
    if given.command == "fields":
        sys.stdout.write(describe_fields())
        return 0
    for path, content in merge_words(Path()).items():
        Path(path).write_bytes(content)
    return 0


def _check(root: Path) -> int:
    try:
        edition = prepare_edition(root, datetime.now(UTC).date())
    except InputRefused as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    sys.stdout.write(f"No problem found; {len(edition.plan.pages)} pages would be made.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

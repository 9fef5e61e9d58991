"""`python -m dossier.cli check`: says everything that is wrong with the input, and writes nothing."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from dossier.problems import InputRefused
from dossier.publish.edition import prepare_edition


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0 where the input is right, 1 where it has problems."""
    parser = argparse.ArgumentParser(prog="dossier", description="The Belarus dossier's command for editors.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="say everything that is wrong with the input; write nothing")
    check.add_argument("folder", nargs="?", type=Path, default=Path(), help="the project's folder (default: this one)")
    given = parser.parse_args(arguments)
    try:
        edition = prepare_edition(given.folder.resolve(), datetime.now(UTC).date())
    except InputRefused as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    sys.stdout.write(f"No problem found; {len(edition.plan.pages)} pages would be made.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`dossier build`: makes the site, or what an edit changed of it; sees at once where nothing has changed."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

from dossier.build.environment import WITHOUT_PANGO, Clock, name_address, name_today, runs_in_ci
from dossier.build.memory import read_brief
from dossier.build.place import Place
from dossier.build.request import EXTRAS, is_newest, make_request
from dossier.build.turn import take_turn
from dossier.cli.group import project
from dossier.takeaway.libraries import name_typesetter


@click.command()
@click.option("--without", multiple=True, type=click.Choice(EXTRAS), help="Leave this out (may be given repeatedly).")
@click.option("--compressed", is_flag=True, help="Lay each file compressed beside it, for servers to send.")
@project
def command(without: tuple[str, ...], compressed: bool, folder: Path) -> None:
    """Make the site, or what has changed of it."""
    raise SystemExit(build(folder.resolve(), frozenset(without), compressed=compressed))


def build(root: Path, without: frozenset[str], *, compressed: bool = False) -> int:
    """Build the site of a project; return 0, or 1 where the input has problems, and nothing was written."""
    clock = Clock()
    if "pdf" not in without and not name_typesetter():
        sys.stderr.write(f"{WITHOUT_PANGO}\n")
        if runs_in_ci():
            return 1
        without |= {"pdf"}
    with take_turn(root / ".cache" / "build"):
        return _build(root, without, clock, compressed=compressed)


def _build(root: Path, without: frozenset[str], clock: Clock, *, compressed: bool) -> int:
    request = make_request(root, name_today(), name_address(), without, compressed=compressed)
    brief = read_brief(request.state)
    if brief:
        Place(root / brief.site).recover()
    if is_newest(request, brief):
        _say("Nothing has changed", clock)
        return 0
    # A build holds nearly all that it makes until it ends: looking for what it does not hold costs a tenth of it.
    gc.disable()
    # All that is needed to make something; where nothing has changed, loading it would take longer than seeing that.
    from dossier.cli.making import make  # noqa: PLC0415
    from dossier.problems import InputRefused  # noqa: PLC0415

    try:
        told = make(request, brief)
    except InputRefused as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    _say(told, clock)
    return 0


def _say(words: str, clock: Clock) -> None:
    sys.stdout.write(f"{words} ({clock.tell()}).\n")

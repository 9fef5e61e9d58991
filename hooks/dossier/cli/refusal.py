"""How a command ends that can't begin since the input has problems: with all of them, and status 1."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from dossier.problems import InputRefused


@contextmanager
def end_if_refused() -> Iterator[None]:
    """Say every problem on the error stream and end with 1 where what is done within finds the input refused."""
    try:
        yield
    except InputRefused as refusal:
        click.echo(str(refusal), err=True)
        raise SystemExit(1) from None

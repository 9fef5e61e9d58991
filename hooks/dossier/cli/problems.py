"""`dossier problems`: takes the catalogue and the tests' cases, gives the guide to every problem, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from dossier.catalogue import ENTRIES
from dossier.catalogue.of_content import OF_CONTENT
from dossier.catalogue.of_files import OF_FILES
from dossier.cli.group import project

_INTRODUCTION = """\
# Every problem that a check can find

Made from the catalogue by `make problems`; do not edit this page by hand.

`./dossier check` names each problem with its place, the code in square brackets, the reason and the remedy. Below
stands, for each code, what it means, why it matters, how to mend it, and what such a message looks like. The people and
files in the examples are invented.
"""
_CASES = "tests/cases"
_MESSAGE = re.compile(r"^(?P<fence>`{3,})message\n(?P<text>.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE)
_GROUPS = (("Files and their fields", OF_FILES), ("Records, texts and what they say", OF_CONTENT))


@click.command()
@project
def command(folder: Path) -> None:
    """Print the guide to every problem."""
    click.echo(describe_problems(folder.resolve()), nl=False)


def describe_problems(root: Path) -> str:
    """Return the guide as a Markdown page, with the messages of the cases in the project's tests."""
    assert sum(len(entries) for _, entries in _GROUPS) == len(ENTRIES)
    parts = [_INTRODUCTION]
    for title, entries in _GROUPS:
        parts.append(f"## {title}\n")
        for code in sorted(entries):
            parts += _describe(code, root)
    return "\n".join(parts).rstrip() + "\n"


def _describe(code: str, root: Path) -> Iterator[str]:
    entry = ENTRIES[code]
    yield f"### {code}\n\n**{entry.title}.** {_sentence(entry.why)}\n\nTo mend it: {entry.fix}.\n"
    example = _find_example(code, root)
    if example:
        yield f"````text\n{example}\n````\n"


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _find_example(code: str, root: Path) -> str:
    """Return the message of the case that is named after a code; empty where there is none."""
    case = root / _CASES / f"{code}.md"
    message = _MESSAGE.search(case.read_text()) if case.is_file() else None
    messages = message["text"].strip("\n").split("\n\n") if message else []
    return next((text for text in messages if f": error[{code}]: " in text), "")

"""Takes a guide, gives its steps, and carries them out in a copy of the project as a reader of the guide would.

The first word behind a fence says what a block is, the second with which file:

    sh                   commands, one a line, each of which succeeds
    sh refused           a command that finds something wrong
    text                 what the commands before it say, among other things: these lines in this order
    yaml, markdown PATH  the file's whole new content
    diff PATH            lines that go (-) and come (+), amid lines that stay, at one place of the file
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```(?P<info>[^\n]+)\n(?P<content>.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Step:
    """One block of a guide."""

    kind: str
    argument: str
    content: str


def read_steps(guide: Path) -> list[Step]:
    """Return the blocks of a guide in their order."""
    found = _BLOCK.finditer(guide.read_text("utf-8"))
    parts = [(*match["info"].partition(" "), match["content"]) for match in found]
    return [Step(kind, argument, content) for kind, _, argument, content in parts]


def apply_diff(text: str, diff: str) -> str:
    """Return a text after a change; what the change expects to stand there stands there once."""
    lines = [(line[:1], line[1:]) for line in diff.splitlines(keepends=True)]
    assert all(sign in ("-", "+", " ", "\n") for sign, _ in lines), f"not a change: {diff}"
    old = "".join(line or "\n" for sign, line in lines if sign != "+")
    new = "".join(line or "\n" for sign, line in lines if sign != "-")
    assert text.count(old) == 1, f"stands {text.count(old)} times:\n{old}"
    return text.replace(old, new)


def miss(said: str, wanted: str) -> list[str]:
    """Return the lines of `wanted` that are not in `said` in their order."""
    rest = [" ".join(line.split()) for line in said.splitlines()]
    missed = []
    for line in wanted.splitlines():
        sought = " ".join(line.split())
        at = next((number for number, found in enumerate(rest) if sought in found), None)
        if at is None:
            missed.append(line)
        else:
            rest = rest[at + 1 :]
    return missed

"""Takes words that anybody may have written, gives Markdown that shows them and in which they do nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

_RUN = re.compile(r"`+")
_LONGEST = 100
# As many lines are shown at once; more are folded, and no list is longer than this.
_SHOWN, _LONGEST_LIST = 12, 200


def quote(words: str) -> str:
    """Return words as code, in which neither HTML nor links, mentions, references or emphasis are made of them.

    Control and direction characters are shown by their number, line ends become spaces.
    """
    line = " ".join(words.split())
    line = "".join(char if char.isprintable() else f"\\u{{{ord(char):x}}}" for char in line)
    if len(line) > _LONGEST:
        line = f"{line[:_LONGEST]}…"
    if not line:
        return ""
    fence = _fence(line, 1)
    padding = " " if line[0] == "`" or line[-1] == "`" else ""
    return f"{fence}{padding}{line}{padding}{fence}"


def quote_block(text: str) -> str:
    """Return lines of text as a block of code."""
    fence = _fence(text, 3)
    return f"{fence}text\n{text}\n{fence}"


def _fence(text: str, least: int) -> str:
    """Return more backticks than ever stand side by side in a text (CommonMark 0.31.2, 4.5 and 6.1)."""
    return "`" * max([least, *(len(run) + 1 for run in _RUN.findall(text))])


def write_list(title: str, lines: Sequence[str]) -> str:
    """Return a list below its title, folded where it is long, cut where it is very long."""
    items = [f"- {line}" for line in islice(lines, _LONGEST_LIST)]
    if len(lines) > _LONGEST_LIST:
        items.append(f"- … and {len(lines) - _LONGEST_LIST} more")
    if len(lines) <= _SHOWN:
        return "\n".join([f"**{title}**", "", *items])
    return "\n".join([f"<details><summary>{title}</summary>", "", *items, "", "</details>"])


def write_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table, its cells being Markdown; it is cut where it is very long."""
    each = [[cell.replace("|", "\\|") for cell in row] for row in rows]  # GFM, 4.10: in code too
    lines = [head, ["---"] * len(head), *each[:_LONGEST_LIST]]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    more = len(each) - _LONGEST_LIST
    return f"{table}\n\n… and {more} more" if more > 0 else table

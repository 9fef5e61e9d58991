"""Takes the lines of a text, gives the HTML that readers would see as it is written, and the remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dossier.prose.converter import ALLOWED_TAG

# What an editor may bring along from a web page, and how Markdown says the same.
_INSTEAD = (
    ("b strong", "write `**words**`"),
    ("em u", "write `*words*`"),
    ("a", "write `[words](https://…)`"),
    ("img picture figure figcaption", 'write `![What can be seen](door.jpg "Name, CC BY 4.0")`'),
    ("h1 h2 h3 h4 h5 h6", "begin the line with `## `"),
    ("ul ol li", "begin each line with `- `"),
    ("p div section article center", "take it out; an empty line begins a new paragraph"),
    ("blockquote", "begin the line with `> `"),
    ("table thead tbody tr th td", "write the table with `|` between its cells"),
    ("code pre", "put the words between two backticks"),
    ("abbr bdi cite i kbd mark q small span sub sup br", "leave in it nothing but `lang` or `title`, in double quotes"),
    ("del s strike font style script iframe video audio object embed form input button hr", "take it out"),
)
_FIX = {name: fix for names, fix in _INSTEAD for name in names.split()}
_COMMENT = "take it out; a note for other editors may stand behind a `#` in the fields on top"
_TAG = re.compile(r"(?<!\\)</?(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])[^<>]*>|(?<!\\)<!--")
_ALLOWED = re.compile(ALLOWED_TAG)
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_FENCES = ("```", "~~~")


class RawHtml(NamedTuple):
    """A tag or comment in a text: its line and column, both counted from 0, what stands there, and the remedy."""

    line: int
    column: int
    written: str
    fix: str


def find_raw_html(lines: Iterable[str]) -> Iterator[RawHtml]:
    """Yield each tag that is no part of a text; what stands in code, or behind a backslash, is meant to be seen."""
    is_fenced = False
    for number, line in enumerate(lines):
        if line.startswith(_FENCES):
            is_fenced = not is_fenced
        if is_fenced or "<" not in line:
            continue
        bare = _CODE.sub(lambda code: " " * len(code[0]), line)
        for match in _TAG.finditer(bare):
            fix = _COMMENT if match["name"] is None else _FIX.get(match["name"].lower(), "")
            if fix and not _ALLOWED.fullmatch(match[0]):
                yield RawHtml(number, match.start(), match[0], fix)

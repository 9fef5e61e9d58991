r"""Holds every message to what tests/cases/ says of it: a copy of the small site is changed, and the engine refuses it.

A case is a Markdown file: a title, a sentence, then fenced blocks. The first word after the fence says what a block
does to the copy, the second with which file:

    yaml, markdown, text PATH   the file's whole new content
    replace PATH                whole lines of the file, and after a line `=====` those that take their place
    bytes PATH                  the file's whole new content, written with Python's escapes (`\xff`)
    repeat PATH COUNT           the block's text, without its last line end, COUNT times at the end of the file
    symlink PATH                a link to the path in the block
    delete PATH                 the file or folder is taken away
    since REVISION              what the blocks above made, if any, is what the blocks below change: `--since` is given
    never                       words that may not be said
    message                     last: all that the editor is told, without the closing count

`python -m pytest tests/test_cases.py --renew` writes what the engine says now into the last blocks.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dossier.changes.checks import check_change
from dossier.problems import InputRefused, Problems
from dossier.publish.edition import read_edition
from small_sites import ROOT, SITE, TODAY
from unit.making import edition_of

CASES = sorted((ROOT / "tests" / "cases").glob("*.md"))
_BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n`]+)\n(?P<text>.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"# \S[^\n]*\n\n\S[^\n]*\n")


@dataclass(frozen=True)
class Change:
    """What a block does to a file or folder of the copy."""

    deed: str
    path: str
    count: int
    text: str


@dataclass(frozen=True)
class Case:
    """A case as written: the changes, the message, where in the file that stands, and what may never be said.

    `before` are the changes that an earlier revision had; None where the case knows no earlier one.
    """

    before: tuple[Change, ...] | None
    changes: tuple[Change, ...]
    message: str
    place: tuple[int, int]
    never: tuple[str, ...]

    def change(self, site: Path) -> Path | None:
        """Make the changes in a copy of the small site; return a copy of how it was before, where the case has one."""
        earlier = None
        if self.before is not None:
            _make(self.before, site)
            earlier = shutil.copytree(site, site.with_name("before"))
        _make(self.changes, site)
        return earlier


def _make(changes: Iterable[Change], site: Path) -> None:
    for change in changes:
        DEEDS[change.deed](site / change.path, change)


def read_case(path: Path) -> Case:
    """Return the case in a Markdown file."""
    written = path.read_text()
    assert _TITLE.match(written), "a case begins with a title and one line that says what it shows"
    blocks = list(_BLOCK.finditer(written))
    assert [block["info"] == "message" for block in blocks] == [False] * (len(blocks) - 1) + [True]
    last = blocks[-1]
    deeds = [block for block in blocks[:-1] if block["info"] != "never"]
    never = tuple(block["text"].strip() for block in blocks if block["info"] == "never")
    parted = [number for number, block in enumerate(deeds) if block["info"].startswith("since ")]
    assert len(parted) <= 1, "a case has one earlier revision"
    before = tuple(map(_read_change, deeds[: parted[0]])) if parted else None
    changes = tuple(map(_read_change, deeds[parted[0] + 1 :] if parted else deeds))
    return Case(before, changes, last["text"], last.span("text"), never)


def _read_change(block: re.Match[str]) -> Change:
    deed, path = block["info"].split(maxsplit=1)
    count = 1
    if deed == "repeat":
        path, times = path.rsplit(maxsplit=1)
        count = int(times)
    return Change(deed, path, count, block["text"])


def _write(path: Path, change: Change) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(change.text)


def _write_bytes(path: Path, change: Change) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(change.text.encode("ascii").decode("unicode_escape").encode("latin-1"))


def _replace(path: Path, change: Change) -> None:
    old, new = re.split(r"^=====\n", change.text, flags=re.MULTILINE)
    content = "\n" + path.read_text()
    assert content.count("\n" + old) == 1, f"these lines do not stand exactly once in {change.path}:\n{old}"
    path.write_text(content.replace("\n" + old, "\n" + new)[1:])


def _repeat(path: Path, change: Change) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        file.write(change.text.removesuffix("\n") * change.count)


def _link(path: Path, change: Change) -> None:
    path.symlink_to(change.text.strip())


def _delete(path: Path, change: Change) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


DEEDS: dict[str, Callable[[Path, Change], None]] = {
    "yaml": _write,
    "markdown": _write,
    "text": _write,
    "bytes": _write_bytes,
    "replace": _replace,
    "repeat": _repeat,
    "symlink": _link,
    "delete": _delete,
}


def refusal_of(site: Path, earlier: Path | None = None) -> str:
    """Return all that the engine says against a site, or its change since an earlier one, without the closing count.

    Nothing where it accepts both.
    """
    problems = Problems()
    try:
        edition = read_edition(site, TODAY, SITE, problems)
        if earlier:
            check_change(edition_of(earlier), edition, problems)
        problems.stop_if_any()
    except InputRefused as refused:
        closing = _closing(len(refused.problems))
        said = str(refused)
    else:
        return ""
    assert said.endswith(closing)
    return said.removesuffix(closing) + "\n"


def _closing(count: int) -> str:
    total = "1 problem" if count == 1 else f"{count} problems"
    return f"\n\n{total}. Nothing was written; the last site is untouched."


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_editor_is_told_exactly_what_the_case_says(path: Path, small_site: Path, renew: bool) -> None:
    case = read_case(path)
    earlier = case.change(small_site)
    said = refusal_of(small_site, earlier)
    if renew:
        written, (start, end) = path.read_text(), case.place
        path.write_text(written[:start] + said + written[end:])
    else:
        assert said == case.message
    assert not any(words in said for words in case.never)
    assert said, "the engine accepts what it should refuse"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_message_speaks_to_an_editor(path: Path) -> None:
    # Lines of the editor's own file are quoted as they are.
    own_words = [line for line in read_case(path).message.splitlines() if not re.match(r" *[0-9]* \| ", line)]
    message = "\n".join(own_words)
    assert re.search(r"\b(?:str|int|bool|float|dict|tuple|NoneType|None|True|False|pydantic)\b", message) is None
    assert "Traceback" not in message
    assert str(ROOT) not in message


def test_the_small_site_itself_has_no_problem(small_site: Path) -> None:
    assert refusal_of(small_site) == ""


def test_the_copy_to_change_is_not_the_committed_site(small_site: Path) -> None:
    assert not small_site.resolve().is_relative_to(ROOT)
    assert not any(path.is_symlink() for path in small_site.rglob("*"))

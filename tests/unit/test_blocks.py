"""Each block of a text has a digest of its own, which only a change of that block changes, and a known end."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dossier.problems import Problems
from dossier.prose.body import Body
from dossier.prose.convert import convert_text

_TEXT = """## A heading

A paragraph with *emphasis*, [a link](page:act) and a note[^1].

- one
- two

| A | B |
|---|---|
| 1 | 2 |

> A quotation.

[^1]: What the note says.
"""


def _convert(text: str) -> Body:
    return convert_text(text, "a.md", 1, Problems())


def _digests(text: str) -> list[str]:
    return [block.digest for block in _convert(text).blocks]


def test_heading_paragraph_list_table_quotation_and_footnotes_are_blocks() -> None:
    body = _convert(_TEXT)
    begins = [0, *(block.end for block in body.blocks)]
    pieces = [body.html[begin:end] for begin, end in pairwise(begins)]
    openings = [piece.split(">")[0].split(" ")[0] for piece in pieces]
    assert openings == ["<h2", "<p", "<ul", "<div", "<blockquote", "<div"]
    assert "".join(pieces) == body.html


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("A heading", "Another heading", 0),
        ("*emphasis*", "emphasis", 1),
        ("page:act", "page:safety", 1),
        ("- two", "- three", 2),
        ("| 1 | 2 |", "| 1 | 3 |", 3),
        ("A quotation", "A citation", 4),
        ("note says", "note said", 5),
    ],
)
def test_a_change_changes_the_digest_of_its_own_block_only(old: str, new: str, changed: int) -> None:
    before, after = _digests(_TEXT), _digests(_TEXT.replace(old, new, 1))
    assert len(before) == len(after) == 6
    assert [at for at in range(6) if before[at] != after[at]] == [changed]


def test_a_block_keeps_its_digest_wherever_it_stands() -> None:
    assert _digests("New.\n\n" + _TEXT)[1:] == _digests(_TEXT)


def test_blank_lines_and_spaces_at_the_end_change_nothing() -> None:
    assert _digests(_TEXT.replace("\n\n", "\n\n\n")) == _digests(_TEXT)
    assert _digests("One. \n") == _digests("One.")


def test_a_figure_counts_as_what_it_asks_for_and_not_by_its_number() -> None:
    one, other = '{{ figure("waves") }}', '{{ figure("waves", noun=true) }}'
    assert _digests(f"First.\n\nIn {one}.")[1] == _digests(f"First {other}.\n\nIn {one}.")[1]
    assert _digests(f"In {one}.") != _digests(f"In {other}.")


def test_a_link_that_is_defined_apart_counts_as_a_last_block() -> None:
    text = "See [there][x].\n\n[x]: page:act\n"
    assert len(_digests(text)) == 2
    before, after = _digests(text), _digests(text.replace("page:act", "page:safety"))
    assert before[0] == after[0]
    assert before[1] != after[1]


def test_a_text_without_words_has_no_block() -> None:
    assert _digests("\n") == []

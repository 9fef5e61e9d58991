"""A citation, link, figure or list that is misspelt is told where it stands; readers would only see its signs."""

from __future__ import annotations

from pathlib import Path

import pytest

from small_sites import copy_small_site
from unit.making import problems_of

TEXT = "briefings/invented-waves/en.md"
FIGURE = 'figure("released_total", as_of="2024-12-01")'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_small_site(tmp_path_factory.mktemp("markup") / "small")


def _told(site: Path, words: str) -> list[tuple[str, int, int, str]]:
    """Return code, line within the words, column and remedy of each problem of a text that ends with these words."""
    whole = (site / TEXT).read_text("utf-8")
    try:
        (site / TEXT).write_text(f"{whole}\n## Invented\n\n{words}\n", "utf-8")
        before = whole.count("\n") + 3
        return [
            (problem.code, problem.location.line - before, problem.location.column, problem.fix)
            for problem in problems_of(site)
        ]
    finally:
        (site / TEXT).write_text(whole, "utf-8")


@pytest.mark.parametrize(
    ("words", "column", "remedy"),
    [
        ("Said by one [ @invented-gazette ].", 13, "`[@invented-gazette]`"),
        ("Said by one [@Invented-Gazette].", 13, "`[@invented-gazette]`"),
        ("Said by two [@invented-gazette, @invented-report].", 13, "`[@invented-gazette; @invented-report]`"),
        ("Said by one (@invented-gazette).", 13, "`[@invented-gazette]`"),
        ("Said by one [invented-gazette].", 13, "`[@invented-gazette]`"),
        ("Said by one @viasna-115706.", 13, "`[@viasna-115706]`"),
        ("Said by one [@invented-gazette, p. 3].", 13, "in square brackets"),
        ("Said by one [@invented-gazette.", 13, "in square brackets"),
        ("Led to [the page] (page:act).", 17, "no space between the brackets"),
        ("Led to [the page](page:act", 17, "each of them closed"),
        ("Led to [the page][act].", 17, "no space between the brackets"),
        ("Led to the page (page:act).", 17, "`[words](kind:id)`"),
        (f"Freed were {{ {FIGURE} }}.", 14, "two braces"),
        (f"Freed were {FIGURE}.", 12, "two braces"),
        ("A **bold word.", 3, "`**words**`"),
        ("A note[^1].", 7, "`[^1]: …`"),
        ("• an entry", 1, "a hyphen and a space"),
        ("-\u00a0an entry", 1, "an ordinary space"),
        ("Entries:\n- the first", 1, "an empty line before the first"),
        ("Rows:\n| the first |", 1, "an empty line before the table"),
        ("    A paragraph.", 5, "the first column"),
    ],
)
def test_what_is_misspelt_is_told_where_it_stands(site: Path, words: str, column: int, remedy: str) -> None:
    ((code, line, at, fix),) = _told(site, words)
    assert (code, line, at) == ("misspelt-markup", 1 + words.count("\n"), column)
    assert remedy in fix


@pytest.mark.parametrize(
    "words",
    [
        "Said by one [@invented-gazette; @invented-report].",
        "Led to [the\npage](page:act).",
        "He wrote [sic] and left out […] (in 2024) words.",
        "Write to somebody@example.org or to @invented.",
        "A **bold** word, a *slanted* one, 5 * 3, and a star*.",
        "Write `[@source-id]` or `**words**`.",
        "Entries:\n\n- the first\n- the second [@invented-gazette]",
        "| head |\n|---|\n| - 5 |",
        "A figure of speech · a number (of 2024) – a dash.",
    ],
)
def test_what_is_well_written_is_left_alone(site: Path, words: str) -> None:
    assert _told(site, words) == []


@pytest.mark.parametrize(
    "words", ["Words **in bold**", "Said by one [@invented-gazette]", "Led to [the page](page:act)"]
)
def test_a_title_and_a_summary_are_plain_words(site: Path, words: str) -> None:
    whole = (site / TEXT).read_text("utf-8")
    lines = [f'summary: "{words}"' if line.startswith("summary:") else line for line in whole.split("\n")]
    try:
        (site / TEXT).write_text("\n".join(lines), "utf-8")
        (problem,) = problems_of(site)
    finally:
        (site / TEXT).write_text(whole, "utf-8")
    assert (problem.code, problem.location.line) == ("misspelt-markup", 3)
    assert "plain words" in problem.fix

"""A Markdown file is front matter and a body that remembers the line it begins on."""

from __future__ import annotations

import pytest

from dossier.problems import Problems
from dossier.sources.front_matter import split_front_matter
from unit.making import codes


def test_the_two_parts_are_split_and_the_body_knows_its_first_line() -> None:
    document = split_front_matter("---\ntitle: A\nsummary: B\n---\nText\n\n---\nmore", "a.md", Problems())
    assert document is not None
    assert document.tree.value == {"title": "A", "summary": "B"}
    assert document.body == "Text\n\n---\nmore"
    assert document.body_line == 5
    assert document.tree.locate(("summary",)).line == 3


def test_a_text_may_have_no_body() -> None:
    document = split_front_matter("---\ntitle: A\n---", "a.md", Problems())
    assert document is not None
    assert document.body == ""


@pytest.mark.parametrize("text", ["title: A\n---\n", "Text only", "\n---\ntitle: A\n---\n", "--\n"])
def test_a_file_that_does_not_begin_with_a_fence_has_no_front_matter(text: str) -> None:
    problems = Problems()
    assert split_front_matter(text, "a.md", problems) is None
    assert codes(problems) == ["no-front-matter"]


@pytest.mark.parametrize("text", ["---\ntitle: A\n", "---\ntitle: A\n----\n", "---\ntitle: A\n --- \n"])
def test_front_matter_that_is_never_closed_is_refused(text: str) -> None:
    problems = Problems()
    assert split_front_matter(text, "a.md", problems) is None
    assert codes(problems) == ["no-front-matter"]
    assert "closing" in next(iter(problems)).message


def test_broken_yaml_in_front_matter_is_noted_on_the_line_of_the_file() -> None:
    problems = Problems()
    assert split_front_matter("---\ntitle: A\ntitle: B\n---\n", "a.md", problems) is None
    (problem,) = problems
    assert (problem.code, problem.location.line) == ("duplicate-key", 3)

"""Whatever text YAML gets, reading it ends with a tree or with problems."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from dossier.problems import Problems
from dossier.sources.characters import is_safe
from dossier.sources.yaml_tree import parse_yaml
from dossier.sources.yaml_value import NotPlain, read_value

# No text of a file holds a surrogate: UTF-8 has none.
YAML_LIKE = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=("Cs",)), st.sampled_from("[]{}:,-&*!|>'\"%@`#?\n\t \\~<=.0123456789abnull")
    ),
    max_size=200,
)
# What JSON escapes or YAML takes as it is: not the line separators, which YAML folds, nor what no text file may hold.
WORDS = st.text(
    alphabet=st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")),
    max_size=20,
)
NUMBERS = st.one_of(
    st.integers(-(10**18) + 1, 10**18 - 1),
    st.decimals(-1000, 1000, places=4, allow_nan=False).map(float).filter(lambda value: "e" not in repr(value)),
)
PLAIN: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(WORDS, inner, max_size=4)),
    max_leaves=20,
)


def _within_few_frames(call: Callable[[], object]) -> object:
    """Call with room for few frames on the stack, so that recursion over the depth of the input would fail."""
    depth, frame = 0, sys._getframe()
    while frame is not None:
        depth, frame = depth + 1, frame.f_back  # type: ignore[assignment]
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(depth + 60)
    try:
        return call()
    finally:
        sys.setrecursionlimit(limit)


@given(YAML_LIKE)
@example("&a [*a, *a]")
@example("? [a]\n: b")
@example("- - - - -\n")
@example("\x85")
@example("%TAG ! tag:example.org,2000:\n--- !a b")
@example("a: |9\n b")
@example("? ? ? ? a")
def test_any_text_gives_a_tree_or_problems_and_never_raises(text: str) -> None:
    problems = Problems()
    tree = parse_yaml(text, "a.yml", problems)
    assert (tree is None) == bool(len(problems))
    for problem in problems:
        assert problem.location.line >= 1
        assert problem.render()


@given(
    st.one_of(YAML_LIKE, YAML_LIKE.map(lambda text: f"a: {text}\nb: [{text}]"), PLAIN.map(json.dumps)).filter(is_safe)
)
@example("--- a\n--- b")
@example("---\n---\n")
@example("a: 1\na: 2")
@example("a: &x 1")
@example("a: !!str 1")
@example("[a]: b")
@example("")
@example("a: |\n  42\n")
@example('a: "\\x1b"')
@example("[" * 20 + "]" * 20)
@example("[" * 21 + "]" * 21)
def test_the_quick_reading_gives_the_value_of_the_tree_or_leaves_it_to_the_tree(text: str) -> None:
    tree = parse_yaml(text, "a.yml", Problems())
    try:
        value = read_value(text)
    except NotPlain:
        return
    assert tree is not None
    assert json.dumps(value) == json.dumps(tree.value)


@given(PLAIN.map(lambda value: json.dumps(value, ensure_ascii=False)).filter(lambda text: "\\" not in text))
def test_the_quick_reading_takes_all_that_is_plain(text: str) -> None:
    assert json.dumps(read_value(text), ensure_ascii=False) == text


@given(st.sampled_from(["[", "{a: ", "- ", "? ", "a:\n ", "[{a: "]), st.integers(1, 4000), WORDS)
def test_depth_is_refused_and_not_followed(opening: str, depth: int, tail: str) -> None:
    problems = Problems()
    text = opening * depth + tail
    _within_few_frames(lambda: parse_yaml(text, "a.yml", problems))


@given(PLAIN)
def test_any_plain_value_written_as_json_is_read_as_the_same_value(value: Any) -> None:
    problems = Problems()
    tree = parse_yaml(json.dumps(value, ensure_ascii=False), "a.yml", problems)
    assert [problem.render() for problem in problems] == []
    assert tree is not None
    assert tree.value == value
    assert json.dumps(tree.value) == json.dumps(value)


@given(PLAIN)
def test_every_value_of_a_tree_has_a_place_inside_its_file(value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    tree = parse_yaml(text, "a.yml", Problems())
    assert tree is not None
    lines = text.split("\n")

    def visit(found: Any, path: tuple[str | int, ...]) -> None:
        place = tree.locate(path)
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
        assert place.text == lines[place.line - 1]
        if isinstance(found, dict):
            for key, inner in found.items():
                assert tree.locate((*path, key), key=True).line <= len(lines)
                visit(inner, (*path, key))
        elif isinstance(found, list):
            for number, inner in enumerate(found):
                visit(inner, (*path, number))

    visit(tree.value, ())

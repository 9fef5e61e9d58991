"""YAML is read as plain data whose every value knows its place; everything else is refused."""

from __future__ import annotations

import pytest

from dossier.problems import Problems
from dossier.sources import yaml_tree
from dossier.sources.yaml_tree import parse_yaml
from unit.making import parse, refuse

TEXT = """\
name: Ales
names:
  be: [Алесь, "Аляксандр"]
status:
  value: imprisoned
steps:
  - event: detained
  - event: released
"""


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("Null", "Null"),
        ("2024-07-03", "2024-07-03"),
        ("2024-07", "2024-07"),
        ("2024", 2024),
        ("010", "010"),
        ("0", 0),
        ("-7", -7),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("12:30:00", "12:30:00"),
        ("1.5", 1.5),
        ("-0.25", -0.25),
        ("1e5", "1e5"),
        (".5", ".5"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("999999999999999999", 999999999999999999),
        ("9999999999999999999", "9999999999999999999"),
        ('"2024"', "2024"),
        ("'true'", "true"),
        ('""', ""),
        ("=", "="),
        ("<<", "<<"),
        ("ў", "ў"),
    ],
)
def test_a_plain_scalar_is_what_the_json_schema_of_yaml_1_2_says(written: str, value: object) -> None:
    found = parse(f"field: {written}\n").value
    assert found == {"field": value}
    assert isinstance(found, dict)
    assert type(found["field"]) is type(value)


def test_a_field_without_a_value_is_null() -> None:
    assert parse("field:\n").value == {"field": None}


def test_a_block_scalar_is_text_even_if_it_looks_like_a_number() -> None:
    assert parse("field: |\n  42\n").value == {"field": "42\n"}


def test_a_merge_key_is_an_ordinary_field() -> None:
    assert parse("<<: {a: 1}\n").value == {"<<": {"a": 1}}


def test_every_value_and_every_key_knows_line_column_and_length() -> None:
    tree = parse(TEXT)
    place = tree.locate(("names", "be", 1))
    assert (place.line, place.column, place.length) == (3, 15, 11)
    assert place.text == '  be: [Алесь, "Аляксандр"]'
    key = tree.locate(("status", "value"), key=True)
    assert (key.line, key.column, key.length) == (5, 3, 5)
    assert tree.locate(("steps", 1, "event")).line == 8
    assert (tree.locate().line, tree.locate().column) == (1, 1)


def test_a_path_that_does_not_exist_is_located_at_its_nearest_parent() -> None:
    tree = parse(TEXT)
    assert tree.locate(("steps", 1, "sources", 0)).line == 8
    assert tree.locate(("nothing",)).line == 1


def test_front_matter_counts_its_lines_from_the_top_of_the_file() -> None:
    tree = parse_yaml("title: A\nsummary: B", "a.md", Problems(), first_line=2)
    assert tree is not None
    assert tree.locate(("summary",)).line == 3
    assert tree.locate(("summary",)).text == "summary: B"


def test_a_private_tree_shows_no_line_of_its_file() -> None:
    tree = parse(TEXT)
    hidden = yaml_tree.Tree(tree.file, tree.value, tree.lines, tree.marks, tree.key_marks, private=True)
    assert hidden.locate(("name",)).text == ""
    assert hidden.locate(("name",)).line == 1


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: 1\nb: &x 2\n", "yaml-anchor", 2),
        ("a: &x [1]\n", "yaml-anchor", 1),
        ("a: 1\nb: *a\n", "yaml-anchor", 2),
        ("a: !!python/object/apply:os.system [ls]\n", "yaml-tag", 1),
        ("a: !local 1\n", "yaml-tag", 1),
        ("a: !!str 1\n", "yaml-tag", 1),
        ("--- \na: 1\n---\nb: 2\n", "several-documents", 3),
        ("a: 1\nb:\n  c: 1\n  c: 2\n", "duplicate-key", 4),
        ("[a]: 1\n", "broken-yaml", 1),
        ("{a: b}: 1\n", "broken-yaml", 1),
        ('a: "open\n', "broken-yaml", 1),
        ("a: b: c\n", "broken-yaml", 1),
        ("a: 1\n\tb: 2\n", "broken-yaml", 2),
        ("a: [1, 2\n", "broken-yaml", 1),
        ("%YAML 9.9\n---\na: 1\n", "broken-yaml", 1),
    ],
)
def test_what_is_not_plain_data_is_refused_on_its_line(text: str, code: str, line: int) -> None:
    problem = refuse(text)
    assert problem.code == code
    assert problem.location.line in (line, line + 1)
    assert problem.location.text in text


def test_a_duplicate_key_names_the_line_of_the_first() -> None:
    assert "the first is in line 1" in refuse("name: 1\nother: 2\nname: 3\n").message


def test_a_key_may_stand_twice_in_different_groups() -> None:
    assert parse("a: {x: 1}\nb: {x: 2}\n").value == {"a": {"x": 1}, "b": {"x": 2}}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_a_bomb_of_nesting_is_refused_and_not_followed(opening: str) -> None:
    problem = refuse(opening * 20_000)
    assert problem.code in ("too-deep", "broken-yaml")


def test_twenty_levels_are_allowed_and_twenty_one_are_not() -> None:
    assert parse("[" * 20 + "]" * 20).value
    assert refuse("[" * 21 + "]" * 21).code == "too-deep"


def test_more_values_than_any_record_needs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_tree, "MAX_VALUES", 100)
    assert refuse("[" + "1," * 200 + "]").code == "too-many-values"


def test_a_null_byte_in_yaml_is_refused() -> None:
    assert refuse("a: b\x00c\n").code == "broken-yaml"


def test_an_empty_text_is_a_tree_without_a_value() -> None:
    assert parse("# nothing but a remark\n").value is None


@pytest.mark.parametrize("char", ["\u2028", "\u2029"])
def test_a_line_separator_does_not_move_the_places_of_what_follows(char: str) -> None:
    problem = refuse(f'a: "x{char}y"\nb: 1\nb: 2\n')
    assert (problem.code, problem.location.line, problem.location.text) == ("duplicate-key", 3, "b: 2")


@pytest.mark.parametrize(
    "written", ['"\\u202eabc"', '"a\\0b"', '"a\\x07b"', '"\\u2066x"', '"\\u200fx"'], ids=lambda value: value[1:8]
)
def test_an_escape_cannot_bring_in_a_character_that_the_file_may_not_hold(written: str) -> None:
    problems = Problems()
    parse_yaml(f"title: {written}\n", "a.yml", problems)
    assert [problem.code for problem in problems] == ["unsafe-character"]

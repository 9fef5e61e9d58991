"""A tree becomes a record, or each misfit is noted where it stands, with the nearest right word."""

from __future__ import annotations

import pytest

from dossier.kinds import FOLDERS, KINDS
from dossier.problems import Problem, Problems
from dossier.sources.records import read_record
from dossier.sources.yaml_tree import Tree
from unit.making import codes, parse, read, read_with

PRISONER = """\
publication: public
names:
  be: [Выдуманы]
sort_name:
  be: Выдуманы
gender: m
role:
  en: musician
status:
  value: imprisoned
  as_of: "2024-07"
history:
  - date: "2021"
    event: detained
    confidence: reported
"""
SOURCE = 'publisher: A\naddress: https://example.org/\ndate: null\nread: "2024"\n'
VIDEO = """\
kind: video
date: null
topics: [a]
people:
  - {person: b, role: speaker}
original: {title: T, language: en, publisher: p, source: s}
recording: {length: "12:30"}
"""


def _only(kind: str, text: str) -> Problem:
    found, problems = read(kind, text)
    assert found is None
    (problem,) = problems
    return problem


def test_a_complete_record_is_read_and_frozen() -> None:
    found, problems = read("prisoner", PRISONER)
    assert problems == []
    assert found.names["be"] == ("Выдуманы",)
    assert found.status.as_of.iso() == "2024-07"
    with pytest.raises(ValueError, match="frozen"):
        found.gender = "f"


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "words"),
    [
        ("gender: m", "gendr: m", "unknown-field", 6, "did you mean `gender`?"),
        ("    event: detained", "    event: detaind", "unknown-value", 14, "did you mean `detained`?"),
        ("  value: imprisoned", "  value: xyz", "unknown-value", 10, "write one of: `imprisoned`, `free`"),
        ("gender: m", "gender: 1", "unknown-value", 6, "`m`"),
        ('as_of: "2024-07"', 'as_of: "2024-13"', "impossible-date", 11, ""),
        ('as_of: "2024-07"', 'as_of: "July"', "wrong-date-form", 11, ""),
        ("  be: [Выдуманы]", "  be: Выдуманы", "wrong-type", 3, ""),
        ("  en: musician", "  en: 5", "wrong-type", 8, ""),
        ("  en: musician", "  en: [a]", "wrong-type", 8, ""),
        ("  en: musician", "  en: null", "wrong-type", 8, ""),
        ("  en: musician", "  en: true", "wrong-type", 8, ""),
        ("  en: musician", '  en: ""', "empty-value", 8, ""),
        ("  be: [Выдуманы]", "  be: []", "empty-value", 3, ""),
        ("role:\n  en: musician\n", "role: {}\n", "empty-value", 7, ""),
        ("gender: m\n", "gender: m\nbirth_year: 1850\n", "out-of-range", 7, ""),
        ("gender: m\n", "gender: m\nbirth_year: 2850\n", "out-of-range", 7, ""),
        ("gender: m\n", "gender: m\nbirth_year: x\n", "wrong-type", 7, ""),
        ("gender: m\n", "gender: m\nbirth_year: 1990.5\n", "wrong-type", 7, ""),
        ("  en: musician", "  English: musician", "wrong-form", 8, ""),
        ("    confidence: reported", "    confidence: reported\n    sources: [A_B]", "wrong-form", 16, ""),
    ],
)
def test_each_misfit_is_noted_on_its_line(old: str, new: str, code: str, line: int, words: str) -> None:
    assert old in PRISONER
    found, problems = read("prisoner", PRISONER.replace(old, new))
    assert found is None
    problem = next(problem for problem in problems if problem.code == code)
    assert problem.location.line == line
    assert words in problem.fix


def test_a_misspelt_field_is_not_also_missing_under_its_right_name() -> None:
    assert _only("prisoner", PRISONER.replace("gender", "gendr")).fix == "did you mean `gender`?"


def test_a_field_that_is_like_none_is_told_beside_the_one_that_is_missing() -> None:
    _, problems = read("prisoner", PRISONER.replace("gender", "zzz"))
    assert sorted(codes(problems)) == ["missing-field", "unknown-field"]


def test_a_missing_field_is_named_at_the_group_that_lacks_it() -> None:
    problem = _only("prisoner", PRISONER.replace("  value: imprisoned\n", ""))
    assert problem.code == "missing-field"
    assert "`value`" in problem.message
    assert problem.location.line == 9


def _unknown_field(text: str) -> Problem:
    _, problems = read("prisoner", text)
    return next(problem for problem in problems if problem.code == "unknown-field")


def test_a_field_deep_in_a_list_gets_the_suggestion_of_its_own_group() -> None:
    problem = _unknown_field(PRISONER + "    sorces: [a]\n")
    assert (problem.location.line, problem.fix) == (16, "did you mean `sources`?")


def test_a_field_that_resembles_none_gets_the_short_list_of_all() -> None:
    problem = _unknown_field(PRISONER + "    zzz: 1\n")
    assert problem.fix == "write one of: " + ", ".join(
        f"`{name}`" for name in ("confidence", "date", "detail", "event", "sources")
    )


def test_a_list_whose_only_item_is_wrong_is_not_also_called_empty() -> None:
    _, problems = read("prisoner", PRISONER + "    sorces: [a]\n")
    assert codes(problems) == ["unknown-field"]


@pytest.mark.parametrize("text", ["- a\n- b\n", "just words\n", "# remark\n", "42\n"])
def test_a_file_without_fields_is_no_record(text: str) -> None:
    assert _only("topic", text).code == "not-a-mapping"


@pytest.mark.parametrize(
    "address",
    ["http://example.org/", "javascript:alert(1)", "data:text/html,x", "//example.org/", "https://a b", 'https://a"b'],
)
def test_an_address_is_https_and_nothing_else(address: str) -> None:
    problem = _only("source", SOURCE.replace("https://example.org/", f"'{address}'"))
    assert problem.code == "unsafe-address"


def test_an_address_holds_no_control_character() -> None:
    found, problems = read("source", SOURCE.replace("https://example.org/", '"https://example.org/\\n\\tx"'))
    assert found is None
    assert "unsafe-address" in codes(problems)


def test_a_text_over_the_limit_is_too_long() -> None:
    problem = _only("source", SOURCE.replace("publisher: A", f"publisher: {'a' * 2001}"))
    assert problem.code == "too-long"
    assert "2000" in problem.message


def test_a_line_may_not_hold_a_second_line() -> None:
    assert _only("source", SOURCE.replace("publisher: A", 'publisher: "A\\nB"')).code == "wrong-form"


def test_an_id_may_not_end_with_a_line_break() -> None:
    assert _only("source", SOURCE + 'organisation: "viasna\\n"\n').code == "wrong-form"


def test_a_person_named_with_a_wave_is_given_in_exactly_one_way() -> None:
    wave = """\
decree: null
released: "2024"
kind: individual-pardon
count: {total: 1, political: 1, women: null, men: null}
legal_basis: null
taken_to: null
adds_to_total: true
confidence: reported
named:
  - {prisoner: a, name: B}
"""
    problem = _only("release", wave)
    assert (problem.code, problem.location.line) == ("one-of", 10)


def test_a_publication_is_read_by_its_kind() -> None:
    found, problems = read_with(FOLDERS["publication"][2], VIDEO)
    assert problems == []
    assert found.recording.length == "12:30"


def test_a_kind_that_does_not_exist_gets_the_nearest_one() -> None:
    found, problems = read_with(FOLDERS["publication"][2], VIDEO.replace("kind: video", "kind: vido"))
    assert found is None
    (problem,) = problems
    assert (problem.code, problem.location.line, problem.fix) == ("unknown-value", 1, "did you mean `video`?")


def test_a_publication_without_a_kind_lacks_that_field() -> None:
    _, problems = read_with(FOLDERS["publication"][2], VIDEO.replace("kind: video\n", ""))
    (problem,) = problems
    assert problem.code == "missing-field"
    assert "`kind`" in problem.message


def test_a_field_of_another_kind_is_unknown_and_a_needed_one_is_missing() -> None:
    text = VIDEO.replace('recording: {length: "12:30"}', "outlet: a")
    _, problems = read_with(FOLDERS["publication"][2], text)
    assert sorted(codes(problems)) == ["missing-field", "unknown-field"]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("timezone", "Europe/Wien", "unknown-timezone"),
        ("start", '"25:00"', "wrong-form"),
        ("end", '"9:00"', "wrong-form"),
        ("mode", "onlin", "unknown-value"),
    ],
)
def test_the_hours_of_an_event_have_one_form(field: str, value: str, code: str) -> None:
    text = VIDEO.replace("kind: video", "kind: panel").replace("recording", f"{field}: {value}\nrecording")
    _, problems = read_with(FOLDERS["event"][2], text)
    assert code in codes(problems)


def test_a_private_tree_echoes_no_value() -> None:
    text = PRISONER.replace("gender: m", "gender: Secret Name").replace("2024-07", "Secret Day")
    text = text.replace("en: musician", "en: 5").replace("be: [Выдуманы]", "be: Secret Spelling")
    tree = parse(text)
    hidden = Tree(tree.file, tree.value, tree.lines, tree.marks, tree.key_marks, private=True)
    problems = Problems()
    assert read_record(hidden, KINDS["prisoner"][1], problems) is None
    assert len(problems) >= 4
    assert "Secret" not in "\n".join(problem.render() for problem in problems)


def test_names_without_any_spelling_are_refused() -> None:
    assert read("prisoner", PRISONER.replace("names:\n  be: [Выдуманы]", "names: {}"))[0] is None

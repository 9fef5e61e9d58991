"""Problems are said in the form that each reader takes, and nothing in the input can pass for a command to one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import click
import pytest

from dossier.catalogue import ENTRIES
from dossier.cli.__main__ import main
from dossier.cli.formats import FORMATS, write_github, write_gitlab, write_json, write_text
from dossier.problems import Location, Problem, render_all
from unit.making import rewrite

WHY = ENTRIES["unknown-reference"].why
PLACE = Location("data/releases/a.yml", 14, 5, 9, "  - kastusiow")
# What GitHub's runner takes for a command: `::name` at the start of a line, or `##[name]` anywhere in another line.
HOSTILE = [
    "::set-env name=A::b",
    "\n::add-mask::x",
    "\r::stop-commands::x",
    "\r\n::error::x",
    "%0A::error::x",
    "a,title=b::c",
    "##[add-path]x",
    "\x1b[2J",
    "\u202e",
    "\u2028::error::x",
    "\x85::error::x",
    "\udc80",
]


def _problem(place: Location = PLACE, message: str = "no such id", fix: str = "did you mean?") -> Problem:
    return Problem(place, "unknown-reference", message, fix)


def _parse_command(line: str) -> tuple[str, dict[str, str], str]:
    """Return name, properties and message of a workflow command, read as GitHub's runner reads it."""
    matched = re.fullmatch(r"::([a-z-]+) ([^:]*)::(.*)", line)
    assert matched, line
    name, properties, message = matched.groups()
    pairs = (pair.split("=", 1) for pair in properties.split(","))
    return name, {key: unquote(value) for key, value in pairs}, unquote(message)


def _violations(*problems: Problem) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(write_gitlab(list(problems)))
    return found


def test_github_is_told_place_title_and_the_whole_message() -> None:
    name, properties, message = _parse_command(write_github([_problem()]))
    assert name == "error"
    assert properties == {
        "file": "data/releases/a.yml",
        "line": "14",
        "endLine": "14",
        "col": "5",
        "endColumn": "14",
        "title": "error[unknown-reference]",
    }
    assert message.split("\n") == ["no such id", f"why: {WHY}", "fix: did you mean?"]


def test_github_is_told_no_more_of_the_place_than_is_known() -> None:
    assert set(_parse_command(write_github([_problem(Location("a.yml"))]))[1]) == {"file", "title"}
    assert set(_parse_command(write_github([_problem(Location("a.yml", 3))]))[1]) == {
        "file",
        "line",
        "endLine",
        "title",
    }


def test_a_percent_sign_a_comma_and_a_colon_arrive_as_they_are() -> None:
    problem = _problem(Location("data/100%, a:b.yml", 1), "100%0A, really: yes", "use 5 %")
    _, properties, message = _parse_command(write_github([problem]))
    assert properties["file"] == "data/100%, a:b.yml"
    assert message.startswith("100%0A, really: yes\n")
    assert message.endswith("fix: use 5 %")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_input_can_give_github_another_command(hostile: str) -> None:
    problems = [
        _problem(Location(f"data/{hostile}.yml", 1, 1, 1, hostile), hostile, hostile),
        _problem(Location(hostile, 2, 1, 1, hostile), hostile, hostile),
    ]
    lines = re.split(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]", write_github(problems))
    assert len(lines) == len(problems)
    for line in lines:
        name, properties, _ = _parse_command(line)
        assert name == "error"
        assert set(properties) == {"file", "line", "endLine", "col", "endColumn", "title"}
        assert properties["title"] == "error[unknown-reference]"
        assert line.isprintable()


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("form", ["gitlab", "json"])
def test_no_input_can_break_out_of_json_or_reach_a_terminal(form: str, hostile: str) -> None:
    written = FORMATS[form]([_problem(Location(f"data/{hostile}.yml", 1, 1, 1, hostile), f'"{hostile}', hostile)])
    assert written.isascii()
    assert written.replace("\n", "").isprintable()
    assert len(json.loads(written)) == 1


@pytest.mark.parametrize("hostile", HOSTILE)
def test_colour_comes_from_the_renderer_alone(hostile: str) -> None:
    problem = _problem(Location(f"data/{hostile}.yml", 1, 1, 1, hostile), hostile, hostile)
    assert click.unstyle(write_text([problem])) == render_all([problem])
    assert click.unstyle(write_text([problem])).replace("\n", "").isprintable()


def test_every_part_that_has_a_look_is_in_colour() -> None:
    written = write_text([_problem()])
    for part in (str(PLACE), "error[unknown-reference]", "^^^^^^^^^", "why:", "fix:", "   14 |"):
        assert re.search(rf"\x1b\[[0-9;]+m(\x1b\[1m)?{re.escape(part)}\x1b\[0m", written), part


def test_gitlab_gets_what_its_report_asks_for() -> None:
    (violation,) = _violations(_problem())
    assert set(violation) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert violation["description"] == "no such id (how to mend it: did you mean?)"
    assert violation["check_name"] == "unknown-reference"
    assert violation["severity"] in ("info", "minor", "major", "critical", "blocker")
    assert violation["location"] == {"path": "data/releases/a.yml", "lines": {"begin": 14}}
    assert _violations(_problem(Location("a.yml")))[0]["location"]["lines"] == {"begin": 1}


def test_a_fingerprint_stays_when_the_line_moves() -> None:
    moved = Location(PLACE.path, 99, 7, 9, f"  {PLACE.text}")
    assert _violations(_problem())[0]["fingerprint"] == _violations(_problem(moved))[0]["fingerprint"]


@pytest.mark.parametrize(
    "other",
    [
        _problem(Location("data/releases/b.yml", 14, 5, 9, PLACE.text)),
        _problem(Location(PLACE.path, 14, 5, 9, "  - another")),
        _problem(message="another message"),
        Problem(PLACE, "too-deep", "no such id", "did you mean?"),
    ],
)
def test_a_fingerprint_differs_where_the_problem_does(other: Problem) -> None:
    assert _violations(_problem())[0]["fingerprint"] != _violations(other)[0]["fingerprint"]


def test_the_same_mistake_on_two_lines_has_two_fingerprints() -> None:
    again = Location(PLACE.path, 20, 5, 9, PLACE.text)
    assert len({violation["fingerprint"] for violation in _violations(_problem(), _problem(again))}) == 2


def test_programs_get_every_field_and_null_where_nothing_is_known() -> None:
    assert json.loads(write_json([_problem(), _problem(Location("b.yml", 3)), _problem(Location("c.yml"))])) == [
        {
            "code": "unknown-reference",
            "path": path,
            "line": line,
            "column": column,
            "length": length,
            "message": "no such id",
            "why": WHY,
            "fix": "did you mean?",
        }
        for path, line, column, length in (
            ("data/releases/a.yml", 14, 5, 9),
            ("b.yml", 3, None, None),
            ("c.yml", None, None, None),
        )
    ]


@pytest.fixture
def wrong_site(small_site: Path) -> Path:
    rewrite(small_site / "data/prisoners/synthetic-one.yml", "gender: f", "gendr: f")
    return small_site


@pytest.mark.parametrize("form", ["github", "gitlab", "json"])
def test_a_form_for_programs_goes_to_the_output_and_ends_with_1(
    form: str, wrong_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--format", form, str(wrong_site)]) == 1
    out, err = capsys.readouterr()
    assert "data/prisoners/synthetic-one.yml" in out
    assert err == ""
    if form != "github":
        assert len(json.loads(out)) >= 1


@pytest.mark.parametrize("form", ["gitlab", "json"])
def test_without_a_problem_a_list_is_empty_and_ends_with_0(
    form: str, small_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--format", form, str(small_site)]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_github_is_told_in_words_that_nothing_is_wrong(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "github", str(small_site)]) == 0
    assert capsys.readouterr().out.startswith("No problem found; ")


@pytest.mark.parametrize(
    ("options", "no_colour", "terminal", "coloured"),
    [
        ([], "", True, True),
        ([], "", False, False),
        ([], "1", True, False),
        (["--color"], "", False, True),
        (["--color"], "1", False, True),
        (["--no-color"], "", True, False),
    ],
)
def test_colour_is_for_terminals_unless_somebody_says_otherwise(
    *,
    options: list[str],
    no_colour: str,
    terminal: bool,
    coloured: bool,
    wrong_site: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", no_colour)
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
    assert main(["check", *options, str(wrong_site)]) == 1
    assert ("\x1b[" in capsys.readouterr().err) is coloured

"""Takes what the YAML parser could not read, gives its place, what an editor did there, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import yaml


class Slip(NamedTuple):
    """A slip of the pen: its line and column in the YAML, counted from 0, what it is, and how to mend it.

    `fix` is empty where the catalogue's remedy says all; it may quote the line, the message never does.
    """

    line: int
    column: int
    message: str
    fix: str = ""


class Quoted(NamedTuple):
    """The place of a text in quotation marks: its first and last line and column, and the sign."""

    first: tuple[int, int]
    last: tuple[int, int]
    sign: str


NO_QUOTED = Quoted((-1, -1), (-1, -1), "")
_HARD_SPACE = re.compile(r"(?:\s*(?:- +)*[a-z_-]+:)? *[\u00a0\u202f]")
_STUCK = re.compile(r"(?P<name>\s*(?:- )*[a-z_-]+):(?P<value>\S.*)\Z")
_STUCK_DASH = re.compile(r"(?P<indent>\s*)-(?P<value>[^\s-].*)\Z")
_FIELD = re.compile(r"(?P<name>\s*(?:- +)*[a-z_-]+: +)(?P<value>[^\s\"'{\[].*)\Z")
_FIELD_NAME = re.compile(r"\s*(?:- +)*(?:[^\s:]+:(?:\s|\Z)|-)")
_NO_FIELD = "this line is no field"
_AS_FIELD = "write it as `name: value`, or put it into the text that it belongs to"
_SIGN = "put the text in double quotes"
_INDENT = "begin the line in the same column as the others of its group, with spaces only"


def read_slip(error: yaml.YAMLError, lines: Sequence[str], quoted: Quoted) -> Slip:
    """Return the slip behind an error; `quoted` is the last text in quotation marks that was read before it."""
    problem = str(getattr(error, "problem", None) or "the text cannot be read as YAML")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context = getattr(error, "context_mark", None)
    at = (mark.line, mark.column) if mark else (0, 0)
    before = (context.line, context.column) if context else at
    line = lines[at[0]] if at[0] < len(lines) else ""
    return (
        _read_space(at, line)
        or _read_tab(problem, at, line)
        or _read_quotes(problem, at, before, line, quoted)
        or _read_colon(problem, at, before, lines)
        or _read_sign(problem, at, before, line)
        or _read_indent(problem, at, lines)
        or Slip(at[0], at[1], f"this is not valid YAML: {problem}")
    )


def _read_space(at: tuple[int, int], line: str) -> Slip | None:
    """Return the slip of a space that does not break lines, before a field or behind its colon; Word writes many."""
    match = _HARD_SPACE.match(line)
    if not match:
        return None
    fix = "delete it and type an ordinary space in its place"
    return Slip(
        at[0], match.end() - 1, "a space that does not break lines stands here; YAML knows only ordinary ones", fix
    )


def _read_tab(problem: str, at: tuple[int, int], line: str) -> Slip | None:
    column = line.find("\t")
    if column < 0 or ("tab" not in problem and "cannot start any token" not in problem):
        return None
    return Slip(at[0], column, "a tab stands here", "put spaces in the place of the tab: YAML is indented with spaces")


def _read_quotes(problem: str, at: tuple[int, int], before: tuple[int, int], line: str, quoted: Quoted) -> Slip | None:
    if "end of stream" in problem:
        return Slip(*before, "the quotation mark that opens here is never closed", "close it at the end of the text")
    if "escape character" in problem or "hexdecimal" in problem:
        return Slip(*at, "a backslash in double quotes begins a code", "write two backslashes, or leave it out")
    if quoted.last[0] != at[0] or line[quoted.last[1] : at[1]].strip():
        return None
    if quoted.first[0] < quoted.last[0]:
        message = f"the quotation mark that opens here is closed only {quoted.last[0] - quoted.first[0]} lines below"
        return Slip(*quoted.first, message.replace("1 lines", "1 line"), "close it at the end of the text")
    fix = "write `’`, or put the whole text in double quotes"
    if quoted.sign == '"':
        fix = 'write `\\"` for a mark within the text, or “…” as print does'
    return Slip(*at, "the text goes on behind its closing quotation mark", fix)


def _read_colon(problem: str, at: tuple[int, int], before: tuple[int, int], lines: Sequence[str]) -> Slip | None:
    if "expected ':'" in problem:
        line = lines[before[0]]
        stuck = _STUCK.match(line)
        if stuck:
            return _name_stuck(before[0], stuck)
        return Slip(before[0], before[1], _NO_FIELD, _AS_FIELD)
    return _read_depth(at, lines) if "mapping values are not allowed" in problem else None


def _read_depth(at: tuple[int, int], lines: Sequence[str]) -> Slip:
    """Return the slip behind a second colon where one text can only have one."""
    above = _line_above(at[0], lines)
    stuck = _STUCK.match(lines[above])
    slip = _read_space((above, 0), lines[above]) or (_name_stuck(above, stuck) if stuck else None)
    if slip:
        return slip
    field = _FIELD.match(lines[at[0]])
    if field and len(field["name"]) <= at[1]:
        fix = f"put the text in double quotes: `{_quote(field['value'])}`"
        return Slip(*at, "a colon stands in a text without quotes", fix if len(fix) < 200 else _SIGN)
    if not _FIELD_NAME.match(lines[above]) and not lines[above].lstrip().startswith(("#", "---")):
        # What was read as one text with the line below it.
        return Slip(above, _indent_of(lines[above]), _NO_FIELD, _AS_FIELD)
    return Slip(at[0], _indent_of(lines[at[0]]), "this line stands deeper than the field above it", _INDENT)


def _name_stuck(line: int, stuck: re.Match[str]) -> Slip:
    right = f"{stuck['name'].strip()}: {stuck['value']}"
    fix = f"write `{right}`" if len(right) < 200 else "put a space behind the colon"
    return Slip(line, len(stuck["name"]), "the space behind the colon is missing", fix)


def _read_sign(problem: str, at: tuple[int, int], before: tuple[int, int], line: str) -> Slip | None:
    if "expected ',' or" in problem:
        if before[0] < at[0]:
            message = "the bracket that opens here is not closed, or a comma is missing behind it"
            return Slip(*before, message, "close the bracket, or put the comma in")
        return Slip(*at, "a sign that parts fields stands in a text without quotes", _SIGN)
    if "cannot start any token" in problem and at[1] < len(line):
        return Slip(*at, f"a text without quotes can't begin with `{line[at[1]]}`", _SIGN)
    if "block sequence entries are not allowed" in problem:
        return Slip(*at, "a list begins in the line of its field", "begin it in the next line, indented by two spaces")
    if "alphabetic or numeric character" in problem and before[1] < len(line):
        return Slip(*before, f"a text without quotes can't begin with `{line[before[1]]}`", _SIGN)
    return None


def _read_indent(problem: str, at: tuple[int, int], lines: Sequence[str]) -> Slip | None:
    if "did not find expected" not in problem or at[0] >= len(lines):
        return None
    line = lines[at[0]]
    for number in (at[0], _line_above(at[0], lines)):
        stuck = _STUCK_DASH.match(lines[number])
        if stuck:
            message = "the space behind the hyphen is missing"
            return Slip(number, len(stuck["indent"]), message, f"write `- {stuck['value']}`")
    column, above = _indent_of(line), _line_above(at[0], lines)
    if at[1] == column and not _FIELD_NAME.match(lines[above]):
        return Slip(above, _indent_of(lines[above]), _NO_FIELD, _AS_FIELD)
    if at[1] == column:
        return Slip(at[0], column, "this line stands in no column of the lines above it", _INDENT)
    return None


def _line_above(line: int, lines: Sequence[str]) -> int:
    """Return the number of the next line above that says something; that of the line itself where there is none."""
    said = (number for number in range(line - 1, -1, -1) if lines[number].split("#")[0].strip())
    return next(said, line)


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip())


def _quote(text: str) -> str:
    escaped = text.rstrip().replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

"""Takes the problems of the input, gives them as text for people or as what GitHub, GitLab and programs read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from hashlib import sha256

import click

from dossier.problems import Problem, render_all, show_printable

# The look of each part of a message, in Click's words.
_LOOKS: dict[str, tuple[str | None, bool]] = {
    "place": (None, True),
    "error": ("red", True),
    "mark": ("red", True),
    "label": ("cyan", False),
}


def write_text(problems: list[Problem]) -> str:
    """Return the problems for people, in colour; Click takes the colour out where it does not belong."""
    return render_all(problems, _paint)


def write_github(problems: list[Problem]) -> str:
    """Return a workflow command for each problem, which GitHub shows as an annotation beside the line.

    The form, and what is escaped in it: `command.ts` of GitHub's actions/toolkit. Each command is one line that begins
    with `::error`, so that nothing in it can begin another one.
    """
    return "\n".join(map(_command, problems))


def write_gitlab(problems: list[Problem]) -> str:
    """Return the problems as GitLab's Code Quality report (docs.gitlab.com/ci/testing/code_quality)."""
    seen: Counter[str] = Counter()
    return _as_json([_violation(problem, seen) for problem in problems])


def write_json(problems: list[Problem]) -> str:
    """Return a list of objects with code, path, line, column, length, message, why and fix.

    `line` is null where only the file is known; `column` and `length` are null where only the line is known. They count
    characters, from 1.
    """
    return _as_json([_describe(problem) for problem in problems])


# Each form by its name, as `--format` takes it.
FORMATS: dict[str, Callable[[list[Problem]], str]] = {
    "text": write_text,
    "github": write_github,
    "gitlab": write_gitlab,
    "json": write_json,
}


def _paint(part: str, words: str) -> str:
    colour, bold = _LOOKS[part]
    return click.style(words, fg=colour, bold=bold)


def _command(problem: Problem) -> str:
    place = problem.location
    properties = {"file": place.path}
    if place.line:
        properties |= {"line": str(place.line), "endLine": str(place.line)}
    if place.line and place.column:
        properties |= {"col": str(place.column), "endColumn": str(place.column + place.length)}
    properties["title"] = f"error[{problem.code}]"
    written = ",".join(f"{name}={_escape_property(show_printable(value))}" for name, value in properties.items())
    lines = (problem.message, f"why: {problem.why}", f"fix: {problem.fix}")
    message = _escape("\n".join(map(show_printable, lines)))
    return f"::error {written}::{message}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def _violation(problem: Problem, seen: Counter[str]) -> dict[str, object]:
    place = problem.location
    # Not the number of the line, which moves with every line above it: its text, and the how-manieth of its like it is.
    alike = "\0".join((problem.code, place.path, problem.message, place.text.strip()))
    seen[alike] += 1
    return {
        "description": show_printable(f"{problem.message} (how to mend it: {problem.fix})"),
        "check_name": problem.code,
        "fingerprint": sha256(f"{alike}\0{seen[alike]}".encode(errors="surrogatepass")).hexdigest(),
        # Every problem keeps the site from being made.
        "severity": "blocker",
        # GitLab asks for a line.
        "location": {"path": place.path, "lines": {"begin": place.line or 1}},
    }


def _describe(problem: Problem) -> dict[str, object]:
    place = problem.location
    column = place.column if place.line else 0
    return {
        "code": problem.code,
        "path": place.path,
        "line": place.line or None,
        "column": column or None,
        "length": place.length if column else None,
        "message": problem.message,
        "why": problem.why,
        "fix": problem.fix,
    }


def _as_json(value: object) -> str:
    # Nothing but ASCII, so that no control character of the input reaches a terminal.
    return json.dumps(value, indent=2, ensure_ascii=True)

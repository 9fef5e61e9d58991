"""Takes the lines of a text, gives them with each `{{ … }}` replaced by a mark, and what each asks for."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from dossier.problems import Location, Problems
from dossier.sources.characters import find_unsafe

Argument = str | int | float | bool


@dataclass(frozen=True)
class FigureCall:
    """A figure that a text asks for, as written in `line` from `column` on (both count from 1)."""

    name: str
    arguments: Mapping[str, Argument]
    location: Location


@dataclass(frozen=True)
class TypedNumber:
    """A number that an editor typed on purpose, with the reason."""

    text: str


# Two characters for private use, which input may not hold, so that no text can name a mark itself.
_OPEN, _CLOSE = "\ue000", "\ue001"
MARK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_EXPRESSION = re.compile(r"\{\{(.*?)\}\}")
_ALONE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#")
# No figure needs more; a number of thousands of digits would stop the parser.
_LONGEST = 500
# What a typed number may consist of: nothing that Markdown or HTML reads as more than text.
_TYPED = re.compile(r"[+\u2212\u2013-]?[^\W_](?:[^\W_]|[ .,:;%+/'\u2019\u2212\u2013\u00a0\u202f-]){0,60}\Z")
_FORM = '`figure("name", …)` or `typed("number", because="…")`'
_ONLY = f"only {_FORM} may stand between `{{{{` and `}}}}`"


class _Refused(Exception):
    """An expression that can't be used; the message says why."""


def _make_environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(undefined=StrictUndefined)
    environment.globals.clear()
    environment.filters.clear()
    environment.tests.clear()
    return environment


_ENVIRONMENT = _make_environment()


def take_expressions(
    text: str, file: str, first_line: int, problems: Problems, written: str | None = None
) -> tuple[str, tuple[FigureCall, ...]]:
    """Return the text with marks in place of figures, typed numbers in place of their calls, and the figures' calls.

    Every expression stands in one line; what can't be read is noted with its place and left out. `written` is the line
    of the file in which `text` stands as a value, if it is one.
    """
    if "{" not in text and "}" not in text:
        return text, ()
    calls: list[FigureCall] = []
    lines = []
    for number, line in enumerate(text.split("\n")):

        def replace(match: re.Match[str], number: int = number, line: str = line) -> str:
            location = place_in(file, first_line + number, match.start(), len(match[0]), line, written=written)
            try:
                asked = _evaluate(match[1].strip())
            except _Refused as refusal:
                problems.add("figure-expression", location, str(refusal))
                return ""
            if isinstance(asked, TypedNumber):
                return asked.text
            calls.append(FigureCall(asked[0], dict(asked[1]), location))
            return f"{_OPEN}{len(calls) - 1}{_CLOSE}"

        replaced = _EXPRESSION.sub(replace, line)
        for match in _ALONE.finditer(without_expressions(line)):
            location = place_in(file, first_line + number, match.start(), 2, line, written=written)
            is_half = match[0] in ("{{", "}}")
            reason = "stands here without its counterpart on this line" if is_half else "may not stand in a text"
            problems.add("figure-expression", location, f"`{match[0]}` {reason}")
        lines.append(replaced)
    return "\n".join(lines), tuple(calls)


def place_in(file: str, line: int, start: int, length: int, text: str, *, written: str | None) -> Location:
    """Return the place of a passage of `text`, which begins at `start` there, in the file.

    `written` is the line of the file in which `text` stands as a value; without column where it is written otherwise.
    """
    if written is None:
        return Location(file, line, start + 1, length, text)
    offset = written.find(text)
    return Location(file, line, offset + start + 1 if offset >= 0 else 0, length, written)


def without_expressions(line: str) -> str:
    """Return a line with its expressions blanked, its columns unchanged."""
    return _EXPRESSION.sub(lambda found: " " * len(found[0]), line)


@cache
def _evaluate(source: str) -> tuple[str, tuple[tuple[str, Argument], ...]] | TypedNumber:
    """Return name and arguments of a figure, or a typed number; raises _Refused with the reason."""
    if not source:
        raise _Refused(f"nothing stands here; write {_FORM}")
    if len(source) > _LONGEST:
        raise _Refused(f"`{source[:60]}…` is longer than {_LONGEST} characters")
    try:
        _check_shape(_ENVIRONMENT.parse("{{" + source + "}}"))
        found = _ENVIRONMENT.compile_expression(source, undefined_to_none=False)(figure=_ask, typed=_type)
        # An unknown name is only noticed when it is used.
        str(found)
    except TemplateSyntaxError as error:
        raise _Refused(f"`{source[:60]}` can't be read: {error.message}") from None
    except RecursionError:
        raise _Refused(f"`{source[:60]}` is nested too deeply") from None
    except UndefinedError as error:
        words = str(error.message).replace("'", "`").replace("undefined", "unknown")
        raise _Refused(f"{words}; only {_FORM} may stand here") from None
    except TypeError:
        raise _Refused(f"`{source[:60]}` has not the form {_FORM}") from None
    if isinstance(found, (tuple, TypedNumber)):
        return found
    raise _Refused(_ONLY)


def _check_shape(tree: nodes.Template) -> None:
    """Raise _Refused for all but a name, or one call of a name with plain values.

    Arithmetic, attributes and loops could fill memory or reach code.
    """
    (output,) = tree.body if len(tree.body) == 1 else (None,)
    (found,) = output.nodes if isinstance(output, nodes.Output) and len(output.nodes) == 1 else (None,)
    if isinstance(found, nodes.Name):
        return
    if (
        not isinstance(found, nodes.Call)
        or not isinstance(found.node, nodes.Name)
        or found.dyn_args
        or found.dyn_kwargs
    ):
        raise _Refused(_ONLY)
    names = [keyword.key for keyword in found.kwargs]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise _Refused(f"the argument `{twice[0]}` stands here twice")
    for value in (*found.args, *(keyword.value for keyword in found.kwargs)):
        _check_value(value.value if isinstance(value, nodes.Const) else None)


def _check_value(value: object) -> None:
    if isinstance(value, str):
        # By an escape such as `\u202e` a text could hold what no file may hold, a mark of a figure above all.
        if any(find_unsafe(value)) or any("\ud800" <= character <= "\udfff" for character in value):
            raise _Refused("an invisible character stands here as a code")
    elif not isinstance(value, (int, float)) or not math.isfinite(value):
        raise _Refused("a value is a text in quotes, a number, `true` or `false`")


def _ask(name: Argument, /, **arguments: Argument) -> tuple[str, tuple[tuple[str, Argument], ...]]:
    if not isinstance(name, str):
        raise _Refused("the name of a figure stands in quotes")
    return name, tuple(sorted(arguments.items()))


def _type(number: Argument, /, *, because: Argument = "") -> TypedNumber:
    if not isinstance(because, str) or not because.strip():
        raise _Refused('this number is typed without a reason; give it as `because="…"`')
    if isinstance(number, bool) or not _TYPED.match(str(number)):
        raise _Refused("a typed number consists of digits, letters and the signs of a number only")
    return TypedNumber(str(number))

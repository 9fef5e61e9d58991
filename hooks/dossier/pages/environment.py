"""The templates' environments: everything is escaped, and a name that does not exist is an error."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup, escape

from dossier.edition import Edition

# The first letter that is not inside a tag.
_FIRST_LETTER = re.compile(r"(?:<[^>]*>|[\s„«“\"(])*[^\W\d_]")
TEMPLATES = Path(__file__).parent / "templates"
# The files of macros, `_parts.html` and so on, which every template knows by their names.
MACROS = ("parts", "citing", "reading", "onward", "following", "sharing", "sums", "letters")


class _Code(FileSystemBytecodeCache):
    """Compiled templates, which the environments of all languages share; a template that was changed is another.

    They lie where Python itself keeps the compiled modules, unless it is told not to.
    """

    def __init__(self) -> None:
        folder = TEMPLATES / "__pycache__"
        self._writes = not sys.dont_write_bytecode
        if self._writes:
            folder.mkdir(exist_ok=True)
        super().__init__(str(folder))
        self._known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket the code of its template, if that has been compiled."""
        bucket.code = self._known.get((bucket.key, bucket.checksum))
        if bucket.code is None:
            super().load_bytecode(bucket)
            self._remember(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a bucket."""
        self._remember(bucket)
        if self._writes:
            super().dump_bytecode(bucket)

    def _remember(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._known[bucket.key, bucket.checksum] = bucket.code


_CODE = _Code()


class _Context(Context):
    """What a template knows while it is rendered; a call is a plain call, since no function of ours asks for this."""

    def call(
        self, function: Callable[..., Any], /, *args: Any, _block_vars: Any = None, _loop_vars: Any = None, **named: Any
    ) -> Any:
        """Call a function or macro; the two that are left out are for functions that ask for the context."""
        return function(*args, **named)


@dataclass(frozen=True)
class Templates:
    """Makes the environment of the templates that speak one language: `_` and `quantity` say the interface's words.

    So macros need no context but the page that they are given, and a file of macros is evaluated once a language.
    """

    language: str

    def __call__(self, edition: Edition) -> Environment:
        environment = _make_environment()
        speech = edition.speeches[self.language]
        environment.globals.update({"_": speech.say, "quantity": speech.quantity})
        for name in MACROS:
            environment.globals[name] = environment.get_template(f"_{name}.html").module
        return environment


class _Environment(Environment):
    """One whose templates know all globals by a plain dictionary, since Jinja copies it for each page."""

    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the environment's globals and the template's own."""
        return {**self.globals, **(d or {})}


def _make_environment() -> Environment:
    environment = _Environment(
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=_CODE,
        # Nobody changes a template in the middle of a build.
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters["sentence"] = begin_sentence
    return environment


def begin_sentence(words: str) -> Markup:
    """Return the words with a capital first letter; the rest, names above all, stays as it is."""
    text = str(escape(words))
    match = _FIRST_LETTER.match(text)
    if match is None:
        return Markup(text)  # noqa: S704 - escaped above
    at = match.end() - 1
    return Markup(text[:at] + text[at].upper() + text[at + 1 :])  # noqa: S704 - escaped above


@cache
def _speechless() -> Environment:
    return _make_environment()


def find_template(name: str) -> Template:
    """Return the template of that name, for a page that speaks every language and is handed all its words."""
    return _speechless().get_template(name)

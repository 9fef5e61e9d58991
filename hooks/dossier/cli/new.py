"""`dossier new`: writes the skeleton of a new file, in its place, with a free name, never over a file that exists."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from dossier.build.environment import name_today
from dossier.cli.group import project as project_argument
from dossier.cli.refusal import end_if_refused
from dossier.editing.answers import AnswerRefused, Project, open_project, read_answer, read_by_language
from dossier.editing.questions import QUESTIONS, Question
from dossier.editing.skeletons import Request, make_skeleton, needs_translator
from dossier.editing.translating import find_original, make_translation
from dossier.kinds import FOLDERS

_NEXT = {
    "prisoner": "The record is withheld: no page, list or file names the person. Once everything is sourced, set "
    "`publication: public`.",
    "organisation": "`recommended: false` keeps it out of all advice; change that only once you know that it is safe.",
    "source": "Until a record or a text cites it, `dossier check` says that nothing uses it.",
}
_NEXT_TEXT = "Write what stands behind TODO; look at it with `dossier serve`."
_DRAFT = " It is a draft until you take `draft: true` out."
_NEXT_RECORD = "What else it holds was given by you; it is published with the next build."
# What a skeleton says of a number or fact where the editor did not.
_ASSUMED = re.compile(r"^\s*(?:- )?((?:qualifier|confidence): \S+)$", re.MULTILINE)


class _Kinds(click.Group):
    """A command for each kind of record, made when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all kinds."""
        del ctx
        return [*QUESTIONS, "translation"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a kind; None where there is no such kind."""
        del ctx
        if cmd_name == "translation":
            return translation
        return _make_command(cmd_name) if cmd_name in QUESTIONS else None


_no_input = click.option("--no-input", is_flag=True, help="Never ask; say what is missing.")
_translator = click.option("--translator", default="", help="Who translates; `machine` for a machine-assisted text.")


@click.group(cls=_Kinds)
def command() -> None:
    """Write the skeleton of a new text or record."""


def _make_command(kind: str) -> click.Command:
    """Return the command of one kind of record, with an option for each of its questions."""

    @project_argument
    @click.option("--slug", default="", help="The name of the file or folder; made from the title where none is given.")
    @_translator
    @_no_input
    def write(folder: Path, slug: str, translator: str, no_input: bool, text_language: Any = (), **given: Any) -> None:
        with_answers = {name: list(answer) for name, answer in given.items() if answer}
        _write_record(folder, Request(kind, with_answers, slug, translator, tuple(text_language)), no_input)

    made = click.command(kind, help=f"Write a new {kind}.", short_help=f"A new {kind}.")(write)
    options: list[click.Parameter] = [
        click.Option([question.option], multiple=True, help=_describe(question)) for question in QUESTIONS[kind]
    ]
    if kind in FOLDERS:
        help_text = "Write the text in this language only; give it again for each further one."
        options.append(click.Option(["--text-language"], multiple=True, help=help_text))
    made.params[:0] = options
    return made


def _describe(question: Question) -> str:
    """Return what the help says of a question's option."""
    words = _put(question, "; give it again for each further one")
    if question.default:
        return f"{words}; {question.default} where not given."
    other, answer = question.only_if
    if other:
        return f"{words}. Needed where {other.replace('_', '-')} is {answer or 'given'}."
    return f"{words}." if question.required else f"{words}. May be left out."


def _put(question: Question, several: str) -> str:
    """Return a question with the words to choose from, and how several answers are given."""
    words = f"{question.asks} ({', '.join(question.choices)})" if question.choices else question.asks
    return words + several if question.many else words


def _is_asked(question: Question, answers: Mapping[str, list[str]]) -> bool:
    """Tell whether a question is asked at all, by the answers to those before it."""
    other, answer = question.only_if
    return not other or (other in answers and answer in ("", *answers[other]))


@click.command(short_help="A translation of a text, to be filled in.")
@click.argument("slug")
@click.argument("language")
@click.option("--kind", type=click.Choice(list(FOLDERS)), help="Where several have the same name.")
@click.option("--from", "origin", default="", help="The language to translate from; the original's where not given.")
@_translator
@_no_input
@project_argument
def translation(  # noqa: PLR0917 - Click gives each by its name
    slug: str, language: str, kind: str | None, origin: str, translator: str, no_input: bool, folder: Path
) -> None:
    """Write a translation of SLUG into LANGUAGE to be filled in: its structure, figures and citations."""

    def make(known: Project) -> dict[str, str]:
        original = find_original(slug, known, kind or "", origin)
        name = translator or _name_translator(known, may_ask=not no_input)
        return make_translation(original, language, name, name_today(), known)

    _write(folder, make, "Write what stands behind TODO; `TODO «…»` quotes how the passage begins in the original.")


def _write_record(folder: Path, request: Request, no_input: bool) -> None:
    def make(known: Project) -> dict[str, str]:
        answers = _complete(request, known, may_ask=not no_input and _is_terminal())
        full = Request(request.kind, answers, request.slug, request.translator, request.languages)
        if needs_translator(full, known) and not full.translator:
            name = _name_translator(known, may_ask=not no_input)
            full = Request(full.kind, answers, full.slug, name, full.languages)
        return make_skeleton(full, known)

    then = _NEXT.get(request.kind, _NEXT_TEXT if request.kind in FOLDERS else _NEXT_RECORD)
    _write(folder, make, then)


def _write(folder: Path, make: Callable[[Project], Mapping[str, str]], then: str) -> None:
    """Write the files that `make` gives, each only where there is none, and say what to do next."""
    root = folder.resolve()
    try:
        with end_if_refused():
            files = make(open_project(root))
    except AnswerRefused as refusal:
        raise click.ClickException(f"{refusal}\nNothing was written.") from None
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        with (root / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)
        click.echo(path)
    is_draft = any("\ndraft: true\n" in content for content in files.values())
    assumed = dict.fromkeys(match[1] for content in files.values() for match in _ASSUMED.finditer(content))
    if assumed:
        click.echo(f"\nDoes the source bear it out? {', '.join(f'`{field}`' for field in assumed)}")
    click.echo(f"\n{then}{_DRAFT if is_draft else ''}\nThen run `dossier check`.")


def _complete(request: Request, known: Project, *, may_ask: bool) -> dict[str, list[str]]:
    """Return all answers: those given, those asked for now, and defaults; raises UsageError where some are missing."""
    answers: dict[str, list[str]] = {}
    missing = []
    for question in QUESTIONS[request.kind]:
        if not _is_asked(question, answers):
            continue
        given = list(request.answers.get(question.name, ()))
        _check(question, given, known)
        if not given and question.default:
            given = [name_today().isoformat() if question.default == "today" else question.default]
        elif not given and question.required and may_ask:
            given = _ask(question, known)
        elif not given and question.required:
            missing.append(question)
        if given:
            answers[question.name] = given
    if missing:
        told = "\n".join(f"  {question.option}  {_describe(question)}" for question in missing)
        raise click.UsageError(
            f"These are missing:\n{told}\nOn a terminal, `dossier new {request.kind}` asks for them."
        )
    return answers


def _check(question: Question, given: list[str], known: Project) -> None:
    """Raise BadParameter where an answer can't be taken."""
    try:
        if question.form == "by-language":
            texts = read_by_language(given, known)
            lacking = [code for code in known.languages.codes if question.in_all and given and code not in texts]
            if lacking:
                raise AnswerRefused(f'it must be there in every language: give "{lacking[0]}=…" too')
        elif len(given) > 1 and not question.many:
            raise AnswerRefused("it is given twice")
        for answer in given:
            read_answer(question, answer, known)
    except AnswerRefused as refusal:
        raise click.BadParameter(str(refusal), param_hint=question.option) from None


def _ask(question: Question, known: Project) -> list[str]:
    """Return what the editor answers on the terminal, who is asked again until it can be taken."""

    def read(answer: str) -> list[str]:
        given = [part.strip() for part in answer.split(",")] if question.many else [answer]
        _check(question, given, known)
        return given

    words = _put(question, "; commas between several")
    if not question.in_all:
        return list(click.prompt(words, value_proc=read))
    found = [f"{code}={click.prompt(f'{words}, in {code}')}" for code in known.languages.codes]
    _check(question, found, known)
    return found


def _name_translator(known: Project, *, may_ask: bool) -> str:
    """Return the name that git knows, else the one that is given on the terminal; raises UsageError without either."""
    git = shutil.which("git")
    if git:
        asked = [git, "config", "user.name"]
        run = subprocess.run(asked, cwd=known.root, capture_output=True, text=True, check=False)  # noqa: S603 - git alone
        if run.stdout.strip():
            return run.stdout.strip()
    if may_ask and _is_terminal():
        return str(click.prompt("Who translates (`machine` for a machine-assisted text)"))
    raise click.UsageError("Missing option '--translator': who translates; `machine` for a machine-assisted text.")


def _is_terminal() -> bool:
    return sys.stdin.isatty()

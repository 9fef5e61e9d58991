"""Takes what an editor answered to a question, gives the value as a file has it, or says why it can't be taken."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pydantic import TypeAdapter
from pydantic_core import PydanticCustomError

from dossier.editing.questions import Question
from dossier.kinds import FOLDERS, KINDS
from dossier.model.dates import parse_partial_date
from dossier.model.languages import Languages
from dossier.nearest import ask_for_nearest
from dossier.problems import Problems
from dossier.sources.files import read_text
from dossier.sources.records import read_record
from dossier.sources.yaml_tree import parse_yaml, read_scalar

_LANGUAGES = "data/languages.yml"
_IN_LANGUAGE = re.compile(r"([a-z]{2,3}(?:-[A-Z][a-z]{3})?)=(.*)\Z", re.DOTALL)
_NUMBER = re.compile(r"\d+(?:\.\d+)?\Z")
_YES, _NO = "yes", "no"
_NOTHING = {"date": "unknown", "address": "none"}


class AnswerRefused(Exception):
    """An answer can't be taken; the message says why, and what can."""


@dataclass(frozen=True)
class Project:
    """A project's folder and the languages of its site."""

    root: Path
    languages: Languages

    @property
    def first(self) -> str:
        """The code of the site's first language."""
        return self.languages.codes[0]

    @cached_property
    def ids(self) -> _Ids:
        return _Ids(self.root)


def open_project(root: Path) -> Project:
    """Return the project in a folder.

    Raises InputRefused where its list of languages can't be read, and AnswerRefused where it has none.
    """
    if not (root / _LANGUAGES).is_file():
        raise AnswerRefused(f"there is no {_LANGUAGES} here; run this in the folder of the dossier")
    problems = Problems()
    text = read_text(root / _LANGUAGES, root, problems)
    tree = parse_yaml(text, _LANGUAGES, problems) if text is not None else None
    languages = read_record(tree, TypeAdapter(Languages), problems) if tree is not None else None
    problems.stop_if_any()
    assert languages is not None
    return Project(root, languages)


@dataclass
class _Ids:
    """The ids of records by kind, as the names of files tell them."""

    root: Path
    found: dict[str, list[str]] = field(default_factory=dict)

    def of(self, kind: str) -> list[str]:
        if kind not in self.found:
            folder = self.root / "data" / KINDS[kind][0]
            self.found[kind] = sorted(path.stem for path in folder.glob("*.yml"))
        return self.found[kind]


def read_answer(question: Question, answer: str, project: Project) -> str:
    """Return an answer as a file has it, but a text by language still as it was given; raises AnswerRefused."""
    answer = answer.strip()
    if not answer:
        raise AnswerRefused("nothing is given here")
    if answer == _NOTHING.get(question.form) and not (question.form == "date" and question.required):
        return "null"
    if question.form == "choice" and answer not in question.choices:
        raise AnswerRefused(f"`{answer}` is none of: {', '.join(question.choices)}")
    if question.form == "number" and not _NUMBER.match(answer):
        raise AnswerRefused(f"`{answer}` is not a number; write it in digits, without signs between them")
    if question.form == "yes-no" and answer not in (_YES, _NO):
        raise AnswerRefused(f"`{answer}` is neither yes nor no")
    if question.form == "id":
        _check_id(question.of, answer, project)
    if question.form == "date":
        try:
            parse_partial_date(answer)
        except PydanticCustomError as error:
            near = (error.context or {}).get("near")
            raise AnswerRefused(f"{error.message()}{f'; did you mean {near}?' if near else ''}") from None
    if question.form == "language" and not re.fullmatch(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?", answer):
        raise AnswerRefused(f"`{answer}` is not a language's code, such as en or de")
    if question.form == "yes-no":
        return "true" if answer == _YES else "false"
    # An id such as `12` or `true` would be read as something else than text.
    is_other = question.form in ("id", "language") and not isinstance(read_scalar(answer), str)
    return quote(answer) if question.form in ("text", "date", "address") or is_other else answer


def quote(text: str) -> str:
    """Return a text in quotes, which YAML reads as JSON does."""
    return json.dumps(text, ensure_ascii=False)


def write_list(items: list[str]) -> str:
    """Return a list as it stands in one line."""
    return f"[{', '.join(items)}]"


def read_by_language(answers: list[str], project: Project) -> dict[str, str]:
    """Return texts by language from `words`, which are in the site's first language, and `de=words`."""
    found: dict[str, str] = {}
    for answer in answers:
        match = _IN_LANGUAGE.match(answer.strip())
        language, words = match.groups() if match else (project.first, answer)
        if language in found:
            raise AnswerRefused(f"the text in `{language}` is given twice")
        found[language] = words.strip()
    return found


def write_by_language(texts: Mapping[str, str]) -> str:
    """Return texts by language as they stand in one line."""
    return "{" + ", ".join(f"{language}: {quote(text)}" for language, text in texts.items()) + "}"


def _check_id(kind: str, identifier: str, project: Project) -> None:
    known = project.ids.of(kind)
    if identifier in known:
        return
    remedy = ask_for_nearest(identifier, known) or f"make it first: dossier new {kind}"
    raise AnswerRefused(f"no {kind} has the id `{identifier}`; {remedy}")


def is_taken(kind: str, slug: str, root: Path) -> bool:
    """Tell whether a file or folder of that name exists among the records of a kind."""
    if kind in KINDS:
        return (root / "data" / KINDS[kind][0] / f"{slug}.yml").exists()
    return any((root / folder / slug).exists() for text, (folder, _, _) in FOLDERS.items() if text == kind)

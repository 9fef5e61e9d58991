"""Takes a kind of record and answers, gives the files to write, each complete and right for its model."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from pydantic import TypeAdapter

from dossier.editing.answers import (
    AnswerRefused,
    Project,
    is_taken,
    quote,
    read_answer,
    read_by_language,
    write_by_language,
    write_list,
)
from dossier.editing.archetype import FOLDER, fill_archetype
from dossier.editing.descriptions import models_in, words_in
from dossier.editing.questions import NAMED_AFTER, NAMED_AFTER_SURNAME, QUESTIONS
from dossier.editing.schemas import FOLDER as SCHEMAS
from dossier.editing.slugs import find_free_slug, is_slug, make_slug
from dossier.kinds import FOLDERS, KINDS, TextKind
from dossier.model.page import FrontMatter
from dossier.model.texts import Translated
from dossier.plan.addresses import LISTS, RESERVED
from dossier.problems import Problems
from dossier.sources.front_matter import split_front_matter
from dossier.sources.records import read_record
from dossier.sources.yaml_tree import parse_yaml

# What was answered, by the names of the questions.
Answers = Mapping[str, list[str]]

_HINT = (
    "# A line that begins with a hash and a space explains the field below it. "
    "A field with a hash before it is off:\n# take the hash away to use it.\n"
)
_REQUIRED_AS = {"publication": "publications", "event": "events", "page": "pages"}
_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")


@dataclass(frozen=True)
class Request:
    """What to write: the kind, the answers, the slug where one was given, and who translates.

    `languages` are those of the texts; where there are none, those that the site must have.
    """

    kind: str
    answers: Answers
    slug: str = ""
    translator: str = ""
    languages: tuple[str, ...] = ()


def make_skeleton(request: Request, project: Project) -> dict[str, str]:
    """Return path and content of each file; raises AnswerRefused with all that is wrong."""
    values = _read_values(request, project)
    slug = _choose_slug(request, project)
    if request.kind in KINDS:
        folder, adapter = KINDS[request.kind]
        path = f"data/{folder}/{slug}.yml"
        return {path: _write_record(request.kind, path, adapter, values)}
    kind = cast(TextKind, request.kind)
    folder, shared, adapter = FOLDERS[kind]
    path = f"{folder}/{slug}/{shared}"
    return {path: _write_record(kind, path, adapter, values)} | {
        f"{folder}/{slug}/{language}.md": text for language, text in _write_texts(request, project, values)
    }


def needs_translator(request: Request, project: Project) -> bool:
    """Tell whether what is to be written says who translated it."""
    if request.kind in FOLDERS:
        return len(_languages_of(request, project)) > 1
    return any(_further_languages(request, project))


def head_of(path: str, kind: str) -> str:
    """Return the lines on top of a record: its schema, for any editor's program, and how to read the rest."""
    schema = posixpath.relpath(f"{SCHEMAS}/{kind}.json", posixpath.dirname(path))
    return f"# yaml-language-server: $schema={schema}\n{_HINT}\n"


def _read_values(request: Request, project: Project) -> dict[str, str | None]:
    """Return what stands at the places of the archetype."""
    values: dict[str, str | None] = {"first": project.first}
    for question in QUESTIONS[request.kind]:
        given = list(request.answers.get(question.name, ()))
        if question.form == "by-language":
            values[question.name] = write_by_language(read_by_language(given, project)) if given else None
            continue
        read = [read_answer(question, answer, project) for answer in given]
        values[question.name] = read[0] if read else None
        values[f"{question.name}s"] = write_list(read)
    further = dict.fromkeys(_further_languages(request, project), f"{{translator: {quote(request.translator)}}}")
    if further:
        values["translations"] = "{" + ", ".join(f"{code}: {made}" for code, made in further.items()) + "}"
    return values | _derive(request, project, values)


def _derive(request: Request, project: Project, values: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return what follows from the answers."""
    if request.kind == "publication":
        return {"authors": f"[{values['person']}]" if values["role"] == "author" else "[]"}
    if request.kind == "person":
        (name,) = request.answers["name"]
        return {"sort_name": quote(_surname_first(name))}
    if request.kind == "prisoner":
        names = read_by_language(list(request.answers["name"]), project)
        forms = ", ".join(f"{language}: [{quote(name)}]" for language, name in names.items())
        in_order = {language: _surname_first(name) for language, name in names.items()}
        todo = write_by_language({project.first: "TODO: the public role"})
        return {
            "names": f"{{{forms}}}",
            "sort_name": write_by_language(in_order),
            "role": values["role"] or todo,
        }
    if request.kind == "way":
        return {"rule_id": make_slug(" ".join(_words_of(request, project, "title"))) or "rule"}
    return {}


def _surname_first(name: str) -> str:
    given, _, surname = name.strip().rpartition(" ")
    return f"{surname}, {given}" if given else surname


def _further_languages(request: Request, project: Project) -> Iterator[str]:
    """Yield each language of the site but the first in which an answer is given, where a record says who translated."""
    adapter = KINDS[request.kind][1] if request.kind in KINDS else None
    if adapter is None or not any(issubclass(model, Translated) for model in models_in(adapter._type)):
        return
    for question in QUESTIONS[request.kind]:
        if question.form == "by-language" and question.name != "name":
            texts = read_by_language(list(request.answers.get(question.name, ())), project)
            yield from (language for language in texts if language in project.languages.codes[1:])


def _write_record(kind: str, path: str, adapter: TypeAdapter[Any], values: Mapping[str, str | None]) -> str:
    models = list(models_in(adapter._type))
    by_kind = {words_in(model.model_fields["kind"].annotation): model for model in models if len(models) > 1}
    model = by_kind[(values["kind"] or "",)] if by_kind else models[0]
    tags = tuple(tag for (tag,) in by_kind)
    text = head_of(path, kind) + fill_archetype((FOLDER / f"{kind}.yml").read_text(), model, values, tags)
    problems = Problems()
    tree = parse_yaml(text, path, problems)
    if tree is not None:
        read_record(tree, adapter, problems)
    refuse_problems(problems)
    return text


def refuse_problems(problems: Problems) -> None:
    """Raise AnswerRefused with each problem of a file that is not yet written, if there is any."""
    if len(problems):
        raise AnswerRefused("\n".join(f"{problem.message}\n  fix: {problem.fix}" for problem in problems))


def _languages_of(request: Request, project: Project) -> tuple[str, ...]:
    """Return the languages to write texts in, the one of the original first."""
    unknown = [code for code in request.languages if code not in project.languages.codes]
    if unknown:
        raise AnswerRefused(f"`{unknown[0]}` is none of the site's languages: {', '.join(project.languages.codes)}")
    required = tuple(
        language.code for language in project.languages.languages if _REQUIRED_AS[request.kind] in language.must_have
    )
    return request.languages or required or (project.first,)


def _write_texts(request: Request, project: Project, values: dict[str, str | None]) -> Iterator[tuple[str, str]]:
    """Yield language and text of each file of a publication, event or page."""
    (title,) = request.answers["title"]
    original, *others = _languages_of(request, project)
    for language in (original, *others):
        by = f"{{from: {original}, translator: {quote(request.translator)}, reviewed: false}}"
        own = values | {"translation": None if language == original else by}
        own["original"] = _MARKUP.sub(r"\\\1", title).replace("{", "(").replace("}", ")")
        yield language, fill_text(_archetype_of(request.kind, language).read_text(), own)


def _archetype_of(kind: str, language: str) -> Path:
    own = FOLDER / f"{kind}.{language}.md"
    return own if own.is_file() else FOLDER / f"{kind}.en.md"


def fill_text(archetype: str, values: Mapping[str, str | None]) -> str:
    """Return the archetype of a text with its values; raises AnswerRefused where its front matter does not fit."""
    _, front, body = archetype.split("---\n", 2)
    body = re.sub(r"<([a-z_]+)>", lambda place: values.get(place[1]) or "", body)
    text = f"---\n{fill_archetype(front, FrontMatter, values)}---\n{body}"
    problems = Problems()
    document = split_front_matter(text, "the text", problems)
    if document is not None:
        read_record(document.tree, TypeAdapter(FrontMatter), problems)
    refuse_problems(problems)
    return text


def _choose_slug(request: Request, project: Project) -> str:
    """Return the slug that was given, or a free one after what names the record; raises AnswerRefused."""

    def is_impossible(slug: str) -> bool:
        reserved = slug in RESERVED.get(request.kind, ()) or (request.kind == "page" and slug in LISTS)
        return reserved or is_taken(request.kind, slug, project.root)

    if request.slug:
        if not is_slug(request.slug):
            raise AnswerRefused(f"`{request.slug}` can't be an id: write small letters a–z, digits and single hyphens")
        if is_impossible(request.slug):
            raise AnswerRefused(f"the {request.kind} `{request.slug}` exists already, or the site uses the name itself")
        return request.slug
    words = " ".join(" ".join(_words_of(request, project, name)) for name in NAMED_AFTER[request.kind])
    if request.kind in NAMED_AFTER_SURNAME:
        words = words.rpartition(" ")[2]
    slug = make_slug(words)
    if not slug:
        raise AnswerRefused("no name for the file can be made of this; give one with --slug")
    return find_free_slug(slug, is_impossible)


def _words_of(request: Request, project: Project, name: str) -> list[str]:
    """Return the answer to a question, of a text by language only the first, of what is not known nothing."""
    given = list(request.answers.get(name, ()))[:1]
    question = next(question for question in QUESTIONS[request.kind] if question.name == name)
    if question.form == "by-language":
        return list(read_by_language(given, project).values())
    return [answer for answer in given if answer not in ("unknown", "none")]

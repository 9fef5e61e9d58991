"""What the unit tests make: trees, records, languages that speak, and editions of a project's folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from dossier.edition import Edition
from dossier.kinds import COLLECTIONS, KINDS
from dossier.library import Library
from dossier.model.correction import Corrections
from dossier.model.dates import PartialDate, parse_partial_date
from dossier.model.languages import Languages
from dossier.model.limits import Limits
from dossier.pages.context import Context
from dossier.pages.registry import render_page
from dossier.pages.rendered import Rendered
from dossier.plan.site import SitePlan, plan_site
from dossier.problems import InputRefused, Problem, Problems
from dossier.publish.edition import prepare_edition
from dossier.sources.records import read_record
from dossier.sources.yaml_tree import Tree, parse_yaml
from dossier.words.catalogue import read_catalogue
from dossier.words.speech import Speech
from small_sites import ROOT, SITE, TODAY


def codes(problems: Iterable[Problem]) -> list[str]:
    """Return the codes of problems, in the order of their places."""
    return [problem.code for problem in problems]


def parse(text: str) -> Tree:
    """Return the tree of a text that has no problem."""
    problems = Problems()
    tree = parse_yaml(text, "a.yml", problems)
    assert tree is not None, [problem.render() for problem in problems]
    return tree


def refuse(text: str) -> Problem:
    """Return the only problem of a text that is refused."""
    problems = Problems()
    assert parse_yaml(text, "a.yml", problems) is None
    (problem,) = problems
    return problem


def read(kind: str, text: str) -> tuple[Any, list[Problem]]:
    """Return the record of a kind that a YAML text holds, and the problems noted."""
    return read_with(KINDS[kind][1], text)


def read_with(adapter: TypeAdapter[Any], text: str) -> tuple[Any, list[Problem]]:
    """Return what an adapter reads from a YAML text, and the problems noted."""
    problems = Problems()
    return read_record(parse(text), adapter, problems), list(problems)


def record(kind: str, text: str) -> Any:
    """Return the record of a kind that a YAML text without problems holds."""
    found, problems = read(kind, text)
    assert found is not None, [problem.render() for problem in problems]
    return found


def day(value: object) -> PartialDate:
    """Return the date that an input value stands for."""
    return parse_partial_date(value)


@cache
def project_languages() -> Languages:
    """Return the languages of the real project."""
    tree = parse((ROOT / "data/languages.yml").read_text())
    found = read_record(tree, TypeAdapter(Languages), Problems())
    assert found is not None
    return found


@cache
def speech_of(code: str) -> Speech:
    """Return a language of the real project, with its real words."""
    language = next(language for language in project_languages().languages if language.code == code)
    problems = Problems()
    words = read_catalogue(ROOT, code, problems)
    assert not len(problems)
    return Speech(language, words)


def library_with(**records: dict[str, Any]) -> Library:
    """Return a library in the project's languages that holds only the given records, by the names of its fields."""
    fields: dict[str, Any] = {name: {} for name in COLLECTIONS.values()} | {"texts": {}, "withheld": {}, "trees": {}}
    fields |= {"limits": Limits(status_confirmed_for_days=180), "corrections": Corrections()}
    return Library(languages=project_languages(), **(fields | records))


def plan_with(**records: dict[str, Any]) -> SitePlan:
    """Return the plan of a library that holds only the given records."""
    return plan_site(library_with(**records))


def rewrite(path: Path, old: str, new: str) -> None:
    """Replace a passage that stands in a file."""
    text = path.read_text()
    assert old in text, f"{old!r} does not stand in {path}"
    path.write_text(text.replace(old, new, 1))


def edition_of(root: Path) -> Edition:
    """Return the edition of a folder without problems, on the tests' day."""
    return prepare_edition(root, TODAY, SITE)


def problems_of(root: Path) -> list[Problem]:
    """Return what is wrong with a folder's input; empty where nothing is."""
    try:
        edition_of(root)
    except InputRefused as refusal:
        return refusal.problems
    return []


def context_of(edition: Edition, kind: str, identifier: str, language: str) -> Context:
    """Return the voice of one page."""
    page = edition.plan.find(kind, identifier, language)
    assert page is not None, f"there is no {kind} {identifier} in {language}"
    return Context(edition, page)


def make(edition: Edition, kind: str, identifier: str, language: str) -> Rendered:
    """Return one page's main part with its title."""
    page = edition.plan.find(kind, identifier, language)
    assert page is not None, f"there is no {kind} {identifier} in {language}"
    return render_page(edition, page)


def render_everything(edition: Edition) -> dict[str, Rendered]:
    """Return every page of an edition by its address."""
    return {page.address: render_page(edition, page) for page in edition.plan.pages}


def drop(path: Path) -> None:
    """Delete a file or a folder with all that is in it."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()

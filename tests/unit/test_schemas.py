"""The schemas take what the models take, refuse what they refuse, and are tied to their files."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from dossier.cli.__main__ import main
from dossier.editing.answers import open_project
from dossier.editing.descriptions import models_in, read_descriptions
from dossier.editing.schemas import SchemaOf, list_schemas, make_schema
from dossier.problems import Problems
from dossier.sources.front_matter import split_front_matter
from dossier.sources.yaml_tree import parse_yaml
from small_sites import ROOT, SMALL
from test_cases import CASES, read_case
from unit.making import problems_of

SCHEMAS = list(list_schemas())
NAMES = [kind.name for kind in SCHEMAS]
# What the form of one file alone can show.
FORMAL = frozenset(
    "unknown-field missing-field unknown-value wrong-type wrong-form too-long empty-value out-of-range wrong-date-form "
    "unsafe-address unknown-timezone one-of not-a-mapping".split()
)
# Cases of these codes that only the model sees: two marked positions, a window that runs backwards.
NOT_FORMAL = frozenset({"one-of", "not-a-mapping--comment"})


@cache
def validator_of(name: str) -> Draft7Validator:
    """Return what validates by the schema of that name."""
    kind = next(kind for kind in SCHEMAS if kind.name == name)
    return Draft7Validator(make_schema(kind, open_project(ROOT).languages))


def _value_of(path: Path, root: Path) -> Any:
    problems = Problems()
    text, name = path.read_text(), path.relative_to(root).as_posix()
    if path.suffix == ".md":
        document = split_front_matter(text, name, problems)
        assert document is not None
        return document.tree.value
    tree = parse_yaml(text, name, problems)
    assert tree is not None, name
    return tree.value


def _files_of(kind: SchemaOf, root: Path) -> list[Path]:
    patterns = [kind.files] if kind.files else ["briefings/*/*.md", "docs/events/*/*.md", "docs/pages/*/*.md"]
    return [path for pattern in patterns for path in sorted(root.glob(pattern))]


def _kind_of(name: str) -> str:
    """Return the name of the schema for a file's path."""
    for kind in SCHEMAS:
        if kind.files and Path(name).match(kind.files):
            return kind.name
    return "front-matter"


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one_of_its_draft(name: str) -> None:
    Draft7Validator.check_schema(validator_of(name).schema)


@pytest.mark.parametrize("root", [ROOT, SMALL], ids=["real", "small"])
@pytest.mark.parametrize("kind", SCHEMAS, ids=NAMES)
def test_every_file_of_the_project_fits_its_schema(kind: SchemaOf, root: Path) -> None:
    files = _files_of(kind, root)
    assert files
    for path in files:
        errors = [
            f"{path}: {error.json_path}: {error.message}"
            for error in validator_of(kind.name).iter_errors(_value_of(path, root))
        ]
        assert errors == []


def _formal_cases() -> list[Path]:
    return [path for path in CASES if path.stem.split("--")[0] in FORMAL and path.stem not in NOT_FORMAL]


def test_there_are_cases_that_a_schema_should_refuse() -> None:
    assert len(_formal_cases()) > 15


@pytest.mark.parametrize("path", _formal_cases(), ids=lambda path: path.stem)
def test_what_the_model_refuses_for_its_form_the_schema_refuses_too(path: Path, small_site: Path) -> None:
    read_case(path).change(small_site)
    noted = [problem for problem in problems_of(small_site) if problem.code in FORMAL]
    assert noted
    for name in {problem.location.path for problem in noted}:
        value = _value_of(small_site / name, small_site)
        assert not validator_of(_kind_of(name)).is_valid(value), name


def test_a_date_stands_in_quotes() -> None:
    source = {"publisher": "Invented", "address": None, "date": "2024-02", "read": "2024-02-03"}
    assert validator_of("source").is_valid(source)
    for wrong in (2024, "2024-13", "2024-02-32", "24-02", {"since": "2024"}, {}, ""):
        assert not validator_of("source").is_valid(source | {"date": wrong}), wrong


def test_each_kind_of_publication_takes_its_own_fields_only() -> None:
    video = _value_of(SMALL / "briefings/invented-video/publication.yml", SMALL)
    assert video["kind"] == "video"
    assert validator_of("publication").is_valid(video)
    errors = list(validator_of("publication").iter_errors(video | {"outlet": "invented-institute"}))
    # One mistake, not one for each kind that it is not.
    assert len(errors) == 1
    assert "outlet" in errors[0].message


def test_a_text_by_language_offers_the_languages_of_the_site() -> None:
    label = validator_of("topic").schema["properties"]["label"]
    assert list(label["properties"]) == ["en", "de", "be", "pl"]
    assert label["properties"]["de"]["description"] == "In this language: Deutsch."


@pytest.mark.parametrize("kind", SCHEMAS, ids=NAMES)
def test_each_field_is_explained_in_the_schema(kind: SchemaOf) -> None:
    told = json.dumps(validator_of(kind.name).schema, ensure_ascii=False)
    for model in models_in(kind.adapter._type):
        for text in read_descriptions(model).values():
            assert json.dumps(text, ensure_ascii=False) in told
    assert "$ref" not in told


def test_no_schema_speaks_of_classes() -> None:
    for name in NAMES:
        titles = re.findall(r'"title": "([^"]*)"', json.dumps(validator_of(name).schema))
        assert titles == [name.replace("-", " ")]


def test_the_command_writes_the_schemas_in_the_languages_of_the_project(small_site: Path) -> None:
    (small_site / "data/schemas").mkdir()
    (small_site / "data/schemas/gone.json").write_text("{}")
    assert main(["schemas", str(small_site)]) == 0
    assert {path.stem for path in (small_site / "data/schemas").iterdir()} == set(NAMES)
    label = json.loads((small_site / "data/schemas/topic.json").read_text())["properties"]["label"]
    assert list(label["properties"]) == ["en", "de"]
    assert problems_of(small_site) == []


def test_the_command_says_so_where_there_is_no_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schemas", str(tmp_path)]) == 1
    assert "there is no data/languages.yml here" in capsys.readouterr().err

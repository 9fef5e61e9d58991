"""Every field of every model says what it is, in words for editors."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel

from dossier.catalogue import ENTRIES
from dossier.cli.__main__ import main
from dossier.cli.problems import describe_problems
from dossier.editing.descriptions import models_in, read_descriptions, summarise, words_in
from dossier.editing.schemas import list_schemas
from dossier.model.publication import Briefing, Published, Video
from small_sites import ROOT


def _all_models() -> list[type[BaseModel]]:
    """Return each model that a file may hold, with all that it holds."""
    found: dict[type[BaseModel], None] = {}
    waiting = [model for kind in list_schemas() for model in models_in(kind.adapter._type)]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found[model] = None
            waiting += [inner for info in model.model_fields.values() for inner in models_in(info.annotation)]
    return list(found)


MODELS = _all_models()


def test_there_are_models_to_describe() -> None:
    assert len(MODELS) > 40


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_has_a_description_and_no_other_name_has(model: type[BaseModel]) -> None:
    assert set(read_descriptions(model)) == set(model.model_fields)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_description_is_one_line_for_an_editor(model: type[BaseModel]) -> None:
    for name, text in read_descriptions(model).items():
        assert re.fullmatch(r"\S[^\n|]*\.", text), f"{name}: {text}"
        assert not re.search(r"\b(?:None|str|int|bool|tuple|dict|model|True|False)\b", text), f"{name}: {text}"


def test_a_model_that_extends_another_says_what_both_say() -> None:
    assert read_descriptions(Briefing)["topics"] == read_descriptions(Published)["topics"]
    assert read_descriptions(Video)["recording"] != read_descriptions(Briefing)["recording"]


def test_words_are_those_of_a_list_wherever_it_stands() -> None:
    assert words_in(tuple[Literal["a", "b"] | Literal["c"], ...] | None) == ("a", "b", "c")
    assert words_in(str) == ()


def test_a_summary_is_the_first_paragraph_in_one_line() -> None:
    class Example(BaseModel):
        """First line,
        second line.

        More of it.
        """

    assert summarise(Example) == "First line, second line."


def test_the_guide_to_problems_has_each_code_with_a_message_that_shows_it() -> None:
    _, *sections = re.split(r"^### ", describe_problems(ROOT), flags=re.MULTILINE)
    assert sorted(section.split("\n")[0] for section in sections) == sorted(ENTRIES)
    for section in sections:
        code = section.split("\n")[0]
        assert f": error[{code}]: " in section
        assert ENTRIES[code].fix in section


def test_the_command_prints_the_guide_without_examples_where_there_are_no_cases(
    small_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["problems", str(small_site)]) == 0
    told = capsys.readouterr().out
    assert told == describe_problems(small_site)
    assert "error[" not in told
    assert len(re.findall(r"^To mend it: ", told, re.MULTILINE)) == len(ENTRIES)

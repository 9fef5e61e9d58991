"""An archetype has every field of its model, and becomes a file in which each field is explained."""

from __future__ import annotations

import re
from typing import Any, Literal

import pytest
from pydantic import BaseModel

from dossier.editing.archetype import FOLDER, fill_archetype
from dossier.editing.descriptions import models_in
from dossier.editing.questions import NAMED_AFTER, QUESTIONS
from dossier.kinds import FOLDERS, KINDS
from dossier.model.base import Model
from dossier.model.page import FrontMatter
from dossier.model.texts import TextTranslation

ADAPTERS = {kind: adapter for kind, (_, adapter) in KINDS.items()} | {
    kind: adapter for kind, (_, _, adapter) in FOLDERS.items()
}
# What a translator or reviewer writes later, and a place in data whose answer makes the whole of it.
LATER = {"by", "on", "translator", "origin", "reviewed", "from", "machine_assisted"}
# What holds back one language's text of a work that is out; a new work is held back as a whole.
OF_THE_WORK = {"draft", "publish_on"}
# What the command writes of the original.
NOTED = {"blocks"}


class Inner(Model):
    """A group."""

    word: Literal["one", "two"]
    """A word."""
    more: str | None = None
    """More of it."""


class Outer(Model):
    """A record."""

    draft: bool = False
    """Whether it is kept back."""
    title: str
    """The title."""
    needed: Inner
    """A group that is needed."""
    note: str | None = None
    """A note."""


def _models_below(annotation: Any) -> set[type[BaseModel]]:
    found = set(models_in(annotation))
    for model in list(found):
        for info in model.model_fields.values():
            found |= _models_below(info.annotation)
    return found


def _fields(model: type[BaseModel]) -> set[str]:
    return {info.alias or name for name, info in model.model_fields.items()}


def _fields_named(text: str) -> set[str]:
    """The name of each field that an archetype has, however deep it stands, and whether it is switched off or not."""
    return set(re.findall(r"^#? *#?(?:- )?([a-z_]+):", text, re.MULTILINE))


@pytest.mark.parametrize("kind", ADAPTERS)
def test_an_archetype_has_every_field_of_its_kind_and_no_other(kind: str) -> None:
    fields = {name for model in _models_below(ADAPTERS[kind]._type) for name in _fields(model)}
    named = _fields_named((FOLDER / f"{kind}.yml").read_text())
    assert fields - named - LATER == set()
    assert named - fields == set()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_the_archetype_of_a_text_has_every_field_of_front_matter(path: Any) -> None:
    named = _fields_named(path.read_text().split("---\n")[1])
    assert named == _fields(FrontMatter) - OF_THE_WORK


def test_the_archetype_of_a_translation_has_every_field_of_front_matter() -> None:
    named = _fields_named((FOLDER / "translation.yml").read_text())
    assert named == (_fields(FrontMatter) | _fields(TextTranslation)) - NOTED


@pytest.mark.parametrize("kind", QUESTIONS)
def test_every_question_is_asked_for_a_kind_that_exists_and_names_its_file(kind: str) -> None:
    assert kind in ADAPTERS
    names = [question.name for question in QUESTIONS[kind]]
    assert len(names) == len(set(names))
    assert set(NAMED_AFTER[kind]) <= set(names)


def test_all_kinds_can_be_new() -> None:
    assert set(QUESTIONS) == set(ADAPTERS)


def _fill(text: str, **values: str | None) -> list[str]:
    return fill_archetype(text, Outer, {"first": "en"} | values).splitlines()


def test_a_field_is_explained_above_with_the_words_it_may_say() -> None:
    assert _fill("title: <title>\nneeded:\n  word: <word>\n", title='"A"', word="one") == [
        "# The title.",
        'title: "A"',
        "",
        "# A group that is needed.",
        "needed:",
        "  # A word. One of: one, two.",
        "  word: one",
    ]


def test_a_field_that_the_model_lacks_is_left_out_with_all_below_it() -> None:
    assert _fill("gone:\n  word: one\n  title: x\ntitle: <title>\n", title="a") == ["# The title.", "title: a"]
    assert _fill("needed:\n  gone: x\n  word: one\n")[-2:] == ["  # A word. One of: one, two.", "  word: one"]


def test_a_field_that_the_model_gets_is_there_at_once() -> None:
    assert _fill("draft: true\n") == ["# Whether it is kept back.", "draft: true"]


def test_a_field_that_is_off_stays_off_until_a_value_is_given() -> None:
    assert _fill("#note: <note>\n") == ["# A note.", "#note: …"]
    assert _fill("#note: <note>\n", note='"a"') == ["# A note.", 'note: "a"']
    assert _fill('#note: {<first>: "…"}\n') == ["# A note.", '#note: {en: "…"}']


def test_a_field_that_is_off_is_on_where_the_model_needs_it() -> None:
    assert _fill("#needed:\n#  word: <word>\n#  #more: <more>\n", word="one") == [
        "# A group that is needed.",
        "needed:",
        "  # A word. One of: one, two.",
        "  word: one",
        "  # More of it.",
        "  #more: …",
    ]
    assert _fill("#needed:\n#  word: one\n#  #more: <more>\n", more="x")[-1] == "  more: x"


def test_what_is_not_known_is_null() -> None:
    assert _fill("title: <title>\n")[-1] == "title: null"

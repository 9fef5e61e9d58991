"""What is made from the code and committed is as the code would make it now."""

from __future__ import annotations

from dossier.cli.fields import describe_fields
from dossier.cli.problems import describe_problems
from dossier.cli.words import merge_words
from dossier.editing.answers import open_project
from dossier.editing.schemas import write_schemas
from small_sites import ROOT


def test_the_catalogues_are_as_make_words_would_write_them() -> None:
    merged = merge_words(ROOT)
    assert len(merged) == 4
    for path, content in merged.items():
        assert (ROOT / path).read_bytes() == content, path


def test_the_reference_of_fields_is_as_make_fields_would_write_it() -> None:
    assert (ROOT / "data/README.md").read_text() == describe_fields()


def test_the_schemas_are_as_make_fields_would_write_them() -> None:
    made = write_schemas(open_project(ROOT).languages)
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "data/schemas").iterdir()} == set(made)
    for path, content in made.items():
        assert (ROOT / path).read_text() == content, path


def test_the_guide_to_problems_is_as_make_problems_would_write_it() -> None:
    assert (ROOT / "docs/guides/problems.md").read_text() == describe_problems(ROOT)

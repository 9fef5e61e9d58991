"""A shell is filled once; what is put into a place is never searched for places again."""

from __future__ import annotations

import pytest

from dossier.publish.shells import Shell

TEXT = "<title>@@title@@</title><a@@current-act@@ href='@@base@@/'>@@main@@</a>@@main@@"


def test_each_place_is_filled_as_often_as_it_stands() -> None:
    values = {"title": "T", "current-act": " x", "base": "..", "main": "M"}
    assert Shell(TEXT).fill(values) == "<title>T</title><a x href='../'>M</a>M"


def test_a_value_that_looks_like_a_place_comes_out_as_text() -> None:
    values = {"title": "@@main@@", "current-act": "", "base": "@@title@@", "main": "@@base@@ @@nothing@@"}
    assert Shell(TEXT).fill(values) == (
        "<title>@@main@@</title><a href='@@title@@/'>@@base@@ @@nothing@@</a>@@base@@ @@nothing@@"
    )


def test_a_backslash_or_group_in_a_value_is_no_instruction() -> None:
    assert Shell("@@a@@").fill({"a": r"\1 \g<0> $1"}) == r"\1 \g<0> $1"


def test_a_place_without_a_value_is_a_bug() -> None:
    with pytest.raises(KeyError):
        Shell("@@title@@").fill({})


@pytest.mark.parametrize("text", ["", "@@", "@@ @@", "@@Title@@", "@@t i@@", "a@@b"])
def test_what_is_no_place_stays(text: str) -> None:
    assert Shell(text).fill({}) == text


def test_a_shell_begins_and_ends_with_places_as_well_as_with_text() -> None:
    assert Shell("@@a@@@@b@@").fill({"a": "1", "b": "2"}) == "12"

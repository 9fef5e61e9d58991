"""Markdown spared the tries that are bound to fail gives what Markdown gives that makes them all."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown.extensions.toc import TocTreeprocessor
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor

from dossier.prose.converter import Converter
from properties.test_prose_properties import MARKDOWN, PIECES
from small_sites import ROOT, SMALL

TEXTS = sorted(path for root in (ROOT, SMALL) for top in ("briefings", "docs") for path in (root / top).rglob("*.md"))
SIGNS = (
    "\\",
    "\\*",
    "\\[",
    "\\`",
    "`",
    "``",
    "![",
    "[",
    "]",
    "][",
    "](",
    "[TOC]",
    "\n\n[TOC]\n\n",
    "[T\x02OC]",
    "  \n",
    "&amp;",
    "***",
    "*",
    "__",
    "\n\n[x]: https://example.org/\n\n",
    "[x][x]",
    "![x][x]",
    "<q>",
    "[@a]",
    "[^1]",
)


@cache
def _converters() -> tuple[Converter, Converter]:
    """Return the engine's converter, and one that makes every try."""
    plain = Converter()
    # Its settings stay, its way of seeking the place for a table of contents becomes the library's own.
    plain.md.treeprocessors["toc"].__class__ = TocTreeprocessor
    plain.md.treeprocessors.register(InlineProcessor(plain.md), "inline", 20)
    plain.md.treeprocessors.register(UnescapeTreeprocessor(plain.md), "unescape", 0)
    return Converter(), plain


def _convert(converter: Converter, text: str) -> tuple[object, ...]:
    html, found, headings = converter.convert(text)
    return html, list(found.hrefs), list(found.images), list(found.citations), headings


def _is_the_same(text: str) -> None:
    sparing, plain = _converters()
    assert _convert(sparing, text) == _convert(plain, text)


@given(
    st.one_of(
        MARKDOWN,
        st.lists(st.one_of(st.sampled_from(PIECES + SIGNS), st.text(max_size=5)), max_size=14).map("".join),
        st.text(alphabet="[]()!*_`<>&\\ab \n^@:|1.-#", max_size=60),
    )
)
@example("[a][b]\n\n[b]: https://example.org/")
@example("*a [b](c) `d` \\* **e***")
@example("[TOC]\n\n## A")
def test_a_text_is_converted_as_by_all_tries(text: str) -> None:
    _is_the_same(text)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_real_text_is_converted_as_by_all_tries(path: Path) -> None:
    _is_the_same(path.read_text(encoding="utf-8"))

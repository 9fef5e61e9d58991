"""Pagefind's index holds what it is told, comes out the same twice, and shows what the documents say."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from dossier.model.dates import parse_partial_date
from dossier.names.endings import trim_ending
from dossier.plan.facets import Facets
from dossier.search import pagefind
from dossier.search.bundle import Bundle, make_bundle, records_of
from dossier.search.document import Document
from dossier.search.entry import make_entry
from dossier.search.pagefind import PagefindFailure, Record, index_records
from dossier.search.parts import divide
from hostile.strings import HOSTILE


def _document(number: int, title: str = "", text: str = "", **changed: Any) -> Document:
    values: dict[str, Any] = {
        "address": f"en/publications/synthetic-{number}/",
        "title": title or f"Synthetic title {number}",
        "description": f"Description {number}",
        "label": "Briefing",
        "date": "3 July 2024",
        "language": "",
        "note": "",
        "facets": Facets("publication", parse_partial_date("2024-07-03"), ("releases",), ("2024",)),
        "headings": ("A heading",),
        "text": text,
    }
    return Document(**(values | changed))


# Enough text for several files of words.
MANY = tuple(_document(number, text=" ".join(f"word{number * place}" for place in range(400))) for number in range(40))


def _index(documents: Iterable[Document], language: str) -> Bundle:
    (part,) = divide([make_entry(document, language) for document in documents], language)
    return make_bundle(part)


def _shown(bundle: Bundle) -> dict[str, Any]:
    found = [
        json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))
        for path, content in bundle.files.items()
        if path.startswith("fragment/")
    ]
    return {find["url"]: find for find in found}


@pytest.mark.parametrize("language", ["en", "be"])
def test_two_indexes_of_the_same_documents_are_equal_byte_for_byte(language: str) -> None:
    first = _index(MANY, language)
    assert all(_index(MANY, language) == first for _ in range(5))


def test_only_the_files_that_the_search_page_loads_are_there() -> None:
    paths = set(_index(MANY, "en").files)
    plain = {path for path in paths if "/" not in path}
    assert {path.split("/")[0] for path in paths - plain} == {"index", "fragment"}
    assert {path.split(".")[-1] for path in plain} == {"js", "json", "pagefind", "pf_meta"}
    assert len(plain) == 4
    assert "wasm.en.pagefind" in plain


def test_a_language_without_a_stemmer_takes_the_words_as_they_are() -> None:
    assert "wasm.unknown.pagefind" in _index(MANY, "be").files


def test_no_file_of_words_or_of_a_find_is_heavy() -> None:
    # A query of two words is to stay within 40 kB with ten finds.
    bundle = _index(MANY, "en")
    words = [len(content) for path, content in bundle.files.items() if path.startswith("index/")]
    finds = [len(content) for path, content in bundle.files.items() if path.startswith("fragment/")]
    assert len(words) > 3
    assert max(words) < 12_000
    assert max(finds) < 1_000


def test_what_is_shown_of_a_find_is_what_the_document_says_and_not_its_text() -> None:
    document = _document(1, language="de", note="Not in English yet", text="secret of the index")
    (find,) = _shown(_index([document], "en")).values()
    assert find["content"] == ""
    assert find["meta"] == {
        "title": "Synthetic title 1",
        "description": "Description 1",
        "label": "Briefing",
        "date": "3 July 2024",
        "lang": "de",
        "note": "Not in English yet",
        "rank": 1.0,
    }


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_title_comes_out_as_it_is_in_data(name: str) -> None:
    document = _document(1, title=HOSTILE[name], text=HOSTILE[name])
    assert _shown(_index([document], "en"))[document.address]["meta"]["title"] == HOSTILE[name]


def test_every_document_has_its_find() -> None:
    bundle = _index(MANY, "en")
    finds = bundle.summary.finds
    assert set(finds) == {document.address for document in MANY}
    assert {f"fragment/{find}.pf_fragment" for find in finds.values()} <= set(bundle.files)


def test_the_version_changes_with_the_text() -> None:
    one, two = (_index([_document(1, text=text)], "en").summary.version for text in ("one", "two"))
    assert one != two


def test_pagefind_is_told_folded_words_and_the_facets() -> None:
    (record,) = records_of([make_entry(_document(1, title="Палітвязні ў Мінску", text="Łódź"), "be")])
    assert record.title == f"{trim_ending('палитвязни', 'be')} у минск"
    assert record.content.endswith(" lodz qz0kind0publication qz0topic0releases qz0year02024")


def test_without_a_query_the_newest_comes_first_and_what_has_no_day_last() -> None:
    days = {1: "2024-07-03", 2: "", 3: "2026-03", 4: "2020"}
    documents = [
        _document(number, facets=Facets("publication", parse_partial_date(day) if day else None))
        for number, day in days.items()
    ]
    entries = [make_entry(document, "en") for document in documents]
    places = {record.place: record.url for record in records_of(entries)}
    assert [places[place].split("-")[-1] for place in sorted(places)] == ["3/", "1/", "4/", "2/"]


def test_a_service_that_ends_early_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    silent = tmp_path / "silent"
    silent.write_text("#!/bin/sh\nexit 0\n")
    silent.chmod(0o755)
    monkeypatch.setattr(pagefind, "get_executable", lambda: silent)
    with pytest.raises(PagefindFailure, match="NewIndex"):
        index_records([Record("en/", "t", "c" * 1_000_000, "")], "en")


def test_an_answer_that_is_an_error_is_a_failure() -> None:
    with pytest.raises(PagefindFailure, match="AddRecord"):
        index_records([Record("en/", "t", None, "")], "en")  # type: ignore[arg-type]

"""A large language is divided so that an edit changes one part, and the parts find together what one would."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from dossier.model.dates import parse_partial_date
from dossier.plan.facets import Facets
from dossier.publish.search import pack_bundle, unpack_bundle
from dossier.search.bundle import make_bundle
from dossier.search.document import Document
from dossier.search.entry import Entry, make_entry
from dossier.search.parts import LIMIT, divide
from searches import make_search


def _document(number: int, text: str = "some words") -> Document:
    day = parse_partial_date(f"20{number % 7 + 19}-03-{number % 28 + 1:02}") if number % 5 else None
    facets = Facets("publication", day, (), ())
    return Document(
        f"en/publications/p{number}/", f"Title {number}", "Description", "Briefing", "", "", "", facets, ("Head",), text
    )


DOCUMENTS = [_document(number) for number in range(60)]


def _entries(documents: Sequence[Document] = DOCUMENTS, language: str = "en") -> list[Entry]:
    return [make_entry(document, language) for document in documents]


def _limit_for(number: int) -> int:
    """A limit that gives the sixty entries so many parts, and as many if there are some more or fewer."""
    return sum(len(entry.content) for entry in _entries()) // number * 5 // 4


def _files(entries: Sequence[Entry], limit: int, language: str = "en") -> dict[str, bytes]:
    return {file.path: file.content for file in make_search({language: entries}, limit=limit)}


def _shown(files: dict[str, bytes], name: str) -> dict[str, bytes]:
    """What is shown of each find, by its address."""
    found = [content for path, content in files.items() if f"{name}/" in path]
    return {json.loads(gzip.decompress(content)[12:])["url"]: content for content in found}


def test_a_language_below_the_limit_is_one_part_in_the_folder_itself() -> None:
    (part,) = divide(_entries(), "en")
    assert (part.folder, part.tag, part.leads) == ("", "en", True)
    assert divide([], "en") == []


@pytest.mark.parametrize("number", [2, 4, 8])
def test_the_parts_are_a_power_of_two_and_hold_every_entry_once_in_the_order_of_the_plan(number: int) -> None:
    entries = _entries()
    parts = divide(entries, "en", _limit_for(number))
    assert [part.folder for part in parts] == [f"{place}/" for place in range(number)]
    assert [part.leads for part in parts] == [True] + [False] * (number - 1)
    assert sorted(entry for part in parts for entry in part.entries) == sorted(entries)
    for part in parts:
        assert list(part.entries) == [entry for entry in entries if entry in part.entries]


def test_an_edit_changes_the_key_of_its_part_and_no_other() -> None:
    changed = [
        replace(document, text="other words") if document is DOCUMENTS[7] else document for document in DOCUMENTS
    ]
    before, after = (divide(_entries(documents), "en", _limit_for(4)) for documents in (DOCUMENTS, changed))
    moved = [one for one, other in zip(before, after, strict=True) if one.key != other.key]
    assert [part.folder for part in moved] == [
        part.folder for part in before if any(entry.address == DOCUMENTS[7].address for entry in part.entries)
    ]


def test_a_page_more_or_less_changes_the_key_of_its_part_and_no_other() -> None:
    before = divide(_entries(), "en", _limit_for(4))
    for documents in (DOCUMENTS[1:], [_document(100), *DOCUMENTS]):
        after = divide(_entries(documents), "en", _limit_for(4))
        assert sum(one.key != other.key for one, other in zip(before, after, strict=True)) == 1


def test_where_a_page_goes_is_the_same_in_every_process() -> None:
    places = {entry.address: part.folder for part in divide(_entries(), "en", _limit_for(4)) for entry in part.entries}
    assert "".join(places[document.address] for document in DOCUMENTS[:8]) == "0/1/0/0/0/2/2/3/"


@pytest.mark.parametrize("language", ["en", "be"])
def test_several_parts_have_the_finds_of_one_and_their_ids_differ(language: str) -> None:
    entries = _entries(language=language)
    one, several = _files(entries, LIMIT, language), _files(entries, _limit_for(4), language)
    assert _shown(several, "fragment") == _shown(one, "fragment")
    order = json.loads(several[f"{language}/search/index/order.json"])
    assert len(set(order)) == len(entries)
    assert f"{language}/search/index/order.json" not in one
    shown = {
        path.split("/")[-1].split(".")[0]: json.loads(gzip.decompress(content)[12:])["url"]
        for path, content in several.items()
        if "fragment/" in path
    }
    assert [shown[find] for find in order] == [
        entry.address for entry in sorted(entries, key=lambda entry: entry.place)
    ]


def test_the_words_name_the_parts_and_only_the_first_brings_the_program() -> None:
    files = _files(_entries(), _limit_for(2))
    parts = json.loads(files["en/search/index/words.json"])["parts"]
    assert [part["folder"] for part in parts] == ["0/", "1/"]
    for part in parts:
        assert f"en/search/index/{part['folder']}pagefind.{part['version']}.pf_meta" in files
    assert [path for path in files if "wasm" in path] == ["en/search/index/0/wasm.en-x-0.pagefind"]
    assert sum(path.endswith(".js") for path in files) == 1


def test_a_stemmer_works_in_every_part_as_in_the_whole() -> None:
    texts = ["releasing", "released", "releases"] * 20
    entries = _entries([_document(number, text) for number, text in enumerate(texts)])
    for part in divide(entries, "en", _limit_for(4)):
        words = b"".join(gzip.decompress(data) for path, data in make_bundle(part).files.items() if "index/" in path)
        assert b"releas" in words
        assert b"releasing" not in words


@pytest.mark.parametrize("language", ["en", "pl"])
def test_several_parts_are_the_same_from_run_to_run(language: str) -> None:
    entries = _entries(language=language)
    first = _files(entries, _limit_for(4), language)
    assert all(_files(entries, _limit_for(4), language) == first for _ in range(3))


def test_an_index_comes_back_from_its_bytes() -> None:
    (part,) = divide(_entries(), "en")
    bundle = make_bundle(part)
    assert unpack_bundle(pack_bundle(bundle)) == bundle


def test_one_script_for_all_languages_lies_beside_those_of_the_site() -> None:
    files = list(make_search({"en": _entries(), "be": _entries(language="be")}))
    assert len({file.content for file in files if file.path == "assets/pagefind.js"}) == 1
    others = [file.path for file in files if file.path != "assets/pagefind.js"]
    assert len(set(others)) == len(others)

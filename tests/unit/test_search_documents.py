"""What search finds is every page of a language once, the records on a list one by one, and nobody who is withheld."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dossier.edition import Edition
from dossier.plan.addresses import UNLISTED, UNLISTED_KINDS
from dossier.plan.facets import facets_of, years_in_use
from dossier.publish.search import pack_bundle, unpack_bundle
from dossier.publish.shells import Shell
from dossier.publish.site import make_page
from dossier.search.bundle import Bundle, make_bundle
from dossier.search.document import Document
from dossier.search.documents import documents_of
from dossier.search.entry import Entry, entries_of, make_entry
from dossier.search.parts import LIMIT, Part
from dossier.search.people import index_people
from dossier.words.labels import LABELS
from searches import make_search
from small_sites import LANGUAGES, ROOT, copy_small_site
from unit.making import edition_of, rewrite

SHELLS = {code: Shell("<html><head>@@head@@</head><body>@@main@@</body></html>") for code in ("en", "de", "be", "pl")}


def _documents(edition: Edition) -> dict[str, tuple[Document, ...]]:
    found: dict[str, tuple[Document, ...]] = {}
    for page in edition.plan.pages:
        html = make_page(edition, page, SHELLS)
        # Search reads tags by this.
        assert not re.search('="[^"<>]*[<>]', html), page.address
        found[page.language] = (*found.get(page.language, ()), *documents_of(edition, page, html))
    return found


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return edition_of(copy_small_site(tmp_path_factory.mktemp("search") / "small"))


@pytest.fixture(scope="module")
def documents(small: Edition) -> dict[str, tuple[Document, ...]]:
    return _documents(small)


@pytest.fixture(scope="module")
def entries(documents: dict[str, tuple[Document, ...]]) -> dict[str, list[Entry]]:
    return {code: [make_entry(document, code) for document in found] for code, found in documents.items()}


def test_every_page_is_found_once_but_those_that_only_lead_to_others(
    small: Edition, documents: dict[str, tuple[Document, ...]]
) -> None:
    for language in LANGUAGES:
        addresses = [document.address for document in documents[language] if "#" not in document.address]
        wanted = [
            page.address
            for page in small.plan.pages
            if page.language == language and page.key not in UNLISTED and page.kind not in UNLISTED_KINDS
        ]
        assert addresses == wanted
        assert f"{language}/search/" not in addresses


def test_every_document_has_a_title_a_label_and_an_address_of_its_own(
    documents: dict[str, tuple[Document, ...]],
) -> None:
    every = [document for found in documents.values() for document in found]
    assert all(document.title and document.label for document in every)
    assert len({document.address for document in every}) == len(every)


def test_records_that_are_passages_of_a_list_are_found_one_by_one(
    small: Edition, documents: dict[str, tuple[Document, ...]]
) -> None:
    found = {document.address: document for document in documents["en"]}
    for kind in ("organisation", "moment"):
        for identifier in small.library.records(kind):
            place = small.plan.locate(kind, identifier, "en")
            assert place
            assert found["#".join(place)].label == LABELS["kind"][kind]


def test_a_text_that_exists_in_another_language_only_is_found_and_marked(
    small: Edition, documents: dict[str, tuple[Document, ...]]
) -> None:
    foreign = {page.address for page in small.plan.pages if not page.own and page.kind in ("publication", "event")}
    assert foreign, "the small site has no text in one language only"
    found = {document.address: document for document in documents["de"] + documents["en"]}
    for address in foreign:
        assert found[address].language not in ("", address[:2])
        assert found[address].note


def test_a_status_is_shown_with_its_day_and_nowhere_without_it(
    small: Edition, documents: dict[str, tuple[Document, ...]]
) -> None:
    speech = small.speeches["en"]
    words = {speech.say(word) for group in ("status-m", "status-f") for word in LABELS[group].values()}
    people = [document for document in documents["en"] if document.facets.kind == "prisoner"]
    assert people
    for person in people:
        status, _, day = person.date.rpartition(", as of ")
        assert status in words
        assert day[-4:].isdigit()
        assert not any(word in (person.title, person.description, person.label) for word in words)


def test_a_description_is_cut_between_words(tmp_path: Path) -> None:
    root = copy_small_site(tmp_path / "small")
    path = next((root / "briefings").rglob("en.md"))
    text = path.read_text()
    line = next(line for line in text.splitlines() if line.startswith("summary:"))
    rewrite(path, line, "summary: " + "hundred " * 60)
    found = [document for document in _documents(edition_of(root))["en"] if "hundred" in document.description]
    assert found
    assert all(document.description.endswith("hundred …") for document in found)
    assert all(len(document.description) <= 222 for document in found)


def test_people_are_listed_with_their_spellings_and_the_id_of_their_page(
    small: Edition, entries: dict[str, list[Entry]]
) -> None:
    finds = {entry.address: f"id {entry.address}" for entry in entries["en"]}
    people = json.loads(index_people(entries["en"], finds))["people"]
    ids = [person["id"].split("/")[2] for person in people]
    assert ids == [*sorted(small.library.prisoners), *sorted(small.library.people)]
    assert [person["kind"] for person in people] == sorted((person["kind"] for person in people), reverse=True)
    for person in people:
        assert person["find"] == f"id {person['id']}"
        assert person["tokens"] == sorted(set(person["tokens"]))
        assert "status" not in person


def test_nobody_who_is_withheld_is_in_any_file_of_the_search(
    small: Edition, documents: dict[str, tuple[Document, ...]], entries: dict[str, list[Entry]]
) -> None:
    names = [name for spellings in small.library.withheld.values() for name in spellings]
    assert names
    files = b"".join(file.content for file in make_search(entries, make_bundle, LIMIT))
    told = repr(documents) + repr(entries) + files.decode(errors="ignore")
    assert not [name for name in names if name in told]


def test_the_entries_of_a_page_come_back_from_json(small: Edition) -> None:
    for key in (("list", "organisations"), ("prisoner", next(iter(small.library.prisoners)))):
        page = small.plan.find(*key, LANGUAGES[-1])
        assert page
        entries = entries_of(small, page, make_page(small, page, SHELLS))
        assert entries
        assert [Entry(*row) for row in json.loads(json.dumps(entries))] == entries


def test_what_has_a_day_has_a_year_to_narrow_to() -> None:
    edition = edition_of(ROOT)
    years = years_in_use(edition.library)
    assert list(years) == sorted(years, reverse=True)
    for kind in ("publication", "release", "moment", "prisoner"):
        for identifier in edition.library.records(kind):
            assert set(facets_of(edition.library, kind, identifier).years) <= set(years)


def test_the_files_of_the_search_lie_below_its_pages_and_are_the_same_from_what_is_kept(
    entries: dict[str, list[Entry]],
) -> None:
    kept: dict[str, bytes] = {}

    def make(part: Part) -> Bundle:
        kept[part.key] = pack_bundle(make_bundle(part))
        return make_bundle(part)

    def take(part: Part) -> Bundle:
        return unpack_bundle(kept[part.key])

    first = {file.path: file.content for file in make_search(entries, make, LIMIT)}
    assert len(kept) == len(LANGUAGES)
    assert {file.path: file.content for file in make_search(entries, take, LIMIT)} == first
    below = tuple(f"{language}/search/index/" for language in LANGUAGES)
    assert all(path.startswith(below) or path == "assets/pagefind.js" for path in first)
    assert {f"{language}/search/index/{name}.json" for language in LANGUAGES for name in ("names", "words")} <= set(
        first
    )

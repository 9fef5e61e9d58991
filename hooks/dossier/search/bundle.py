"""Takes the documents of one language, gives the files of their index that the search page loads."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from typing import Any

from dossier.search.document import Document
from dossier.search.pagefind import Record, index_records
from dossier.search.terms import term_of_facet, terms_of, trims

SCRIPT = "pagefind.js"
_ENTRY = "pagefind-entry.json"
# What every file of Pagefind's own begins with, inside the compression.
_SIGNATURE = b"pagefind_dcd"
_FINDS = "fragment/"
_LOADED = ("index/", _FINDS)
# How much more the words of a heading, a title's repetition included, count than those of the text.
_TITLE_TIMES, _HEADING_TIMES = 2, 2
# What Pagefind calls a language whose words it takes as they are.
UNKNOWN = "unknown"


def make_bundle(documents: Sequence[Document], language: str) -> dict[str, bytes]:
    """Return the files of the index by their paths, Pagefind's script among them."""
    by_address = {document.address: document for document in documents}
    known = UNKNOWN if trims(language) else language
    files = index_records(records_of(documents, language), known)
    entry: dict[str, Any] = json.loads(files[_ENTRY])
    about = entry["languages"][known]
    wanted = {SCRIPT, _ENTRY, f"wasm.{about['wasm'] or 'unknown'}.pagefind", f"pagefind.{about['hash']}.pf_meta"}
    return {
        path: _pack_find(content, by_address) if path.startswith(_FINDS) else content
        for path, content in sorted(files.items())
        if path in wanted or path.startswith(_LOADED)
    }


def records_of(documents: Sequence[Document], language: str) -> list[Record]:
    """Return what Pagefind is told of the documents."""
    places = sorted(documents, key=_sort_key)
    numbers = {document.address: f"{number:06}" for number, document in enumerate(places)}
    return [_record(document, language, numbers[document.address]) for document in documents]


def _sort_key(document: Document) -> tuple[bool, int, str]:
    """Newest first; what has no day comes last."""
    day = document.facets.day
    return day is None, -day.sort_key[0].toordinal() if day else 0, document.address


def finds_in(bundle: Mapping[str, bytes]) -> dict[str, str]:
    """Return the id under which the index knows each address."""
    return {
        json.loads(gzip.decompress(content).removeprefix(_SIGNATURE))["url"]: path[len(_FINDS) : path.rindex(".")]
        for path, content in bundle.items()
        if path.startswith(_FINDS)
    }


def version_of(bundle: Mapping[str, bytes]) -> str:
    """Return what changes whenever the index does."""
    (about,) = json.loads(bundle[_ENTRY])["languages"].values()
    return str(about["hash"])


def _record(document: Document, language: str, place: str) -> Record:
    facets = document.facets
    title = terms_of(document.title, language)
    said = [
        *[title] * _TITLE_TIMES,
        terms_of(document.description, language),
        terms_of(document.label, language),
        *[terms_of(heading, language) for heading in document.headings] * _HEADING_TIMES,
        terms_of(document.text, language),
        term_of_facet("kind", facets.kind),
        *(term_of_facet("topic", topic) for topic in facets.topics),
        *(term_of_facet("year", year) for year in facets.years),
    ]
    return Record(
        url=document.address,
        title=title,
        content=" ".join(filter(None, said)),
        place=place,
    )


def _pack_find(fragment: bytes, by_address: Mapping[str, Document]) -> bytes:
    """Return a find's own file with what is shown of it in the place of all its words, which would weigh too much."""
    found = json.loads(gzip.decompress(fragment).removeprefix(_SIGNATURE))
    packed = json.dumps(show_find(by_address[found["url"]]), ensure_ascii=False, separators=(",", ":")).encode()
    # Without a time of its own, so that two builds are equal.
    return gzip.compress(_SIGNATURE + packed, mtime=0)


def show_find(document: Document) -> dict[str, Any]:
    """Return what a browser shows of a document, in the form in which Pagefind's script expects it."""
    return {
        "url": document.address,
        "content": "",
        "word_count": 0,
        "filters": {},
        "anchors": [],
        "meta": {
            "title": document.title,
            "description": document.description,
            "label": document.label,
            "date": document.date,
            "lang": document.language,
            "note": document.note,
            "rank": document.rank,
        },
    }

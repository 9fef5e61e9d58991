"""Takes a page of the plan and its finished HTML, gives what is kept of it for search until the page changes."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from hashlib import blake2b
from typing import NamedTuple

from dossier.edition import Edition
from dossier.plan.site import PagePlan
from dossier.search.document import Document
from dossier.search.documents import documents_of
from dossier.search.terms import term_of_facet, terms_of
from dossier.search.vocabulary import list_pairs

# How much more the words of a heading, a title's repetition included, count than those of the text.
_TITLE_TIMES, _HEADING_TIMES = 2, 2
_DIGEST_SIZE = 16
# What every file of Pagefind's own begins with, inside the compression.
SIGNATURE = b"pagefind_dcd"
GZIP = 31


class Entry(NamedTuple):
    """A document as the index takes it: only words and numbers, so that JSON carries it as a list.

    `title` and `content` are the folded words that lead to it. `packed` is the find's own file, in base64: what a
    browser shows of it. `day` is the number of its day, 0 where it has none. `pairs` are the words to which a misspelt
    one may be corrected (`list_pairs`). On the page of a prisoner or author, `person` is its entry among the names but
    for the ids, as JSON, and `sorted_as` sorts it; both are empty elsewhere. `digest` changes with what the index
    depends on.
    """

    address: str
    title: str
    content: str
    packed: str
    day: int
    pairs: str
    person: str
    sorted_as: str
    digest: str

    @property
    def place(self) -> tuple[bool, int, str]:
        """What sorts a list without a query: newest first; what has no day comes last."""
        return not self.day, -self.day, self.address

    @property
    def find(self) -> bytes:
        """The file of the find."""
        return b64decode(self.packed)


def entries_of(edition: Edition, page: PagePlan, html: str) -> list[Entry]:
    """Return the entries of a page and of the records that are passages of it.

    Of the edition it asks only what is about this page: its record, the records on a list that are passages of it, and
    words.
    """
    return [make_entry(document, page.language) for document in documents_of(edition, page, html)]


def make_entry(document: Document, language: str) -> Entry:
    """Return the entry of a document in the index of a language."""
    title = terms_of(document.title, language)
    content = _join_terms(document, title, language)
    packed = b64encode(_pack_find(document)).decode()
    day = document.facets.day.sort_key[0].toordinal() if document.facets.day else 0
    told = "\n".join((document.address, title, content, packed, str(day)))
    return Entry(
        address=document.address,
        title=title,
        content=content,
        packed=packed,
        day=day,
        pairs=list_pairs(document),
        person=_write_json(_describe_person(document)) if document.person else "",
        sorted_as=_sort_person(document) if document.person else "",
        digest=blake2b(told.encode(), digest_size=_DIGEST_SIZE).hexdigest(),
    )


def _join_terms(document: Document, title: str, language: str) -> str:
    facets = document.facets
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
    return " ".join(filter(None, said))


def _pack_find(document: Document) -> bytes:
    """Return what a browser shows of a document, as the file that Pagefind's script expects.

    Pagefind would put all its words there too, which weigh too much.
    """
    shown = {
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
    # Without a time of its own, so that two builds are equal.
    return zlib.compress(SIGNATURE + _write_json(shown).encode(), level=9, wbits=GZIP)


def _describe_person(document: Document) -> dict[str, object]:
    assert document.person
    return {
        "name": document.title,
        "label": document.label,
        "date": document.date,
        "text": document.person.role,
        "kind": document.facets.kind,
        "years": document.facets.years,
        "tokens": document.person.tokens,
    }


def _sort_person(document: Document) -> str:
    """Return what sorts names: prisoners first, each kind by id."""
    assert document.person
    return f"{int(document.facets.kind != 'prisoner')} {document.person.identifier}"


def _write_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

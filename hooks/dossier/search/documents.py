"""Takes a page of the plan and its finished HTML, gives the documents that search finds on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dossier.edition import Edition
from dossier.kinds import FOLDERS
from dossier.model.texts import choose_wording
from dossier.names.forms import tokens_of_person, tokens_of_prisoner
from dossier.plan.addresses import UNLISTED, UNLISTED_KINDS
from dossier.plan.facets import Facets, facets_of
from dossier.plan.site import PagePlan
from dossier.prose.citations import without_citations
from dossier.search.document import Document, Person
from dossier.search.reading import Extract, read_page
from dossier.words.labels import LABELS

# Lists whose entries are documents themselves: of these only the beginning, which says what the list is, leads to it.
_OF_DOCUMENTS = frozenset(
    {"publications", "events", "prisoners", "people", "topics", "organisations", "timeline", "follow"}
)
_GROUPINGS = frozenset({"publications-by-kind", "publications-by-year", "events-by-year", "prisoners-by-status"})
# The records that are a passage of a page: the page, their kind, and the fields with their title and their text.
_PASSAGES: dict[tuple[str, str], tuple[str, str, tuple[str, ...]]] = {
    ("list", "organisations"): ("organisation", "name", ("kind", "description")),
    ("list", "timeline"): ("moment", "title", ("detail",)),
}
_BEGINNING = 60
# What the foot of every page calls a standing page, which may have another title.
_CALLED = {"about": "About", "methodology": "Methodology", "safety": "Safety"}
# Who looks for a subject wants a text about it before an entry of the timeline or a list of such texts.
_RANKS = {"topic": 1.35, "publication": 1.3, "way": 1.25, "page": 1.2, "event": 1.15, "prisoner": 1.1, "moment": 0.8}
_RANK_OF_LIST = 0.9
# Of a find's description, in characters.
_LONGEST = 220


def documents_of(edition: Edition, page: PagePlan, html: str) -> Iterator[Document]:
    """Yield the page and the records that are passages of it; nothing for a way to other pages or a sheet to print.

    A page that shows another language's text is a document too, marked with that language: a reader who searches in
    Belarusian must learn that a text exists in English only.
    """
    if page.key in UNLISTED or page.kind in UNLISTED_KINDS:
        return
    yield _document_of_page(edition, page, read_page(html))
    if page.key in _PASSAGES:
        kind, title, fields = _PASSAGES[page.key]
        for identifier in edition.library.records(kind):
            found = edition.plan.locate(kind, identifier, page.language)
            if found and found[0] == page.address:
                yield _document_of_passage(edition, page, (kind, identifier), title, fields)


def _document_of_page(edition: Edition, page: PagePlan, read: Extract) -> Document:
    facets = facets_of(edition.library, page.kind, page.identifier)
    bare = page.identifier in _OF_DOCUMENTS if page.kind == "list" else page.kind in _GROUPINGS
    bare = bare or page.key == ("page", "home")
    called = [_CALLED[page.identifier]] if page.kind == "page" and page.identifier in _CALLED else []
    return Document(
        address=page.address,
        title=read.title,
        description=_shorten(read.description),
        label=_label(edition, page.kind, page.identifier, facets, page.language),
        date=_date(edition, page, facets),
        language=page.text_language if page.kind in FOLDERS and not page.own else "",
        note=_note(edition, page) if page.kind in FOLDERS and not page.own else "",
        facets=facets,
        headings=(*map(edition.speeches[page.language].say, called), *(() if bare else read.headings)),
        text=" ".join(read.text.split()[:_BEGINNING]) if bare else read.text,
        rank=_RANK_OF_LIST if bare else _RANKS.get(facets.kind, 1.0),
        person=_person(edition, page),
    )


def _document_of_passage(
    edition: Edition, page: PagePlan, key: tuple[str, str], title: str, fields: tuple[str, ...]
) -> Document:
    kind, identifier = key
    record: Any = edition.library.records(kind)[identifier]
    chain = edition.library.languages.chain(page.language)
    found = edition.plan.locate(kind, identifier, page.language)
    assert found is not None
    wording = choose_wording(getattr(record, title), chain)
    said = [choose_wording(getattr(record, field), chain).text for field in fields]
    facets = facets_of(edition.library, kind, identifier)
    return Document(
        address="#".join(found),
        title=wording.text,
        description=_shorten(without_citations(said[-1])),
        label=_label(edition, kind, identifier, facets, page.language),
        date=_date(edition, page, facets),
        language=wording.language if wording.language != page.language else "",
        note="",
        facets=facets,
        headings=(),
        text=" ".join([*getattr(record, "other_names", ()), *map(without_citations, said)]),
        rank=_RANKS.get(facets.kind, 1.0),
    )


def _person(edition: Edition, page: PagePlan) -> Person | None:
    """Return whose page it is, if it is somebody's."""
    chain = edition.library.languages.chain(page.language)
    if page.kind == "prisoner":
        prisoner = edition.library.prisoners[page.identifier]
        role = choose_wording(prisoner.role, chain).text
        return Person(page.identifier, role, tokens_of_prisoner(prisoner))
    if page.kind == "person":
        person = edition.library.people[page.identifier]
        role = choose_wording(person.as_stated, chain).text if person.as_stated else ""
        return Person(page.identifier, role, tokens_of_person(person))
    return None


def _label(edition: Edition, kind: str, identifier: str, facets: Facets, language: str) -> str:
    """Return the word above a find: the kind of a publication or event, else of the record."""
    speech = edition.speeches[language]
    if kind in ("publication", "event"):
        return speech.say(LABELS[kind][edition.library.records(kind)[identifier].kind])
    return speech.say(LABELS["kind"][facets.kind])


def _date(edition: Edition, page: PagePlan, facets: Facets) -> str:
    """Return the day to show; of a prisoner the last known status with its day, lest the kind be taken for a status."""
    speech = edition.speeches[page.language]
    if facets.day is None:
        return ""
    if facets.kind != "prisoner":
        return speech.date(facets.day)
    record = edition.library.prisoners[page.identifier]
    status = speech.say(LABELS[f"status-{record.gender}"][record.status.value])
    return f"{status}, {speech.say('as of %(date)s', date=speech.date(facets.day))}"


def _note(edition: Edition, page: PagePlan) -> str:
    """Return the remark that a text does not exist in the page's language, and in which it is shown."""
    speech = edition.speeches[page.language]
    return f"{speech.say('Not in English yet; shown in:')} {speech.language_name(page.text_language)}"


def _shorten(words: str) -> str:
    """Return the words up to a length that a list of finds bears, cut between two of them."""
    if len(words) <= _LONGEST:
        return words
    return words[: _LONGEST - 1].rpartition(" ")[0].rstrip(" ,;:–") + " …"

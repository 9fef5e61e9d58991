"""Takes the prisoners and authors of an edition, gives the index of their names that a browser looks through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dossier.edition import Edition
from dossier.model.person import Person
from dossier.model.prisoner import Prisoner
from dossier.model.texts import choose_wording
from dossier.names.forms import tokens_of_person, tokens_of_prisoner
from dossier.plan.facets import facets_of
from dossier.search.document import Document


def index_people(
    edition: Edition, documents: tuple[Document, ...], language: str, finds: Mapping[str, str]
) -> dict[str, Any]:
    """Return the people whose pages are among the documents of a language, with all words of their names.

    What is shown is the title, label and date of the person's document and their public role. `finds` are the ids
    under which the index of texts knows addresses, so that nobody is shown twice.
    """
    by_address = {document.address: document for document in documents}
    entries = []
    for kind, identifier, role, tokens in _people(edition, language):
        found = edition.plan.locate(kind, identifier, language)
        document = by_address.get(found[0]) if found else None
        if document is None:
            continue
        entries.append(
            {
                "id": document.address,
                "find": finds[document.address],
                "name": document.title,
                "label": document.label,
                "date": document.date,
                "text": role,
                "kind": kind,
                "years": list(facets_of(edition.library, kind, identifier).years),
                "tokens": list(tokens),
            }
        )
    return {"people": entries}


def _people(edition: Edition, language: str) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Yield kind, id, role in this language and tokens of every person, prisoners first, by id."""
    chain = edition.library.languages.chain(language)
    prisoners: list[tuple[str, Prisoner]] = sorted(edition.library.prisoners.items())
    for identifier, prisoner in prisoners:
        yield "prisoner", identifier, choose_wording(prisoner.role, chain).text, tokens_of_prisoner(prisoner)
    people: list[tuple[str, Person]] = sorted(edition.library.people.items())
    for identifier, person in people:
        role = choose_wording(person.as_stated, chain).text if person.as_stated else ""
        yield "person", identifier, role, tokens_of_person(person)

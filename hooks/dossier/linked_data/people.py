"""Authors and speakers, in the public role in which the institute named them; nobody else is described as a person."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.linked_data.node import Node, make_node
from dossier.linked_data.subject import Subject
from dossier.model.publication import Involved
from dossier.model.texts import LocalText


def describe_person(subject: Subject) -> list[Node]:
    """Return an author or speaker for the page about them."""
    person = subject.library.people[subject.page.identifier]
    return [
        make_node(
            "Person",
            identity=person_id(subject),
            name=person.name,
            url=subject.url,
            description=subject.say(person.as_stated),
            affiliation=_affiliation(subject, person.affiliation, person.affiliation_text),
        )
    ]


def person_id(subject: Subject) -> str:
    """Return what stands for the person of a page about one."""
    return f"{subject.url}#person"


def name_involved(subject: Subject, involved: Involved) -> Node:
    """Return someone who took part, with the affiliation that the original states."""
    return _name(subject, involved.person, _affiliation(subject, involved.affiliation, involved.affiliation_text))


def name_authors(subject: Subject, authors: Iterable[str], people: Iterable[Involved]) -> list[Node]:
    """Return the authors of an original; `people` says with which affiliation it names them."""
    involved = {one.person: one for one in people}
    return [
        name_involved(subject, involved[author]) if author in involved else _name(subject, author, None)
        for author in authors
    ]


def _name(subject: Subject, identifier: str, affiliation: Node | None) -> Node:
    person = subject.library.people[identifier]
    return make_node("Person", name=person.name, url=subject.find("person", identifier), affiliation=affiliation)


def _affiliation(subject: Subject, organisation: str | None, words: LocalText | None) -> Node | None:
    if organisation:
        return subject.organisation(organisation)
    return make_node("Organization", name=subject.say(words)) if words else None

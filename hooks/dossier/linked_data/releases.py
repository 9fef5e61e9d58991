"""Release waves: an article of the institute about the wave; it names no person."""

from __future__ import annotations

from dossier.linked_data.node import Node, exact_day, make_node
from dossier.linked_data.subject import LICENCE, Subject


def describe_release(subject: Subject) -> list[Node]:
    """Return the page of a wave, and the institute."""
    record = subject.library.releases[subject.page.identifier]
    return [
        make_node(
            "Article",
            mainEntityOfPage=subject.url,
            url=subject.url,
            headline=subject.title,
            description=subject.description,
            inLanguage=subject.language,
            dateModified=subject.changed,
            author=subject.institute_id(),
            publisher=subject.institute_id(),
            license=LICENCE,
            temporalCoverage=exact_day(record.day),
            image=subject.card(),
            about=make_node("Thing", name=f"{subject.speech.say('Release wave')}: {subject.title}"),
        ),
        subject.institute(),
    ]

"""Publications: our page as a summary by the institute, based on the original with its own authors."""

from __future__ import annotations

from dossier.linked_data.node import Node, exact_day, make_node, write_length
from dossier.linked_data.people import name_authors, name_involved
from dossier.linked_data.subject import LICENCE, Subject
from dossier.model.publication import Publication, Recording
from dossier.plan.titles import title_of_text

# What our page is, and what the original is; a kind for which schema.org has no word is a creative work.
_PAGES = {"briefing": "Report"}
_ORIGINALS = {"briefing": "Report", "guest-article": "Article"}


def describe_publication(subject: Subject) -> list[Node]:
    """Return the dossier's summary of a publication, and the institute.

    The day on which the summary appeared is not recorded, so that it has none; the original has its own.
    """
    record = subject.library.publications[subject.page.identifier]
    return [
        make_node(
            _page_type(subject),
            mainEntityOfPage=subject.url,
            url=subject.url,
            headline=subject.title,
            description=subject.description,
            genre=subject.speech.say("Summary"),
            inLanguage=subject.language,
            dateModified=subject.changed,
            author=subject.institute_id(),
            publisher=subject.institute_id(),
            license=LICENCE,
            isPartOf=_dossier(subject),
            keywords=[subject.say(subject.library.topics[topic].label) for topic in record.topics],
            image=subject.card(),
            translationOfWork=_translated(subject),
            isBasedOn=_original(subject, record),
        ),
        subject.institute(),
    ]


def describe_video(subject: Subject, recording: Recording, known: dict[str, object]) -> Node:
    """Return a recording with no more than is `known` of it; its picture is the page's own card."""
    card = subject.card()
    values = {
        "description": subject.description,
        "thumbnailUrl": card["url"] if card else None,
        "duration": write_length(recording.length),
        **known,
    }
    address = subject.showable(recording.address)
    return make_node("VideoObject", **values | ({"url": address} if address else {}))


def _original(subject: Subject, record: Publication) -> Node:
    original = record.original
    values: dict[str, object] = {
        "name": original.title,
        "inLanguage": original.language,
        "author": name_authors(subject, original.authors, record.people),
        # Who was asked, spoke or took part is no author.
        "contributor": [name_involved(subject, one) for one in record.people if one.person not in original.authors],
        "publisher": subject.organisation(original.publisher),
        "datePublished": exact_day(original.date),
        "url": subject.showable(original.address),
    }
    if record.kind == "video":
        return describe_video(subject, record.recording, values | {"uploadDate": exact_day(original.date)})
    return make_node(_ORIGINALS.get(record.kind, "CreativeWork"), **values)


def _translated(subject: Subject) -> Node | None:
    """Return the page of the text that this one was translated from; None for one that is no translation."""
    text = subject.library.text_in("publication", subject.page.identifier, subject.language)
    origin = text.front.translation.origin if text.front.translation else None
    if origin is None or origin == subject.language or origin not in subject.library.languages.codes:
        return None
    page = subject.edition.plan.find("publication", subject.page.identifier, origin)
    if page is None or not page.own:
        return None
    return make_node(_page_type(subject), url=subject.edition.site_url + page.address, inLanguage=origin)


def _page_type(subject: Subject) -> str:
    return _PAGES.get(subject.library.publications[subject.page.identifier].kind, "Article")


def _dossier(subject: Subject) -> Node:
    name = title_of_text(subject.library, "page", "home", subject.speech).text
    return make_node("WebSite", name=name, url=subject.find("page", "home"))

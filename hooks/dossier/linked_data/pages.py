"""Every page as a page: its kind, its name, and the trail that leads to it; and the home page as the site."""

from __future__ import annotations

from dossier.linked_data.node import Node, make_node
from dossier.linked_data.people import person_id
from dossier.linked_data.subject import LICENCE, Subject
from dossier.plan.titles import title_of_step
from dossier.plan.trail import trail_of

_TYPES = {
    ("page", "about"): "AboutPage",
    "person": "ProfilePage",
    "list": "CollectionPage",
    "topic": "CollectionPage",
    "series": "CollectionPage",
    "publications-by-kind": "CollectionPage",
    "publications-by-year": "CollectionPage",
    "events-by-year": "CollectionPage",
    "prisoners-by-status": "CollectionPage",
}


def describe_page(subject: Subject) -> Node:
    """Return the page itself, with its trail; the home page, to which nothing leads, has none."""
    page = subject.page
    return make_node(
        _TYPES.get(page.key) or _TYPES.get(page.kind, "WebPage"),
        url=subject.url,
        name=subject.title,
        inLanguage=subject.language,
        breadcrumb=_trail(subject),
        mainEntity={"@id": person_id(subject)} if page.kind == "person" else None,
    )


def describe_home(subject: Subject) -> list[Node]:
    """Return the site in one language, and the institute."""
    return [
        make_node(
            "WebSite",
            url=subject.url,
            name=subject.title,
            description=subject.description,
            inLanguage=subject.language,
            dateModified=subject.changed,
            license=LICENCE,
            publisher=subject.institute_id(),
        ),
        subject.institute(),
    ]


def _trail(subject: Subject) -> Node | None:
    plan, page = subject.edition.plan, subject.page
    steps = trail_of(plan, page)
    if not steps:
        return None
    speech = subject.edition.speeches[page.language]
    entries = [make_node("ListItem", position=len(steps) + 1, name=subject.title, item=subject.url)]
    for position, (kind, identifier) in enumerate(steps, start=1):
        above = plan.find(kind, identifier, page.language)
        assert above is not None, f"the trail of {page.address} leads over a page that is not there"
        name = title_of_step(subject.library, (kind, identifier), speech).text
        item = subject.edition.site_url + above.address
        entries.insert(position - 1, make_node("ListItem", position=position, name=name, item=item))
    return make_node("BreadcrumbList", itemListElement=entries)

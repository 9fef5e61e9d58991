"""Every page as a page: its kind, its name, and the trail that leads to it; and the home page as the site."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.edition import Edition
from dossier.linked_data.node import Node, make_node
from dossier.linked_data.people import person_id
from dossier.linked_data.subject import LICENCE, Subject
from dossier.plan.titles import title_of_step
from dossier.plan.trail import Key, trail_of

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
    above = subject.edition.derive(StepsAbove(steps, page.language))
    here = make_node("ListItem", position=len(steps) + 1, name=subject.title, item=subject.url)
    return make_node("BreadcrumbList", itemListElement=[*above, here])


@dataclass(frozen=True)
class StepsAbove:
    """Makes the nodes of the pages above a page, which are the same for all pages of a kind."""

    steps: tuple[Key, ...]
    language: str

    def __call__(self, edition: Edition) -> tuple[Node, ...]:
        speech = edition.speeches[self.language]
        nodes = []
        for position, step in enumerate(self.steps, start=1):
            above = edition.plan.find(*step, self.language)
            assert above is not None, f"a trail leads over {step}, a page that is not there"
            name = title_of_step(edition.library, step, speech).text
            nodes.append(make_node("ListItem", position=position, name=name, item=edition.site_url + above.address))
        return tuple(nodes)

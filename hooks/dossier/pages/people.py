"""Authors and speakers: the list, and a page each with their publications and events."""

from __future__ import annotations

from dossier.pages.context import Context
from dossier.pages.rendered import Rendered, render
from dossier.plan.listings import NO_WORKS, works_by_person


def render_list(context: Context) -> Rendered:
    """Return the list of authors and speakers in alphabetical order."""
    works = context.edition.once(works_by_person)
    people = context.speech.in_order(context.library.people.items(), key=lambda pair: pair[1].sort_name)
    return render(
        context,
        "people.html",
        title=context._("Authors and speakers"),
        description=context._("The people who wrote, spoke or moderated."),
        section="publications",
        people=[(key, person, works.get(key, NO_WORKS)) for key, person in people],
    )


def render_person(context: Context) -> Rendered:
    """Return the page of one author or speaker."""
    identifier = context.page.identifier
    person = context.library.people[identifier]
    publications, events = context.edition.once(works_by_person).get(identifier, NO_WORKS)
    return render(
        context,
        "person.html",
        title=person.name,
        description=context._("Publications and events with %(name)s.", name=person.name),
        section="publications",
        person=person,
        publications=[(slug, context.library.publications[slug]) for slug in publications],
        events=[(slug, context.library.events[slug]) for slug in events],
    )

"""Authors and speakers: the list, and a page each with their publications and events."""

from __future__ import annotations

from dossier.pages.context import Context
from dossier.pages.rendered import Rendered, render
from dossier.plan.listings import works_of


def render_list(context: Context) -> Rendered:
    """Return the list of authors and speakers in alphabetical order."""
    people = context.speech.in_order(context.library.people.items(), key=lambda pair: pair[1].sort_name)
    return render(
        context,
        "people.html",
        title=context._("Authors and speakers"),
        description=context._("The people who wrote, spoke or moderated."),
        section="publications",
        people=[(key, person, works_of(context.library, key)) for key, person in people],
    )


def render_person(context: Context) -> Rendered:
    """Return the page of one author or speaker."""
    identifier = context.page.identifier
    person = context.library.people[identifier]
    publications, events = works_of(context.library, identifier)
    return render(
        context,
        "person.html",
        title=person.name,
        description=context._("Publications and events with %(name)s.", name=person.name),
        section="publications",
        person=person,
        publications=publications,
        events=events,
    )

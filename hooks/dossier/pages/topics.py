"""Topics: the list, and a page each with all that carries it."""

from __future__ import annotations

from dossier.model.texts import choose_wording
from dossier.model.topic import Topic
from dossier.pages.context import Context
from dossier.pages.rendered import Rendered, render
from dossier.plan.listings import NO_WORKS, moments_by_topic, works_by_topic


def render_list(context: Context) -> Rendered:
    """Return the list of topics in alphabetical order."""

    def label(pair: tuple[str, Topic]) -> str:
        return choose_wording(pair[1].label, context.chain).text

    return render(
        context,
        "topics.html",
        title=context._("Topics"),
        description=context._("The dossier by topic."),
        section="publications",
        topics=context.speech.in_order(context.library.topics.items(), key=label),
    )


def render_topic(context: Context) -> Rendered:
    """Return the page of one topic: publications, events and entries of the timeline."""
    library, identifier = context.library, context.page.identifier
    topic = library.topics[identifier]
    publications, events = context.edition.once(works_by_topic).get(identifier, NO_WORKS)
    moments = context.edition.once(moments_by_topic).get(identifier, ())
    return render(
        context,
        "topic.html",
        title=context.plain(topic.label),
        description=context.plain(topic.description),
        section="publications",
        topic=topic,
        publications=[(slug, library.publications[slug]) for slug in publications],
        events=[(slug, library.events[slug]) for slug in events],
        moments=[(key, library.timeline[key]) for key in moments],
    )

"""Topics: the list, and a page each with all that carries it."""

from __future__ import annotations

from dossier.library import sorted_by
from dossier.model.texts import choose_wording
from dossier.model.topic import Topic
from dossier.pages.context import Context
from dossier.pages.rendered import Rendered, render
from dossier.plan.listings import newest_events, newest_publications


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
    moments = sorted_by(library.timeline, lambda moment: moment.date.sort_key, newest_first=True)
    return render(
        context,
        "topic.html",
        title=context.plain(topic.label),
        description=context.plain(topic.description),
        section="publications",
        topic=topic,
        publications=[pair for pair in newest_publications(library) if identifier in pair[1].topics],
        events=[pair for pair in newest_events(library) if identifier in pair[1].topics],
        moments=[pair for pair in moments if identifier in pair[1].topics],
    )

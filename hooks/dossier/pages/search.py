"""Search: the box with its filters, which a script fills with life, and the lists that lead everywhere without it."""

from __future__ import annotations

from dossier.model.texts import choose_wording
from dossier.pages.context import Context
from dossier.pages.prisoners import OrderOfPrisoners
from dossier.pages.publications import kinds_in_use
from dossier.pages.rendered import Rendered, render
from dossier.plan.facets import FACET_KINDS, topics_in_use, years_in_use
from dossier.plan.listings import UNDATED, years_of_publications

SCRIPT = "assets/search.js"
STYLE = "assets/search.css"


def render_search(context: Context) -> Rendered:
    """Return the search page: what can be chosen is what the dossier has, in the page's alphabetical order."""
    library, speech = context.library, context.speech

    def name_topic(topic: str) -> str:
        return context.plain(library.topics[topic].label)

    return render(
        context,
        "search.html",
        title=context.label("list", "search"),
        description=context._("Find people, texts, release waves and organisations by any word or spelling."),
        section="search",
        styles=(STYLE,),
        scripts=(SCRIPT,),
        kinds=[(kind, context.label("kind", kind)) for kind in FACET_KINDS if kind == "page" or library.records(kind)],
        topics=[(topic, name_topic(topic)) for topic in speech.in_order(topics_in_use(library), name_topic)],
        years=[(year, year) for year in context.edition.once(years_in_use)],
        prisoners=[identifier for identifier, _ in context.edition.derive(OrderOfPrisoners(context.language))],
        people=speech.in_order(library.people, lambda key: library.people[key].sort_name),
        organisations=speech.in_order(
            library.organisations, lambda key: choose_wording(library.organisations[key].name, context.chain).text
        ),
        publication_kinds=kinds_in_use(context),
        publication_years=years_of_publications(library),
        undated=UNDATED,
    )

"""Publications: the list of all, the lists by kind and year, and a page each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dossier.model.publication import Publication
from dossier.pages.charts import show_chart
from dossier.pages.citing import cite_page
from dossier.pages.context import Context
from dossier.pages.recordings import show_recording
from dossier.pages.rendered import Rendered, render
from dossier.pages.surroundings import surround
from dossier.plan.listings import (
    UNDATED,
    events_by_publication,
    newest_publications,
    year_of,
    years_of_publications,
)
from dossier.words.labels import LABELS


def render_publication(context: Context) -> Rendered:
    """Return the page of one publication."""
    identifier = context.page.identifier
    record = context.library.publications[identifier]
    text = context.text("publication", identifier)
    return render(
        context,
        "publication.html",
        title=text.front.title,
        description=context.plain_summary(text),
        section="publications",
        text=text,
        record=record,
        events=context.edition.once(events_by_publication).get(identifier, ()),
        charts=[show_chart(context, name) for name in record.charts],
        recording=show_recording(record.recording, record.original),
        around=surround(context, record, text),
        citation=cite_page(context),
    )


def render_list(context: Context) -> Rendered:
    """Return the list of all publications with ways into it by kind, year, topic and author."""
    library = context.library
    authors = {involved.person for record in library.publications.values() for involved in record.people}
    return render(
        context,
        "publications.html",
        title=context._("Publications"),
        description=context._("All publications of the dossier, by kind, topic, year and author."),
        section="publications",
        items=newest_publications(library),
        kinds=kinds_in_use(context),
        years=years_of_publications(library),
        undated=UNDATED,
        series=sorted(library.series),
        topics=sorted({topic for record in library.publications.values() for topic in record.topics}),
        authors=context.speech.in_order(authors, key=lambda person: library.people[person].sort_name),
    )


def render_kind(context: Context) -> Rendered:
    """Return the list of the publications of one kind."""
    kind = context.page.identifier
    return _render_some(context, context.label("publication", kind), lambda item: kind in (item.kind, *item.also))


def render_year(context: Context) -> Rendered:
    """Return the list of the publications of one year."""
    year = context.page.identifier
    words = context._("Without a known date") if year == UNDATED else year
    return _render_some(
        context, words, lambda item: year_of(item) == year, years=years_of_publications(context.library)
    )


def _render_some(
    context: Context, words: str, belongs: Callable[[Publication], bool], years: Sequence[str] = ()
) -> Rendered:
    items = [(slug, record) for slug, record in newest_publications(context.library) if belongs(record)]
    return render(
        context,
        "publications_some.html",
        title=context._("Publications: %(which)s", which=words),
        description=context._("Publications of the dossier: %(which)s.", which=words),
        section="publications",
        items=items,
        years=years,
        undated=UNDATED,
    )


def kinds_in_use(context: Context) -> list[str]:
    """Return the kinds of publication that there are, in the order of their labels."""
    used = {kind for item in context.library.publications.values() for kind in (item.kind, *item.also)}
    return [kind for kind in LABELS["publication"] if kind in used and kind != "event"]

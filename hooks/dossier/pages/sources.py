"""The sources page: every source once, by publisher."""

from __future__ import annotations

from dossier.model.source import Source
from dossier.pages.context import Context
from dossier.pages.rendered import Rendered, render
from dossier.uses import uses_of_sources


def render_sources(context: Context) -> Rendered:
    """Return the list of all sources in the order of their publishers."""

    def publisher(pair: tuple[str, Source]) -> str:
        return f"{pair[1].publisher} {pair[0]}"

    return render(
        context,
        "sources.html",
        title=context._("Sources"),
        description=context._("Every page that the dossier's facts rest on."),
        section="data",
        sources=[key for key, _ in context.speech.in_order(context.library.sources.items(), key=publisher)],
        uses=context.edition.once(uses_of_sources),
    )

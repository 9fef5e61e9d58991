"""Standing pages: a title, a standfirst and a text."""

from __future__ import annotations

from dossier.pages.context import Context
from dossier.pages.rendered import Rendered, render


def render_page(context: Context) -> Rendered:
    """Return a standing page such as safety or methodology."""
    identifier = context.page.identifier
    text = context.text("page", identifier)
    return render(
        context,
        "standing.html",
        title=text.front.title,
        description=context.plain_summary(text),
        text=text,
        updated=context.library.pages[identifier].updated,
    )

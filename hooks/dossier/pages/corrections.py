"""Corrections: what the dossier had wrong, newest first, with the pages that each concerns."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dossier.model.correction import Correction
from dossier.pages.context import Context
from dossier.pages.rendered import Rendered, render
from dossier.plan.addresses import LISTS, correction_anchor
from dossier.plan.corrections import newest_corrections
from dossier.words.markup import fill


@dataclass(frozen=True)
class Listed:
    """A correction with its anchor and the links to the pages that it concerns."""

    record: Correction
    anchor: str
    links: tuple[Markup, ...]


def render_corrections(context: Context) -> Rendered:
    """Return the list of all corrections, or that there are none, and how to report a mistake."""
    return render(
        context,
        "corrections.html",
        title=context._("Corrections"),
        description=context._("What the dossier had wrong, what is right, and since when the mistake had stood."),
        section="data",
        items=[
            Listed(correction, correction_anchor(correction.id), _link_pages(context, correction))
            for correction in newest_corrections(context.library)
        ],
    )


def _link_pages(context: Context, correction: Correction) -> tuple[Markup, ...]:
    """Return a link to each page that a correction names."""
    links = []
    for name in correction.pages:
        kind, _, identifier = name.partition(":")
        if kind == "page" and identifier in LISTS:
            link = fill('<a href="%s">%s</a>', context.href(kind, identifier), context.label("list", identifier))
        else:
            link = context.link(kind, identifier)
        links.append(link)
    return tuple(links)

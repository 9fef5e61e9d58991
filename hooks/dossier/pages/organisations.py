"""Organisations: one page, with what each does, its address, and what the Belarusian authorities have listed it as."""

from __future__ import annotations

from dossier.model.organisation import Organisation
from dossier.model.texts import choose_wording
from dossier.pages.context import Context
from dossier.pages.rendered import Rendered, render


def render_organisations(context: Context) -> Rendered:
    """Return the list of organisations in alphabetical order."""

    def name(pair: tuple[str, Organisation]) -> str:
        return choose_wording(pair[1].name, context.chain).text

    return render(
        context,
        "organisations.html",
        title=context._("Organisations"),
        description=context._("Organisations that the dossier names, with what listing them means for readers."),
        section="data",
        organisations=context.speech.in_order(context.library.organisations.items(), key=name),
    )

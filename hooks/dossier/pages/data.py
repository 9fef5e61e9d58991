"""The data page: which data sets there are, how many records each has, and the counts of political prisoners."""

from __future__ import annotations

from dossier.figures.newest import counts_of, day_covered
from dossier.pages.context import Context
from dossier.pages.rendered import Rendered, render
from dossier.words.labels import LABELS


def render_data(context: Context) -> Rendered:
    """Return the overview of the data sets and the table of counts."""
    library = context.library
    return render(
        context,
        "data.html",
        title=context._("Data"),
        description=context._("The data sets behind the dossier, and the numbers of political prisoners as stated."),
        section="data",
        sets=[
            ("prisoners", len(library.prisoners)),
            ("releases", len(library.releases)),
            ("timeline", len(library.timeline)),
            ("organisations", len(library.organisations)),
            ("sources", len(library.sources)),
        ],
        counts=[(measure, counts_of(library, measure)) for measure in LABELS["measure"]],
        places=len(library.places),
        notes=[note for _, note in sorted(library.notes.items()) if note.about == "counts"],
        covered=day_covered(library),
    )

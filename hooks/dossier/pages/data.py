"""The data page: the data sets with their files, their version and licence, and the counts of political prisoners."""

from __future__ import annotations

from dossier.figures.newest import counts_of, day_covered
from dossier.pages.charts import show_chart
from dossier.pages.citing import cite_page
from dossier.pages.context import Context
from dossier.pages.downloads import list_data_sets
from dossier.pages.rendered import Rendered, render
from dossier.plan.addresses import CHARTS, DATA_PACKAGE
from dossier.tables.version import write_data
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
        sets=list_data_sets(context),
        version=context.edition.once(write_data).name,
        package=context.base + DATA_PACKAGE,
        counts=[(measure, counts_of(library, measure)) for measure in LABELS["measure"]],
        chart=show_chart(context, "recognised"),
        charts=[show_chart(context, name) for name in CHARTS],
        notes=[note for _, note in sorted(library.notes.items()) if note.about == "counts"],
        covered=context.edition.once(day_covered),
        citation=cite_page(context),
    )

"""Every chart as a picture that stands alone and as a CSV file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.charts.chart import Chart
from dossier.charts.picture import make_picture
from dossier.charts.registry import ChartOf, HistoryOf
from dossier.charts.source import word_source
from dossier.edition import Edition
from dossier.outputs.artifact import Artifact
from dossier.plan.addresses import CHARTS, chart_data, chart_picture, history_of
from dossier.plan.site import PagePlan
from dossier.tables.csv import write_csv


class Charts:
    """`charts/<chart>.<language>.svg` and `charts/<chart>.csv`, and those of each person.

    A part is a chart in all languages, or the chart of a person's history in one: `history/<id>/<language>`.
    """

    name = "charts"

    def parts(self, edition: Edition) -> Iterable[str]:
        """Yield the name of each chart."""
        yield from CHARTS
        for prisoner in sorted(edition.library.prisoners):
            yield from (f"{history_of(prisoner)}/{language}" for language in edition.speeches)

    def artifacts(self, edition: Edition, part: str) -> Iterator[Artifact]:
        """Yield the files of a chart; none where it has nothing to show."""
        if part in CHARTS:
            for language, speech in edition.speeches.items():
                page = edition.plan.find("chart", part, language)
                yield from _files_of(edition, edition.once(ChartOf(part, speech)), part, page)
        else:
            _, prisoner, language = part.split("/")
            page = edition.plan.find("prisoner", prisoner, language)
            chart = edition.lately(HistoryOf(prisoner, edition.speeches[language]))
            yield from _files_of(edition, chart, history_of(prisoner), page)


def _files_of(edition: Edition, chart: Chart, name: str, page: PagePlan | None) -> Iterator[Artifact]:
    """Yield the picture in a page's language, and with that of the first language the data for all."""
    assert page is not None, f"no page shows the chart {name}"
    if not chart.rows:
        return
    picture = make_picture(chart, word_source(edition, page), page.language)
    yield Artifact(chart_picture(name, page.language), picture.document.encode())
    if page.language == edition.library.languages.codes[0]:
        yield Artifact(chart_data(name), write_csv(chart.csv_columns, chart.csv_rows))

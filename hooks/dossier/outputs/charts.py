"""Every chart as a picture that stands alone and as a CSV file."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.charts.chart import Chart
from dossier.charts.picture import make_picture
from dossier.charts.registry import ChartOf, draw_history
from dossier.charts.source import word_source
from dossier.edition import Edition
from dossier.outputs.artifact import Artifact
from dossier.plan.addresses import CHARTS, chart_data, chart_picture, history_of
from dossier.plan.site import PagePlan
from dossier.tables.csv import write_csv


class Charts:
    """`charts/<chart>.<language>.svg` and `charts/<chart>.csv`, and those of each person."""

    name = "charts"

    def artifacts(self, edition: Edition) -> Iterator[Artifact]:
        """Yield the files of each chart that has something to show."""
        for identifier in CHARTS:
            for language, speech in edition.speeches.items():
                page = edition.plan.find("chart", identifier, language)
                chart = edition.once(ChartOf(identifier, speech))
                yield from _files_of(edition, chart, identifier, page)
        for prisoner in sorted(edition.library.prisoners):
            for language, speech in edition.speeches.items():
                page = edition.plan.find("prisoner", prisoner, language)
                chart = draw_history(edition.library, prisoner, speech)
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

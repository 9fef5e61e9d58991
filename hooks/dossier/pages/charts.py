"""Charts on pages: a page for each with its data and files, and what other pages show of them."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.charts.chart import Chart
from dossier.charts.picture import Picture, make_picture
from dossier.charts.registry import ChartOf, HistoryOf
from dossier.charts.source import word_source
from dossier.figures.newest import day_covered
from dossier.pages.citing import cite_chart
from dossier.pages.context import Context
from dossier.pages.downloads import Download
from dossier.pages.rendered import Rendered, render
from dossier.plan.addresses import chart_data, chart_picture, history_of
from dossier.tables.csv import write_csv

_CSV, _SVG = "text/csv", "image/svg+xml"
# Where more is told of what a chart shows: the list, and its passage.
_TOLD_AT = {
    "waves": ("releases", ""),
    "recognised": ("data", ""),
    "totals": ("releases", "totals"),
    "timeline": ("timeline", ""),
}


@dataclass(frozen=True)
class PersonChart:
    """The chart of a person's history with its files."""

    chart: Chart
    downloads: tuple[Download, ...]


def show_chart(context: Context, identifier: str) -> Chart:
    """Return a chart of the site in the page's language."""
    return context.edition.once(ChartOf(identifier, context.speech))


def show_history(context: Context, prisoner: str) -> PersonChart:
    """Return the chart of a person's history; its files are named without their size, which nobody has counted yet."""
    name = history_of(prisoner)
    downloads = (
        Download(context.base + chart_data(name), _CSV, context._("Download the data of the chart, CSV")),
        Download(context.base + chart_picture(name, context.language), _SVG, context._("Download the chart, SVG")),
    )
    return PersonChart(context.edition.lately(HistoryOf(prisoner, context.speech)), downloads)


def render_chart(context: Context) -> Rendered:
    """Return the page of a chart: both drawings, the table, the files, how to embed and how to cite it."""
    chart = show_chart(context, context.page.identifier)
    picture = make_picture(chart, word_source(context.edition, context.page), context.language)
    return render(
        context,
        "chart.html",
        title=chart.title,
        description=chart.description,
        section="data",
        chart=chart,
        downloads=_list_downloads(context, chart, picture),
        snippet=_write_snippet(context, chart, picture),
        told_at=context.href("list", *_TOLD_AT[chart.identifier]),
        covered=context.edition.once(day_covered),
        citation=cite_chart(context, chart.title),
    )


def _list_downloads(context: Context, chart: Chart, picture: Picture) -> list[Download]:
    data = write_csv(chart.csv_columns, chart.csv_rows)
    return [
        Download(
            context.base + chart_data(chart.identifier),
            _CSV,
            context._("Download the data, CSV, %(size)s", size=context.speech.file_size(len(data))),
        ),
        Download(
            context.base + chart_picture(chart.identifier, context.language),
            _SVG,
            context._(
                "Download the picture, SVG, %(size)s", size=context.speech.file_size(len(picture.document.encode()))
            ),
        ),
    ]


def _write_snippet(context: Context, chart: Chart, picture: Picture) -> str:
    """Return the HTML that shows the picture on another site; the chart's title is what is read out."""
    address = context.edition.site_url + chart_picture(chart.identifier, context.language)
    # Attributes are escaped here, the whole once more where the page shows it as text.
    title = chart.title.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return f'<img src="{address}" alt="{title}" width="{picture.width}" height="{picture.height}">'

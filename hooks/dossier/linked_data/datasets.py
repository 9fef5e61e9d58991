"""The data as a whole and each chart as data sets, with their files, licence, version and sources."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.charts.registry import ChartOf
from dossier.figures.newest import day_covered
from dossier.library import Library
from dossier.linked_data.node import Node, make_node
from dossier.linked_data.subject import LICENCE, Subject
from dossier.plan.addresses import DATA_PACKAGE, chart_data, chart_picture, data_file
from dossier.tables.version import write_data

_CSV, _JSON, _SVG = "text/csv", "application/json", "image/svg+xml"


def describe_data(subject: Subject) -> list[Node]:
    """Return the data package, and the institute."""
    data = subject.edition.once(write_data)
    files = [_file(subject, DATA_PACKAGE, _JSON, "Data Package")]
    for found in data.tables:
        name = subject.speech.say(found.table.title)
        files.append(_file(subject, data_file(found.table.name, "csv"), _CSV, name))
        files.append(_file(subject, data_file(found.table.name, "json"), _JSON, name))
    return [
        make_node(
            "Dataset",
            **_shared(subject),
            identity=_data_id(subject),
            version=data.name,
            temporalCoverage=_span(subject.library),
            distribution=files,
            isBasedOn=list(_sources(subject.library)),
        ),
        subject.institute(),
    ]


def describe_chart(subject: Subject) -> list[Node]:
    """Return the data of a chart, as a part of the data as a whole, and the institute."""
    identifier = subject.page.identifier
    chart = subject.edition.once(ChartOf(identifier, subject.speech))
    files = []
    if chart.rows:
        files.append(_file(subject, chart_data(identifier), _CSV, subject.title))
        files.append(_file(subject, chart_picture(identifier, subject.language), _SVG, subject.title))
    return [
        make_node("Dataset", **_shared(subject), distribution=files, isPartOf={"@id": _data_id(subject)}),
        subject.institute(),
    ]


def _shared(subject: Subject) -> dict[str, object]:
    return {
        "mainEntityOfPage": subject.url,
        "url": subject.url,
        "name": subject.title,
        "description": subject.description,
        "inLanguage": subject.language,
        "license": LICENCE,
        "creator": subject.institute_id(),
        "publisher": subject.institute_id(),
        "isAccessibleForFree": True,
    }


def _data_id(subject: Subject) -> str:
    return f"{subject.edition.site_url}{DATA_PACKAGE}#data"


def _file(subject: Subject, path: str, media_type: str, name: str) -> Node:
    return make_node("DataDownload", name=name, contentUrl=subject.edition.site_url + path, encodingFormat=media_type)


def _span(library: Library) -> str | None:
    """Return the stretch of time from the first wave, count or entry of the timeline to the newest day covered."""
    days = [
        *(release.day for release in library.releases.values()),
        *(count.date for count in library.counts.values()),
        *(moment.date for moment in library.timeline.values()),
    ]
    covered = day_covered(library)
    if not days or covered is None:
        return None
    first = min(day.sort_key[0] for day in days)
    return f"{first.isoformat()}/{covered.sort_key[1].isoformat()}"


def _sources(library: Library) -> Iterator[str]:
    """Yield the address of every source that may be shown, each once."""
    hidden = {source.address for source in library.sources.values() if not source.display}
    shown = {source.address for source in library.sources.values() if source.display and source.address}
    yield from sorted(address for address in shown - hidden if address)

"""The citations of publications, events, charts and the data as files for reference managers, beside each page."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.charts.registry import ChartOf
from dossier.citations.formats import FORMATS
from dossier.citations.subjects import work_of_figure, work_with_files
from dossier.citations.text import cite
from dossier.citations.work import Work
from dossier.edition import Edition
from dossier.figures.newest import day_covered
from dossier.outputs.artifact import Artifact
from dossier.plan.addresses import citation_file
from dossier.plan.site import PagePlan
from dossier.tables.version import write_data


class Citations:
    """`cite.bib`, `cite.ris` and `cite.json` beside each page that is cited often."""

    name = "citations"

    def artifacts(self, edition: Edition) -> Iterator[Artifact]:
        """Yield the files; a page that shows another language's text leads to the files of that text's own page."""
        version = edition.once(write_data).name
        for page in edition.plan.pages:
            if not page.own:
                continue
            work = _work_of_chart(edition, page) or work_with_files(edition, page, version)
            if work is None:
                continue
            citation = cite(work, edition.speeches[page.language])
            for form in FORMATS:
                yield Artifact(citation_file(page.address, form.ending), form.write(citation).encode())


def _work_of_chart(edition: Edition, page: PagePlan) -> Work | None:
    if page.kind != "chart":
        return None
    title = edition.once(ChartOf(page.identifier, edition.speeches[page.language])).title
    return work_of_figure(edition, page, title, edition.once(day_covered))

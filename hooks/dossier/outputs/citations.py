"""The citations of publications, events, charts and the data as files for reference managers, beside each page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.charts.registry import ChartOf
from dossier.citations.formats import FORMATS
from dossier.citations.subjects import work_of_figure, work_with_files
from dossier.citations.text import cite
from dossier.citations.work import Work
from dossier.edition import Edition
from dossier.figures.newest import day_covered
from dossier.outputs.artifact import Artifact
from dossier.outputs.pages import pages_by_address
from dossier.plan.addresses import citation_file
from dossier.plan.site import PagePlan
from dossier.tables.version import write_data

_DATA = ("list", "data")
_CITED_OFTEN = ("publication", "event", "chart")


class Citations:
    """`cite.bib`, `cite.ris` and `cite.json` beside each page that is cited often; a part is a page, by its address."""

    name = "citations"

    def parts(self, edition: Edition) -> Iterable[str]:
        """Yield the address of each page; one that shows another language's text leads to the files of that text."""
        cited = (page for page in edition.plan.pages if page.kind in _CITED_OFTEN or page.key == _DATA)
        return (page.address for page in cited if page.own)

    def artifacts(self, edition: Edition, part: str) -> Iterator[Artifact]:
        """Yield the files of a page."""
        page = edition.derive(pages_by_address)[part]
        citation = cite(_work_of(edition, page), edition.speeches[page.language])
        for form in FORMATS:
            yield Artifact(citation_file(page.address, form.ending), form.write(citation).encode())


def _work_of(edition: Edition, page: PagePlan) -> Work:
    if page.kind == "chart":
        title = edition.once(ChartOf(page.identifier, edition.speeches[page.language])).title
        return work_of_figure(edition, page, title, edition.once(day_covered))
    # Only the data have a version, and it is known only when all of them are written.
    version = edition.once(write_data).name if page.key == _DATA else None
    work = work_with_files(edition, page, version)
    assert work is not None
    return work

"""Takes a page's Work, gives what its section 'How to cite' shows: the text, and the formats as files or in place."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dossier.citations.formats import FORMATS
from dossier.citations.subjects import work_of_figure, work_of_record, work_with_files
from dossier.citations.text import cite
from dossier.citations.work import Work
from dossier.figures.newest import day_covered
from dossier.model.dates import PartialDate
from dossier.model.texts import Wording
from dossier.pages.context import Context
from dossier.plan.addresses import citation_file
from dossier.tables.version import write_data


@dataclass(frozen=True)
class CitationFile:
    """A citation to download: the format's name and media type, and the relative address."""

    name: str
    media_type: str
    href: str


@dataclass(frozen=True)
class HowToCite:
    """The citation in words; its formats as files, or, where the page has none, each by its name with its text."""

    text: Markup
    files: tuple[CitationFile, ...] = ()
    entries: tuple[tuple[str, str], ...] = ()


def cite_page(context: Context) -> HowToCite:
    """Return the citation of a publication, of an event or of the data as a whole."""
    # The version of the data changes with every record: only the page of the data may ask for it.
    version = context.edition.once(write_data).name if context.page.key == ("list", "data") else None
    work = work_with_files(context.edition, context.page, version)
    assert work is not None, f"no files cite {context.page.address}"
    return _offer_files(context, work)


def cite_chart(context: Context, title: str) -> HowToCite:
    """Return the citation of a chart's page; `title` is the chart's."""
    covered = context.edition.once(day_covered)
    work = work_of_figure(context.edition, context.page, title, covered)
    return _offer_files(context, work)


def cite_record(context: Context, title: Wording, as_of: PartialDate | None) -> HowToCite:
    """Return the citation of a record's page, such as a prisoner's; its formats stand on the page itself."""
    citation = cite(work_of_record(context.edition, context.page, title, as_of), context.speech)
    # Line ends that RIS wants are none in a page.
    entries = tuple((form.name, form.write(citation).replace("\r\n", "\n").strip()) for form in FORMATS)
    return HowToCite(citation.text, entries=entries)


def _offer_files(context: Context, work: Work) -> HowToCite:
    # A page that shows another language's text has no files of its own.
    base = context.base + context.page.canonical
    files = tuple(CitationFile(form.name, form.media_type, citation_file(base, form.ending)) for form in FORMATS)
    return HowToCite(cite(work, context.speech).text, files=files)

"""Takes an edition, gives every job that its site consists of, in an order in which neighbours share most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from dossier.build.job import Job
from dossier.build.ledger import ALL
from dossier.build.request import Request
from dossier.build.searching import PAGE, note_entries
from dossier.build.tracked import AskedEdition
from dossier.edition import Edition
from dossier.outputs.artifact import Artifact, Output
from dossier.outputs.registry import OUTPUTS
from dossier.plan.addresses import file_of
from dossier.plan.site import PagePlan
from dossier.publish.cards import CardMaker, pages_with_card
from dossier.publish.paper import STYLE_OF_PAPER, Papers, pages_with_pdf
from dossier.publish.shells import Shell
from dossier.publish.site import make_entrances, make_page


def list_papers(edition: Edition, papers: Papers) -> Iterator[Job]:
    """Yield a job for each PDF; pages say how large they are, so these come first."""
    for page in pages_with_pdf(edition):
        yield Job(f"paper {page.address}", partial(_make_paper, papers, page))


def list_jobs(edition: Edition, shells: Mapping[str, Shell], style: str, request: Request) -> Iterator[Job]:
    """Yield the jobs of all pages and of the files beside them.

    The files of a person's chart follow the page that draws it.
    """
    beside = {output.name: dict.fromkeys(output.parts(edition)) for output in OUTPUTS}
    by_page = _parts_by_page(edition)
    for page in edition.plan.pages:
        noted = partial(_note_page, page) if "search" not in request.without else None
        yield Job(f"{PAGE}{page.address}", partial(_make_page, page, shells), noted)
        for output, part in by_page.get(page, ()):
            if part in beside[output.name]:
                del beside[output.name][part]
                yield _job_of_part(output, part)
    for output in OUTPUTS:
        yield from (_job_of_part(output, part) for part in beside[output.name])
    if "cards" not in request.without:
        maker = CardMaker(request.cache)
        for page in pages_with_card(edition):
            yield Job(f"card {page.address}", partial(_make_card, maker, page))
    yield Job("pictures", partial(_make_pictures, request))
    yield Job("entrances", partial(_make_entrances, style))


def _make_page(page: PagePlan, shells: Mapping[str, Shell], edition: Edition) -> Iterator[Artifact]:
    note(edition, "shell", page.language)
    yield Artifact(file_of(page.address), make_page(edition, page, shells).encode())


def _note_page(page: PagePlan, edition: Edition, artifacts: tuple[Artifact, ...]) -> str:
    return note_entries(edition, page, artifacts)


def _make_paper(papers: Papers, page: PagePlan, edition: Edition) -> Iterable[Artifact]:
    note(edition, "asset", STYLE_OF_PAPER)
    return [papers.make(edition, page)]


def _make_card(maker: CardMaker, page: PagePlan, edition: Edition) -> Iterable[Artifact]:
    return [maker.make(edition, page)]


def _make_pictures(request: Request, edition: Edition) -> Iterable[Artifact]:
    if not any(text.pictures for texts in edition.library.texts.values() for text in texts.values()):
        return ()
    # What reads pictures takes long to load, and most edits show none.
    from dossier.publish.pictures import make_pictures  # noqa: PLC0415

    return make_pictures(edition, request.root, request.cache)


def _make_entrances(style: str, edition: Edition) -> Iterable[Artifact]:
    note(edition, "style", ALL)
    return make_entrances(edition, [style])


def note(edition: Edition, *fact: str) -> None:
    """Note that something was asked for which is no part of the edition, such as a shell."""
    if isinstance(edition, AskedEdition):
        edition.note(fact)


def _parts_by_page(edition: Edition) -> Mapping[PagePlan, list[tuple[Output, str]]]:
    charts = next(output for output in OUTPUTS if output.name == "charts")
    return {
        page: [(charts, f"history/{page.identifier}/{page.language}")]
        for page in edition.plan.pages
        if page.kind == "prisoner"
    }


def _job_of_part(output: Output, part: str) -> Job:
    return Job(f"{output.name} {part}".rstrip(), lambda edition: output.artifacts(edition, part))

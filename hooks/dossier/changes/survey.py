"""Takes an edition, gives what its pages say, by digest, and how large pages and files are, without frame and theme."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain

from dossier.edition import Edition
from dossier.outputs.artifact import make_artifacts
from dossier.outputs.registry import OUTPUTS
from dossier.pages.registry import render_page
from dossier.pages.rendered import Rendered
from dossier.workers import share_out, split_evenly

# So many pages are made at once: what neighbours share is made once.
_RUN = 40


@dataclass(frozen=True)
class SurveyedPage:
    """A page: its language, its address below that, its title, and the digest and size in bytes of its main part."""

    language: str
    path: str
    title: str
    digest: bytes
    size: int


@dataclass(frozen=True)
class Survey:
    """All pages by their addresses, the sizes of the files beside them by path, and where old addresses lead."""

    pages: Mapping[str, SurveyedPage]
    files: Mapping[str, int]
    redirects: Mapping[str, str] = field(default_factory=dict)


def survey_edition(edition: Edition) -> Survey:
    """Return what an edition consists of; PDFs, cards, pictures and the search are left out, since they take long."""
    runs = split_evenly(edition.plan.pages, _RUN)

    def survey(number: int) -> list[tuple[str, SurveyedPage]]:
        return [(page.address, _survey_page(page.address, render_page(edition, page))) for page in runs[number]]

    pages = dict(chain.from_iterable(share_out(survey, len(runs), least=2)))
    files = {item.path: len(item.content) for output in OUTPUTS for item in make_artifacts(output, edition)}
    return Survey(pages, files, edition.plan.redirects)


def _survey_page(address: str, rendered: Rendered) -> SurveyedPage:
    language, _, path = address.partition("/")
    main = rendered.main.encode()
    return SurveyedPage(language, path, rendered.title, hashlib.blake2b(main, digest_size=16).digest(), len(main))

"""Takes the project's folder and the day, gives the edition to publish, or refuses the input with every problem."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dossier.checks.registry import check_library
from dossier.edition import PLACEHOLDER, Edition
from dossier.plan.checks import check_plan
from dossier.plan.site import plan_site
from dossier.problems import Problems
from dossier.reading import read_library
from dossier.words.catalogue import read_catalogue
from dossier.words.speech import Speech


def prepare_edition(root: Path, today: date, site_url: str = PLACEHOLDER) -> Edition:
    """Return the edition.

    Raises InputRefused with all problems of the input, sorted by place, before anything is written.
    """
    problems = Problems()
    library = read_library(root, problems)
    speeches = {
        language.code: Speech(language, read_catalogue(root, language.code, problems))
        for language in library.languages.languages
    }
    check_library(library, today, problems)
    plan = plan_site(library)
    check_plan(plan, problems)
    problems.stop_if_any()
    return Edition(plan, speeches, today, site_url)

"""Takes the project's folder and the day, gives the edition to publish, or refuses the input with every problem."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from types import MappingProxyType

from dossier.checks.registry import check_library
from dossier.edition import PLACEHOLDER, Edition
from dossier.plan.checks import check_plan
from dossier.plan.site import plan_site
from dossier.problems import Problems
from dossier.reading import read_library
from dossier.reading.kept import Memory
from dossier.store import NOTHING, Store
from dossier.words.catalogue import read_catalogue
from dossier.words.speech import Speech


def prepare_edition(
    root: Path,
    today: date,
    site_url: str = PLACEHOLDER,
    *,
    store: Store = NOTHING,
    digests: Mapping[str, bytes] = MappingProxyType({}),
    memory: Memory | None = None,
) -> Edition:
    """Return the edition; `store`, `digests` and `memory` spare the reading of files that have not changed.

    Raises InputRefused with all problems of the input, sorted by place, before anything is written.
    """
    problems = Problems()
    edition = read_edition(root, today, site_url, problems, store=store, digests=digests, memory=memory)
    problems.stop_if_any()
    return edition


def read_edition(
    root: Path,
    today: date,
    site_url: str,
    problems: Problems,
    *,
    store: Store = NOTHING,
    digests: Mapping[str, bytes] = MappingProxyType({}),
    memory: Memory | None = None,
) -> Edition:
    """Return the edition of what can be read, and note every problem; with any it is no edition to publish.

    Raises InputRefused where a file of settings can't be read, since nothing can be judged without it.
    """
    library = read_library(root, problems, store, digests, memory)
    speeches = {
        language.code: Speech(language, _read_words(root, language.code, problems, store, digests))
        for language in library.languages.languages
    }
    check_library(library, today, problems)
    plan = plan_site(library)
    check_plan(plan, problems)
    return Edition(plan, speeches, today, site_url)


def _read_words(
    root: Path, language: str, problems: Problems, store: Store, digests: Mapping[str, bytes]
) -> NullTranslations:
    return read_catalogue(root, language, problems, store, digests.get(f"data/words/{language}.po", b""))

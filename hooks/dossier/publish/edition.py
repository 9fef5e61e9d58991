"""Takes the project's folder and the day, gives the edition to publish, or refuses the input with every problem."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from gettext import NullTranslations
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from dossier.checks.registry import check_library, check_published
from dossier.edition import PLACEHOLDER, Edition
from dossier.library import Library
from dossier.plan.checks import check_plan
from dossier.plan.schedule import Schedule
from dossier.plan.site import SitePlan, plan_site
from dossier.problems import Problems
from dossier.prose.naming import Names
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
    with_held: bool = False,
) -> Edition:
    """Return the edition; `store`, `digests` and `memory` spare the reading of files that have not changed.

    What is held back on the day is checked like everything else, but only an edition `with_held`, a preview, has it.

    Raises InputRefused with all problems of the input, sorted by place, before anything is written.
    """
    problems = Problems()
    edition = read_edition(
        root, today, site_url, problems, store=store, digests=digests, memory=memory, with_held=with_held
    )
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
    with_held: bool = False,
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
    published = _plan_published(plan, today, problems)
    if library.withheld:
        # Another mistake may stand in a line that names somebody who must not be named; logs of CI are public.
        withheld = Names(chain.from_iterable(library.withheld.values()))
        problems.hide_lines(withheld.stand_in)
    return Edition(plan if with_held else published, speeches, today, site_url, with_held=with_held)


def _plan_published(whole: SitePlan, today: date, problems: Problems) -> SitePlan:
    """Return the plan of what readers may see today; note what is wrong with it, or will be on a day to come."""
    schedule = Schedule(whole.library)
    published = schedule.select_published(today)
    if published is whole.library:
        return whole
    for day in schedule.list_days(today):
        _plan_checked(schedule.select_published(day), problems)
    return _plan_checked(published, problems)


def _plan_checked(library: Library, problems: Problems) -> SitePlan:
    check_published(library, problems)
    plan = plan_site(library)
    check_plan(plan, problems)
    return plan


def _read_words(
    root: Path, language: str, problems: Problems, store: Store, digests: Mapping[str, bytes]
) -> NullTranslations:
    return read_catalogue(root, language, problems, store, digests.get(f"data/words/{language}.po", b""))

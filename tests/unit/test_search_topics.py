"""The table of topic queries is large enough, and expects pages that exist in the language of the query."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml

from dossier.plan.site import SitePlan, plan_site
from dossier.problems import Problems
from dossier.reading import read_library
from small_sites import ROOT

LANGUAGES = ("en", "de", "be", "pl")
AT_LEAST = 40
AT_LEAST_MISTYPED = 4
TABLE: dict[str, list[dict[str, Any]]] = yaml.safe_load((ROOT / "tests" / "search" / "topics.yml").read_text())


@cache
def plan() -> SitePlan:
    """Return the plan of the project's own records."""
    return plan_site(read_library(ROOT, Problems()))


def test_every_language_has_its_queries() -> None:
    assert tuple(TABLE) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_forty_queries_a_language_some_of_them_mistyped(language: str) -> None:
    queries = [entry["query"] for entry in TABLE[language]]
    assert len(queries) == len(set(queries)) >= AT_LEAST
    assert sum(entry.get("mistyped", False) for entry in TABLE[language]) >= AT_LEAST_MISTYPED


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_expected_page_exists_in_the_language(language: str) -> None:
    expected = [key for entry in TABLE[language] for key in entry["expect"]]
    assert [key for key in expected if plan().locate(*key.split(":", 1), language) is None] == []
    assert all(1 <= len(entry["expect"]) <= 3 for entry in TABLE[language])

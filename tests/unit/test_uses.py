"""What rests on a source: every record and text that cites it, each once, whatever field the citation stands in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.kinds import KINDS
from dossier.library import Library
from dossier.problems import Problems
from dossier.reading import read_library
from dossier.uses import uses_of_sources
from small_sites import ROOT, copy_small_site
from unit.making import codes, problems_of, rewrite

ONE = "data/prisoners/synthetic-one.yml"
FIRST = "data/releases/2024-07-02-first.yml"
EN = "briefings/invented-waves/en.md"


def _uses(root: Path) -> dict[str, list[tuple[str, str]]]:
    return uses_of_sources(_read(root))


def _read(root: Path) -> Library:
    problems = Problems()
    library = read_library(root, problems)
    assert [problem.render() for problem in problems] == []
    return library


def _add_source(root: Path) -> None:
    folder = root / "data/sources"
    (folder / "lonely.yml").write_text(
        (folder / "invented-report.yml").read_text().replace("https://", "https://lonely.")
    )


def test_a_source_that_nobody_uses_has_no_uses(small_site: Path) -> None:
    _add_source(small_site)
    assert _uses(small_site)["lonely"] == []
    assert codes(problems_of(small_site)) == ["unused-source"]


@pytest.mark.parametrize(
    ("file", "old", "new", "use"),
    [
        (
            ONE,
            "    sources: [invented-gazette, invented-report]",
            "    sources: [lonely]",
            ("prisoner", "synthetic-one"),
        ),
        (ONE, "birth_year_sources: [invented-gazette]", "birth_year_sources: [lonely]", ("prisoner", "synthetic-one")),
        (ONE, "place of 5 [@invented-report]", "place of 5 [@lonely]", ("prisoner", "synthetic-one")),
        (ONE, "place of 5 [@invented-report]", "of 5 [@invented-gazette; @lonely]", ("prisoner", "synthetic-one")),
        (FIRST, "sources: [invented-gazette, invented-report]", "sources: [lonely]", ("release", "2024-07-02-first")),
        (
            FIRST,
            "    value: 10\n    sources: [invented-report]",
            "    value: 10\n    sources: [lonely]",
            ("release", "2024-07-02-first"),
        ),
        (
            FIRST,
            "      de: der Wellen von 2024\n    sources: [invented-report]",
            "      de: x\n    sources: [lonely]",
            ("release", "2024-07-02-first"),
        ),
        (
            FIRST,
            "        sources: [invented-report]\n        counted",
            "        sources: [lonely]\n        counted",
            ("release", "2024-07-02-first"),
        ),
        ("data/totals/2024-09-16-report.yml", "[invented-report]", "[lonely]", ("total", "2024-09-16-report")),
        ("data/counts/2024-12-31-invented.yml", "[invented-report]", "[lonely]", ("count", "2024-12-31-invented")),
        ("data/statements/invented-votes.yml", "[invented-gazette]", "[lonely]", ("statement", "invented-votes")),
        (
            "data/timeline/2024-07-releases.yml",
            "[invented-gazette, invented-report]",
            "[lonely]",
            ("moment", "2024-07-releases"),
        ),
        ("data/ways/letters.yml", "    sources: [invented-report]", "    sources: [lonely]", ("way", "letters")),
        (
            "data/organisations/invented-rights-group.yml",
            "  sources: [invented-gazette]",
            "  sources: [lonely]",
            ("organisation", "invented-rights-group"),
        ),
        (
            "briefings/invented-waves/publication.yml",
            "source: invented-archive",
            "source: lonely",
            ("publication", "invented-waves"),
        ),
        (
            "briefings/invented-waves/publication.yml",
            "sources: [invented-archive, invented-report]",
            "sources: [lonely]",
            ("publication", "invented-waves"),
        ),
        (
            EN,
            "(prisoner:synthetic-one) [@invented-report]",
            "(prisoner:synthetic-one) [@lonely]",
            ("publication", "invented-waves"),
        ),
        (
            EN,
            "[@invented-gazette; @invented-report]",
            "[@invented-gazette; @lonely]",
            ("publication", "invented-waves"),
        ),
        ("docs/pages/methodology/en.md", "[@invented-report]", "[@lonely]", ("page", "methodology")),
    ],
)
def test_a_source_is_used_wherever_it_is_named(small_site: Path, file: str, old: str, new: str, use: Any) -> None:
    _add_source(small_site)
    rewrite(small_site / file, old, new)
    assert _uses(small_site)["lonely"] == [use]


def test_a_source_of_a_correction_is_used(small_site: Path) -> None:
    _add_source(small_site)
    (small_site / "data/corrections.yml").write_text(
        'corrections:\n  - {id: c, date: "2026", was: {en: a}, now: {en: b}, pages: ["page:act"], sources: [lonely]}\n'
    )
    assert _uses(small_site)["lonely"] == [("correction", "c")]


def test_a_record_that_names_a_source_often_is_one_use(small_site: Path) -> None:
    found = _uses(small_site)["invented-report"]
    assert len(found) == len(set(found))
    assert found == sorted(found)
    assert ("prisoner", "synthetic-one") in found


def test_a_figure_in_a_text_is_no_use_of_its_own(small_site: Path) -> None:
    # The figure rests on the record, which names the source.
    _add_source(small_site)
    rewrite(small_site / "data/statements/invented-votes.yml", "[invented-gazette]", "[lonely]")
    assert _uses(small_site)["lonely"] == [("statement", "invented-votes")]


def test_a_withheld_record_is_no_use(small_site: Path) -> None:
    _add_source(small_site)
    rewrite(small_site / "data/prisoners/hidden-example.yml", "sources: [invented-report]", "sources: [lonely]")
    assert _uses(small_site)["lonely"] == []


def test_a_source_that_is_only_mentioned_in_words_is_not_used(small_site: Path) -> None:
    _add_source(small_site)
    rewrite(small_site / ONE, "The invented report gives", "The lonely report @lonely [lonely] gives")
    assert _uses(small_site)["lonely"] == []


def _named_in(value: Any, field: str = "") -> set[str]:
    """Return every id that stands in a field of sources or in a citation, in a file as PyYAML reads it."""
    if isinstance(value, dict):
        return {name for key, item in value.items() for name in _named_in(item, str(key))}
    if isinstance(value, list):
        return {name for item in value for name in _named_in(item, field)}
    cited = set(re.findall(r"@([a-z0-9-]+)", " ".join(re.findall(r"\[@[^\]]*\]", str(value)))))
    return cited | ({str(value)} if field.endswith(("source", "sources")) else set())


def test_the_uses_in_the_real_data_are_those_that_stand_in_its_files() -> None:
    found = uses_of_sources(_read(ROOT))
    expected: dict[str, set[tuple[str, str]]] = {source: set() for source in found}
    for kind, (folder, _) in KINDS.items():
        if kind != "source":
            for path in sorted((ROOT / "data" / folder).glob("*.yml")):
                for source in _named_in(yaml.safe_load(path.read_text())):
                    expected[source].add((kind, path.stem))
    for correction in yaml.safe_load((ROOT / "data/corrections.yml").read_text())["corrections"]:
        for source in _named_in(correction):
            expected[source].add(("correction", correction["id"]))
    for kind, pattern in (("publication", "briefings/*"), ("event", "docs/events/*"), ("page", "docs/pages/*")):
        for folder_of_text in ROOT.glob(pattern):
            for path in folder_of_text.iterdir():
                text = path.read_text()
                named = _named_in(yaml.safe_load(text)) if path.suffix == ".yml" else _named_in(text)
                for source in named:
                    expected[source].add((kind, folder_of_text.name))
    assert {source: set(uses) for source, uses in found.items()} == expected
    assert all(found.values())


def test_the_small_site_is_used_up(tmp_path: Path) -> None:
    assert all(_uses(copy_small_site(tmp_path / "small")).values())

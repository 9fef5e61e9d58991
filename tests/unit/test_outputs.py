"""Outputs in parts: each can be made alone, in any order, and what several of them share is made once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from artifacts import make_outputs
from dossier.charts.chart import Chart
from dossier.charts.registry import HistoryOf
from dossier.edition import Edition
from dossier.library import Library
from dossier.outputs import citations
from dossier.outputs.artifact import Output, make_artifacts
from dossier.outputs.charts import Charts
from dossier.outputs.citations import Citations
from dossier.outputs.feeds.files import FeedEntry, Feeds
from dossier.outputs.registry import OUTPUTS
from unit.making import edition_of, make


@pytest.fixture
def edition(small_site: Path) -> Edition:
    """The small site's edition."""
    return edition_of(small_site)


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.name)
def test_parts_made_alone_and_backwards_are_the_same_files(output: Output, small_site: Path) -> None:
    together = {file.path: file.content for file in make_artifacts(output, edition_of(small_site))}
    parts = list(output.parts(edition_of(small_site)))
    assert len(set(parts)) == len(parts)
    alone = {}
    for part in reversed(parts):
        made = {file.path: file.content for file in output.artifacts(edition_of(small_site), part)}
        assert not made.keys() & alone.keys()
        alone |= made
    assert alone == together


def test_no_two_outputs_make_the_same_file(edition: Edition) -> None:
    paths = Counter(artifact.path for artifact in make_outputs(edition))
    assert [path for path, times in paths.items() if times > 1] == []


def test_the_citation_of_a_text_or_chart_does_not_wait_for_the_data(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_library: Library) -> None:
        raise AssertionError

    monkeypatch.setattr(citations, "write_data", refuse)
    for part in Citations().parts(edition):
        if part.endswith("/data/"):
            with pytest.raises(AssertionError):
                list(Citations().artifacts(edition, part))
        else:
            assert len(list(Citations().artifacts(edition, part))) == 3


def test_the_parts_of_charts_are_named_by_chart_or_by_person_and_language(edition: Edition) -> None:
    parts = list(Charts().parts(edition))
    assert parts[:4] == ["waves", "recognised", "totals", "timeline"]
    person = min(edition.library.prisoners)
    assert parts[4:6] == [f"history/{person}/en", f"history/{person}/de"]


def test_the_data_of_a_persons_chart_belong_to_the_first_language(edition: Edition) -> None:
    person = min(edition.library.prisoners)
    made = {
        language: [file.path for file in Charts().artifacts(edition, f"history/{person}/{language}")]
        for language in ("en", "de")
    }
    assert made["en"] == [f"charts/history/{person}.en.svg", f"charts/history/{person}.csv"]
    assert made["de"] == [f"charts/history/{person}.de.svg"]


def test_a_persons_page_and_files_share_one_drawing(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[HistoryOf] = []
    draw = HistoryOf.__call__

    def count(history: HistoryOf, library: Library) -> Chart:
        drawn.append(history)
        return draw(history, library)

    monkeypatch.setattr(HistoryOf, "__call__", count)
    person = min(edition.library.prisoners)
    for language in edition.speeches:
        make(edition, "prisoner", person, language)
        list(Charts().artifacts(edition, f"history/{person}/{language}"))
    assert [history.speech.code for history in drawn] == ["en", "de"]


def test_feeds_share_their_entries(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    written: Counter[FeedEntry] = Counter()
    write = FeedEntry.__call__

    def count(entry: FeedEntry, of: Edition) -> object:
        written[entry] += 1
        return write(entry, of)

    monkeypatch.setattr(FeedEntry, "__call__", count)
    list(make_artifacts(Feeds(), edition))
    assert set(written.values()) == {1}


@dataclass(frozen=True)
class _Numbered:
    """Counts how often it was made."""

    number: int
    made: list[int]

    def __hash__(self) -> int:
        return hash(self.number)

    def __call__(self, _of: object) -> int:
        self.made.append(self.number)
        return self.number


def test_an_edition_derives_a_value_once_and_not_for_another_edition(edition: Edition) -> None:
    made: list[int] = []
    assert [edition.derive(_Numbered(1, made)) for _ in range(3)] == [1, 1, 1]
    assert made == [1]
    edition.with_sizes({"a.pdf": 1}).derive(_Numbered(1, made))
    assert made == [1, 1]


def test_an_edition_keeps_the_last_few_of_what_a_page_shares_with_its_files(edition: Edition) -> None:
    made: list[int] = []
    for number in range(20):
        edition.lately(_Numbered(number, made))
        edition.lately(_Numbered(number, made))
    assert made == list(range(20))
    edition.lately(_Numbered(0, made))
    assert made == [*range(20), 0]

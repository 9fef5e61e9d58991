"""`dossier status` says what is missing, outdated, not reviewed or old, and nothing else."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from dossier.cli.__main__ import main
from dossier.upkeep.age import list_events_to_sum_up, list_old_statements, list_unconfirmed
from dossier.upkeep.texts import TextRow, list_texts
from dossier.upkeep.words import list_words
from small_sites import TODAY
from unit.making import edition_of, rewrite


def _rows(root: Path) -> dict[tuple[str, str], TextRow]:
    return {(row.slug, row.language): row for row in list_texts(edition_of(root).library)}


def test_every_text_has_a_row_in_every_language(small_site: Path) -> None:
    rows = _rows(small_site)
    library = edition_of(small_site).library
    assert len(rows) == len(library.texts) * 2
    assert rows["invented-video", "en"].state == "original"
    assert rows["invented-video", "de"].state == "missing"
    assert rows["invented-video", "de"].file == "briefings/invented-video/de.md"
    assert rows["invented-waves", "de"].state == "unrecorded"
    assert not rows["invented-waves", "de"].is_reviewed


def test_an_outdated_text_names_each_passage_by_its_beginning(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small_site)
    assert main(["translated", "invented-waves", "de"]) == 0
    assert _rows(small_site)["invented-waves", "de"].state == "current"
    english = small_site / "briefings/invented-waves/en.md"
    rewrite(english, "More stands under [what is not known](#what-is-not-known).", "No more.")
    rewrite(english, "title: Two invented waves", "title: Two other waves")
    row = _rows(small_site)["invented-waves", "de"]
    assert row.state == "outdated"
    assert [(passage.number, passage.change, passage.begins) for passage in row.passages] == [
        (1, "changed", "title"),
        (2, "changed", "In July 2024 … left, as the timeline shows . No more."),
    ]


def test_a_long_passage_is_cut_and_its_figures_are_left_out(small_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small_site)
    assert main(["translated", "invented-waves", "de"]) == 0
    rewrite(small_site / "briefings/invented-waves/en.md", "Added up, political", "Counted up, political")
    (passage,) = _rows(small_site)["invented-waves", "de"].passages
    assert passage.begins == "Counted up, political cases only: …. The resolution had …, 3…"


@pytest.mark.parametrize(("gone", "begins"), [("First.", "at the beginning"), ("Second.", "after block 1")])
def test_a_passage_that_is_gone_is_named_by_what_stands_before_it(
    small_site: Path, monkeypatch: pytest.MonkeyPatch, gone: str, begins: str
) -> None:
    monkeypatch.chdir(small_site)
    english = small_site / "briefings/invented-waves/en.md"
    english.write_text("---\ntitle: A title\nsummary: A summary.\n---\nFirst.\n\nSecond.\n\nThird.\n")
    assert main(["translated", "invented-waves", "de"]) == 0
    rewrite(english, f"{gone}\n\n", "")
    (passage,) = _rows(small_site)["invented-waves", "de"].passages
    assert (passage.change, passage.begins) == ("removed", begins)


@pytest.mark.parametrize("length", [60, 61])
def test_only_what_is_longer_than_sixty_characters_is_cut(
    small_site: Path, monkeypatch: pytest.MonkeyPatch, length: int
) -> None:
    monkeypatch.chdir(small_site)
    english = small_site / "briefings/invented-waves/en.md"
    english.write_text("---\ntitle: A title\nsummary: A summary.\n---\nFirst.\n")
    assert main(["translated", "invented-waves", "de"]) == 0
    rewrite(english, "First.", "x" * length)
    (passage,) = _rows(small_site)["invented-waves", "de"].passages
    assert passage.begins == ("x" * 60 if length == 60 else f"{'x' * 60}…")


def test_missing_and_fuzzy_words_are_told_apart() -> None:
    catalogue = Catalog(locale="de")
    catalogue.add("said", "gesagt")
    catalogue.add("not said", "")
    catalogue.add(("one thing", "%(number)s things"), ("ein Ding", ""))
    catalogue.add("guessed", "geraten", flags=["fuzzy"])
    catalogue.add("guessed nothing", "", flags=["fuzzy"])
    row = list_words("de", catalogue)
    assert (row.messages, row.missing, row.fuzzy) == (5, ("not said", "one thing", "guessed nothing"), ("guessed",))


def test_a_status_is_listed_from_the_day_after_its_limit(small_site: Path) -> None:
    library = edition_of(small_site).library
    status = library.prisoners["synthetic-one"].status.as_of.sort_key[1]
    last = status + timedelta(days=library.limits.status_confirmed_for_days)
    assert "synthetic-one" not in [aged.identifier for aged in list_unconfirmed(library, last)]
    listed = {aged.identifier: aged for aged in list_unconfirmed(library, last + timedelta(days=1))}
    assert listed["synthetic-one"].since == status
    assert listed["synthetic-one"].file == "data/prisoners/synthetic-one.yml"


def test_an_event_that_is_over_wants_a_summary_until_something_was_written_after_it(small_site: Path) -> None:
    event = small_site / "docs/events/invented-panel/event.yml"
    library = edition_of(small_site).library
    assert library.events["invented-panel"].date is not None
    read = max(source.read.sort_key[0] for source in library.sources.values())
    for text in event.parent.glob("*.md"):
        rewrite(text, "---\ntitle", "---\nupdated: null\ntitle")
    lines = event.read_text().split("\n")
    kept = [line for line in lines if not line.startswith(("date:", "date_note:", "end_date:", "publication:"))]
    later = (read + timedelta(days=1)).isoformat()
    event.write_text("\n".join([f'date: "{later}"', *kept]))
    library = edition_of(small_site).library
    day = library.events["invented-panel"].date
    assert day is not None
    assert day.first is not None
    assert [aged.identifier for aged in list_events_to_sum_up(library, day.first)] == []
    (aged,) = list_events_to_sum_up(library, day.first + timedelta(days=1))
    assert (aged.identifier, aged.since) == ("invented-panel", day.first)
    rewrite(event.parent / "en.md", "updated: null", f'updated: "{later}"')
    assert list(list_events_to_sum_up(edition_of(small_site).library, day.first + timedelta(days=1))) == []


def test_an_event_whose_day_nobody_knows_is_not_over(small_site: Path) -> None:
    library = edition_of(small_site).library
    unknown = library.events["invented-panel"].model_copy(update={"date": None, "end_date": None, "publication": None})
    assert list(list_events_to_sum_up(replace(library, events={"invented-panel": unknown}), date.max)) == []


def test_what_rests_on_sources_read_long_ago_is_listed(small_site: Path) -> None:
    library = edition_of(small_site).library
    read = max(source.read.sort_key[1] for source in library.sources.values())
    last = read + timedelta(days=library.limits.source_read_for_days)
    newest = {
        (kind, key)
        for kind in ("statement", "release")
        for key, record in library.records(kind).items()
        if any(library.sources[source].read.sort_key[1] == read for source in record.sources)
    }
    assert newest
    on_the_last = {(aged.kind, aged.identifier) for aged in list_old_statements(library, last)}
    assert not newest & on_the_last
    later = {(aged.kind, aged.identifier) for aged in list_old_statements(library, last + timedelta(days=1))}
    assert {("statement", "invented-votes"), ("release", "2024-07-02-first")} | newest <= later
    assert list(list_old_statements(library, date(2020, 1, 1))) == []


def test_the_command_says_all_of_it(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", str(small_site)]) == 0
    out = capsys.readouterr().out
    assert "publication invented-waves" in out
    assert "unrecorded*" in out
    assert "./dossier translated invented-waves de" in out
    assert "data/words/de.po: " in out
    assert "data/prisoners/synthetic-one.yml  (status of " in out


def test_the_command_names_the_words_that_are_missing(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = small_site / "data/words/de.po"
    assert main(["status", str(small_site)]) == 0
    complete = re.search(r"data/words/de\.po: ([0-9]+) messages, complete\n", capsys.readouterr().out)
    assert complete
    path.write_text(re.sub(r'(msgid "Corrections"\nmsgstr) ".+"', r'\1 ""', path.read_text()))
    assert main(["status", str(small_site)]) == 0
    lacking = f"data/words/de.po: {complete[1]} messages, 1 missing, 0 fuzzy\n  missing  Corrections\n"
    assert lacking in capsys.readouterr().out


def test_drafts_and_scheduled_texts_are_listed_with_their_day(
    small_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["status", str(small_site)]) == 0
    assert "whose day has not come: none" in capsys.readouterr().out
    rewrite(small_site / "briefings/invented-waves/de.md", "---\ntitle", '---\npublish_on: "2099-12-01"\ntitle')
    panel = small_site / "docs/events/invented-panel/event.yml"
    panel.write_text(f"draft: true\n{panel.read_text()}")
    main(["status", str(small_site)])
    told = capsys.readouterr()
    assert "publication invented-waves, in `de`  (published on 2099-12-01)" in told.out, told.err
    assert "event invented-panel  (draft)" in told.out


def test_the_command_gives_json_of_one_language(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--language", "de", "--format", "json", str(small_site)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {row["language"] for row in found["texts"]} == {"de"}
    assert found["unconfirmed"][0]["since"] < TODAY.isoformat()


def test_a_withheld_person_is_in_no_list(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", str(small_site)]) == 0
    assert "hidden-example" not in capsys.readouterr().out


@pytest.mark.parametrize(("arguments", "code"), [(["--language", "xx"], 2), (["--format", "xml"], 2)])
def test_a_wrong_call_ends_with_2(small_site: Path, arguments: list[str], code: int) -> None:
    assert main(["status", *arguments, str(small_site)]) == code


def test_input_with_problems_ends_with_1_and_says_them(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(small_site / "data/topics/elections.yml", "label:", "lable:")
    assert main(["status", str(small_site)]) == 1
    assert "error[unknown-field]" in capsys.readouterr().err

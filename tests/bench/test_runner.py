"""The benchmark's own code: it counts whole processes, takes turns, and refuses a build that is not right."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bench import rounds, serving
from bench.contestants import ALONE, EVERYTHING, PAGES, SEARCH, Contestant
from bench.corpus import key_of_person, key_of_publication
from bench.peers.edit import RECORD, TEXT, Edit
from bench.processes import CommandFailed, Cost, run_all
from bench.report import Results, describe_results, replace_results
from bench.rounds import COLD, PHASES, Made, Sample, Site, WrongOutput, measure_rounds
from bench.serving import Preview, measure_preview

_RECORDS = 5
_TAKE = "b = bytearray(300_000_000)\nfor i in range(0, len(b), 4096): b[i] = 1\n"


class Copied:
    """A layout whose generator only copies."""

    def lay_out(self, root: Path, records: int) -> None:
        for page in (f"texts/{key_of_publication(TEXT)}", *(f"people/{key_of_person(n)}" for n in range(records))):
            (root / "site" / page).mkdir(parents=True)
            (root / "site" / page / "index.html").write_text("Nobody here is real.\n")

    def edit_text(self, root: Path, words: str) -> Edit:
        return Edit(root / f"site/texts/{key_of_publication(TEXT)}/index.html", words)

    def edit_record(self, root: Path, words: str) -> Edit:
        return Edit(root / f"site/people/{key_of_person(RECORD)}/index.html", words)


_COPY = ("sh", "-c", "echo built >> builds; mkdir -p kept; cp -r site/. made")
_INDEX = ("touch", "made/index.json")
_COPIES = Contestant(
    title="copies",
    layout=Copied(),
    builds={PAGES: (_COPY,), ALONE: (_INDEX,), EVERYTHING: (_COPY,)},
    output="made",
    caches=("kept", "builds"),
    texts="texts",
    records=("people",),
    search="index.json",
    server=(sys.executable, "-m", "http.server", "--bind", "127.0.0.1", "--directory", "site"),
)


def _lay_out(root: Path, name: str = "copies", contestant: Contestant = _COPIES) -> Site:
    site = Site(name, contestant, root / name, _RECORDS)
    site.lay_out()
    return site


def _replace_build(*command: str) -> Contestant:
    return Contestant("other", Copied(), {PAGES: (command,)}, "made", (), "texts", ("people",), "index.json")


def test_memory_is_counted_for_one_process_and_for_all(tmp_path: Path) -> None:
    wait = "import os, time\nif os.fork() == 0:\n    time.sleep(1)\n    os._exit(0)\nos.wait()\n"
    # The second has its own memory, and does not share that of the first.
    own = f"import os\nif os.fork() == 0:\n    {_TAKE.replace(chr(10), chr(10) + '    ')}pass\n    import time\n"
    own += f"    time.sleep(1)\n    os._exit(0)\n{_TAKE}os.wait()\n"
    shared, apart = (
        run_all([(sys.executable, "-c", code)], tmp_path, os.environ, tmp_path / "log") for code in (_TAKE + wait, own)
    )
    assert 300_000_000 < shared.largest <= shared.together < 500_000_000
    assert 300_000_000 < apart.largest < 500_000_000 < apart.together


def test_runs_add_up_and_the_larger_memory_counts(tmp_path: Path) -> None:
    commands = [(sys.executable, "-c", _TAKE), ("true",)]
    assert run_all(commands, tmp_path, os.environ, tmp_path / "log").largest > 300_000_000
    assert Cost(1, 2, 3, 4).then(Cost(10, 20, 2, 5)) == Cost(11, 22, 3, 5)


def test_a_command_that_fails_ends_the_benchmark_with_its_own_words(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="ended with 3:\nsaid why"):
        run_all([("sh", "-c", "echo said why; exit 3")], tmp_path, os.environ, tmp_path / "log")


def test_a_cold_build_finds_neither_output_nor_caches(tmp_path: Path) -> None:
    site = _lay_out(tmp_path)
    for phase in (COLD, *PHASES):
        site.measure(PAGES, phase)
    # Once for each phase since the last cold one.
    assert (site.folder / "builds").read_text() == "built\n" * len(PHASES)


def test_a_phase_alone_has_a_build_before_it_that_is_not_counted(tmp_path: Path) -> None:
    site = _lay_out(tmp_path)
    site.measure(PAGES, rounds.UNCHANGED)
    assert (site.folder / "builds").read_text() == "built\nbuilt\n"


def test_generators_take_turns_and_every_second_run_goes_backwards(tmp_path: Path) -> None:
    sites = [_lay_out(tmp_path, "one"), _lay_out(tmp_path, "two")]
    found = list(measure_rounds(sites, PAGES, (COLD, rounds.TEXT), 2))
    turns = [(sample.contestant, sample.phase) for sample in found if isinstance(sample, Sample)]
    names = ["one", "two", "one", "two", "two", "one", "two", "one"]
    assert turns == list(zip(names, [COLD, COLD, rounds.TEXT, rounds.TEXT] * 2, strict=True))
    made = [one for one in found if isinstance(one, Made)]
    assert [(one.contestant, one.files, one.pages) for one in made] == [("one", 6, 6), ("two", 6, 6)]


def test_a_variant_that_a_generator_cannot_make_is_left_out(tmp_path: Path) -> None:
    assert list(measure_rounds([_lay_out(tmp_path)], SEARCH, PHASES, 1)) == []


def test_the_search_alone_is_added_to_pages_that_are_there(tmp_path: Path) -> None:
    site = _lay_out(tmp_path)
    (found,) = measure_rounds([site], ALONE, PHASES, 1)
    assert isinstance(found, Sample)
    assert (found.variant, found.phase) == (ALONE, COLD)
    assert (site.folder / "builds").read_text() == "built\n"


def test_a_build_that_lacks_the_search_or_has_one_that_nobody_asked_for_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongOutput, match="the search"):
        _lay_out(tmp_path).measure(EVERYTHING, COLD)
    with pytest.raises(WrongOutput, match="the search"):
        _lay_out(tmp_path, "eager", _replace_build("sh", "-c", "cp -r site made; touch made/index.json")).measure(
            PAGES, COLD
        )


def test_a_build_that_does_not_show_the_edit_is_refused(tmp_path: Path) -> None:
    site = _lay_out(tmp_path, "lazy", _replace_build("sh", "-c", "test -d made || cp -r site made"))
    site.measure(PAGES, COLD)
    with pytest.raises(WrongOutput, match="does not say what was edited"):
        site.measure(PAGES, rounds.TEXT)


def test_a_build_that_lacks_a_record_is_refused(tmp_path: Path) -> None:
    lacking = f"cp -r site made; rm -r made/people/{key_of_person(2)}"
    with pytest.raises(WrongOutput, match="4 instead of 5 records"):
        _lay_out(tmp_path, "lacking", _replace_build("sh", "-c", lacking)).measure(PAGES, COLD)


def test_a_preview_is_asked_until_it_shows_the_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "_REST", 0)
    found = measure_preview(_lay_out(tmp_path), 2)
    assert {phase: len(seconds) for phase, seconds in found.edits.items()} == {rounds.TEXT: 2, rounds.RECORD: 2}


def test_a_preview_that_ends_is_told_from_one_that_is_slow(tmp_path: Path) -> None:
    ending = Contestant("ends", Copied(), {}, "made", (), "texts", ("people",), "index.json", server=("false",))
    with pytest.raises(serving.ServerSilent, match="ended with 1"):
        measure_preview(_lay_out(tmp_path, "ends", ending), 1)


def test_tables_show_medians_and_ratios_to_hugo() -> None:
    costs = {"hugo": (3.0, 1.0, 2.0), "dossier": (9.0, 1.0, 1.0)}
    samples = [
        Sample(name, PAGES, COLD, Cost(seconds, 2 * seconds, 5_000_000, 7_000_000))
        for name, all_seconds in costs.items()
        for seconds in all_seconds
    ]
    made = [Made("hugo", PAGES, 1502, 1497, 34_100_000, 26_960, 13_250)]
    previews = [Preview("hugo", 1.0, {rounds.TEXT: (0.5, 0.1, 0.9), rounds.RECORD: (0.2,)})]
    tables = describe_results([Results(1300, samples, made, previews)], "A machine.")
    assert tables.startswith("A machine.\n\n### 1,300 records\n\nWithout search:\n\n| phase | generator | s |")
    assert "| cold | Hugo | 2.00 | 1.00 | 4.00 | 1.00 | 5 | 7 | 3.00 1.00 2.00 |" in tables
    assert "| cold | the dossier | 1.00 | 0.50 | 2.00 | 0.50 | 5 | 7 | 9.00 1.00 1.00 |" in tables
    assert "| without search | Hugo | 1,502 | 1,497 | 34.1 | 27.0 | 13.2 |" in tables
    assert "| Hugo | 1.0 | 0.50 | 0.20 | 0.50 0.10 0.90 | 0.20 |" in tables
    assert "Growth" not in tables


def test_growth_is_told_where_there_are_several_sizes_even_without_hugo() -> None:
    samples = [Sample("dossier", PAGES, phase, Cost(1, 2, 3_000_000, 4_000_000)) for phase in PHASES]
    tables = describe_results([Results(records, samples, [], []) for records in (1300, 20_000)], "A machine.")
    assert "| 20,000 | the dossier | 1.00 | 1.00 | 1.00 | 1.00 | 2.00 | 4 |" in tables
    assert "| cold | the dossier | 1.00 |  | 2.00 |  | 3 | 4 | 1.00 |" in tables


def test_only_the_measured_part_of_a_page_is_written_anew(tmp_path: Path) -> None:
    page = tmp_path / "speed.md"
    page.write_text("Before.\n\n<!-- measured: `make bench` writes from here -->\nold\n<!-- to here -->\n\nAfter.\n")
    for tables in ("| 1 |\n", "| 2 |\n"):
        replace_results(page, tables)
    text = page.read_text()
    assert text.startswith("Before.\n\n<!-- measured")
    assert text.endswith("\n\n| 2 |\n\n<!-- to here -->\n\nAfter.\n")
    assert "old" not in text
    assert "| 1 |" not in text

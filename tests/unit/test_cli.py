"""The editors' command says what is wrong and ends with a code that a script can read."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from dossier.cli.__main__ import main
from dossier.cli.fields import describe_fields
from dossier.cli.words import find_words, merge_words
from dossier.kinds import FOLDERS, KINDS
from small_sites import ROOT, make_project, read_files
from unit.making import rewrite


def test_right_input_ends_with_0_and_the_number_of_pages(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(small_site)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("No problem found; ")
    assert err == ""


def test_wrong_input_ends_with_1_and_every_problem_on_the_error_stream(
    small_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rewrite(small_site / "data/prisoners/synthetic-one.yml", "gender: f", "gendr: f")
    rewrite(small_site / "data/topics/elections.yml", "label:", "lable:")
    assert main(["check", str(small_site)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "data/prisoners/synthetic-one.yml:" in err
    assert "data/topics/elections.yml:" in err
    assert "Traceback" not in err


def test_a_check_writes_nothing(small_site: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in small_site.rglob("*")}
    main(["check", str(small_site)])
    assert {path: path.stat().st_mtime_ns for path in small_site.rglob("*")} == before


def test_a_folder_that_is_no_project_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 1
    assert "error[missing-file]" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["check", "--nonsense"]])
def test_a_command_that_does_not_exist_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "Usage: dossier" in capsys.readouterr().err


def test_the_command_runs_as_a_module(small_site: Path) -> None:
    run = _run(["check", str(small_site)])
    assert "No problem found" in run.stdout


def _run(arguments: list[str], **surroundings: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dossier.cli", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), **surroundings}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("most", [2_000, 40_000, 200_000])
def test_a_disk_that_takes_no_more_ends_a_build_in_one_line_and_the_site_stays(tmp_path: Path, most: int) -> None:
    """A limit on the size of files stands for a full disk: the system refuses a write amid a file."""
    project = make_project(tmp_path / "project")
    (project / ".cache" / "fonts").unlink()
    build = ["build", "--without", "cards", "--without", "pdf", str(project)]
    day = str(int(datetime(2026, 11, 19, tzinfo=UTC).timestamp()))
    shutil.copytree(ROOT / ".cache" / "fonts", project / ".cache" / "fonts")
    assert _run(build, SOURCE_DATE_EPOCH=day).returncode == 0
    before = read_files(project / "site")
    shutil.rmtree(project / ".cache" / "build")
    rewrite(project / "docs/pages/safety/en.md", "title: ", "title: New ")
    limited = ["prlimit", f"--fsize={most}", sys.executable, "-m", "dossier.cli", *build]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "SOURCE_DATE_EPOCH": day}
    run = subprocess.run(limited, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert re.fullmatch(r"Error: .+\. The last site is as it was\.\n", run.stderr)
    assert read_files(project / "site") == before
    assert _run(build, SOURCE_DATE_EPOCH=day).returncode == 0


@pytest.mark.parametrize("seconds", ["yesterday", "2026-11-19", "9" * 30])
def test_a_day_that_is_none_is_refused_in_one_line(small_site: Path, seconds: str) -> None:
    run = _run(["check", str(small_site)], SOURCE_DATE_EPOCH=seconds)
    assert run.returncode == 1
    assert run.stderr.startswith("Error: SOURCE_DATE_EPOCH must be the seconds since ")
    assert run.stderr.count("\n") == 1


def test_the_reference_of_fields_names_every_kind_and_no_python_type(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fields"]) == 0
    reference = capsys.readouterr().out
    assert reference == describe_fields()
    for folder, _ in KINDS.values():
        assert f"data/{folder}/<id>.yml" in reference
    for folder, shared, _ in FOLDERS.values():
        assert f"{folder}/<slug>/{shared}" in reference
    for python in ("tuple", "Annotated", "NoneType", "<class", "typing"):
        assert python not in reference
    assert "| `publication` * | `public`, `withheld` | `public` publishes the record;" in reference
    assert "| `names` * | group by language | " in reference
    assert "| `from` | text or null | The language of the text that was translated. |" in reference


def test_every_word_of_code_and_templates_is_found_with_its_plural() -> None:
    found = {message.id for message in find_words(ROOT) if message.id}
    assert {"Sources of this page", "Skip to the content", "not known", "Briefing", "at least %(number)s"} <= found
    assert ("%(number)s person", "%(number)s people") in found


def test_new_words_come_in_empty_or_as_fuzzy_and_unused_ones_leave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("hooks/dossier", "overrides", "data/words"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    catalogue = tmp_path / "data/words/de.po"
    rewrite(catalogue, 'msgid "Sources of this page"', 'msgid "Words that nobody says"')
    rewrite(catalogue, 'msgid "Skip to the content"', 'msgid "Nor anybody these"')
    monkeypatch.chdir(tmp_path)
    assert main(["words"]) == 0
    with catalogue.open("rb") as file:
        renewed = read_po(file)
    message = renewed.get("Sources of this page")
    assert message is not None
    # It resembles 'Sources of the names:'.
    assert message.fuzzy
    assert message.string == "Quellen der Namen:"
    unlike = renewed.get("Skip to the content")
    assert unlike is not None
    assert unlike.string == ""
    assert renewed.get("Words that nobody says") is None
    kept = renewed.get("You are here")
    assert kept is not None
    assert kept.string


def test_bringing_in_words_twice_changes_nothing(tmp_path: Path) -> None:
    for folder in ("hooks/dossier", "overrides", "data/words"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    first = merge_words(tmp_path)
    for name, content in first.items():
        (tmp_path / name).write_bytes(content)
    assert merge_words(tmp_path) == first

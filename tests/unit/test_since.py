"""`check --since` and `report --since` on a repository, from the command that editors and workflows call."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dossier.cli.__main__ import main
from small_sites import EPOCH, ROOT, read_files
from unit.making import rewrite
from unit.revisions import keep, run_git

FIRST = "data/releases/2024-07-02-first.yml"
TWO = "data/prisoners/synthetic-two.yml"
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


@pytest.fixture
def repository(small_site: Path) -> Path:
    """The small site in a repository of one commit."""
    keep(small_site)
    return small_site


def check(root: Path, revision: str = "HEAD") -> int:
    return main(["check", "--since", revision, str(root)])


def report(root: Path, revision: str = "HEAD") -> int:
    return main(["report", "--since", revision, str(root)])


def test_what_nobody_edited_has_no_problem(repository: Path, capsys: Captured) -> None:
    assert check(repository) == 0
    assert capsys.readouterr().out.startswith("No problem found; ")


def test_what_a_change_breaks_is_told_with_all_other_problems(repository: Path, capsys: Captured) -> None:
    rewrite(repository / FIRST, "total: 10", "total: 11")
    rewrite(repository / "data/topics/elections.yml", "label:", "lable:")
    assert check(repository) == 1
    told = capsys.readouterr().err
    assert "error[changed-without-correction]" in told
    assert "error[unknown-field]" in told
    assert "address-removed" not in told, "the record that can't be read is not gone"


def test_without_a_revision_a_check_says_nothing_of_changes(repository: Path, capsys: Captured) -> None:
    rewrite(repository / FIRST, "total: 10", "total: 11")
    assert main(["check", str(repository)]) == 0
    assert capsys.readouterr().err == ""


def test_what_was_wrong_before_does_not_matter(repository: Path, capsys: Captured) -> None:
    source = repository / "data/sources/unused.yml"
    source.write_text((repository / "data/sources/invented-report.yml").read_text().replace("Rights", "Other"))
    keep(repository)
    source.unlink()
    assert check(repository) == 0
    assert report(repository) == 0
    told = capsys.readouterr().out
    assert "can't be compared: `HEAD` has 1 problem by today's rules.\n" in told
    rewrite(repository / "data/topics/elections.yml", "label:", "lable:")
    report(repository)
    told = capsys.readouterr().out
    assert "`HEAD` has 1 problem by today's rules, and what is compared with it has the problems below.\n" in told


def test_a_check_and_a_report_write_nothing(repository: Path) -> None:
    before = read_files(repository)
    check(repository)
    report(repository)
    assert read_files(repository) == before


@pytest.mark.parametrize("command", [check, report])
@pytest.mark.parametrize("revision", ["nothing", "--help", "-x", ""])
def test_a_wrong_revision_ends_with_2(repository: Path, capsys: Captured, command: object, revision: str) -> None:
    assert callable(command)
    assert command(repository, revision) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Error: --since: " in err
    assert "Traceback" not in err


def test_a_report_without_a_revision_ends_with_2(repository: Path, capsys: Captured) -> None:
    assert main(["report", str(repository)]) == 2
    assert "--since" in capsys.readouterr().err


def _break_model(root: Path) -> None:
    """Commit input that the engine can't read, and then input that it can."""
    rewrite(root / TWO, "gender: m", "gendre: m")
    keep(root)
    rewrite(root / TWO, "gendre: m", "gender: m")
    keep(root)


def test_input_that_the_engine_can_read_no_more_is_told_in_one_line(repository: Path, capsys: Captured) -> None:
    _break_model(repository)
    assert check(repository, "HEAD~1") == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.strip().splitlines()) == 1
    assert "can't be read by the present engine" in err
    assert "(prisoner: 1)" in err
    assert "synthetic-two" not in err


def test_problems_of_now_are_told_even_where_the_earlier_input_can_not_be_read(
    repository: Path, capsys: Captured
) -> None:
    _break_model(repository)
    rewrite(repository / "data/topics/elections.yml", "label:", "lable:")
    assert check(repository, "HEAD~1") == 1
    assert "error[unknown-field]" in capsys.readouterr().err


def test_settings_that_the_engine_can_read_no_more_are_told_in_one_line(repository: Path, capsys: Captured) -> None:
    (repository / "data/limits.yml").rename(repository / "limits.yml")
    keep(repository)
    (repository / "limits.yml").rename(repository / "data/limits.yml")
    assert check(repository) == 3
    assert "(a file of settings in data/)" in capsys.readouterr().err


def test_a_report_says_that_nothing_can_be_compared(repository: Path, capsys: Captured) -> None:
    _break_model(repository)
    assert report(repository, "HEAD~1") == 0
    out = capsys.readouterr().out
    assert out.startswith("# What changes\n\nCompared with `HEAD~1`.\n\n")
    assert "can't be read by the present engine" in out


def test_a_report_ends_with_0_whatever_it_finds(repository: Path, capsys: Captured) -> None:
    rewrite(repository / FIRST, "total: 10", "total: 11")
    assert report(repository) == 0
    out = capsys.readouterr().out
    assert "error[changed-without-correction]" in out
    assert "## Sizes" in out


def test_a_report_of_input_with_problems_lists_them_and_compares_no_pages(repository: Path, capsys: Captured) -> None:
    rewrite(repository / "data/topics/elections.yml", "label:", "lable:")
    assert report(repository) == 0
    out = capsys.readouterr().out
    assert "error[unknown-field]" in out
    assert "## Sizes" not in out


def test_a_report_of_input_without_settings_lists_its_problems(repository: Path, capsys: Captured) -> None:
    (repository / "data/limits.yml").unlink()
    assert report(repository) == 0
    assert "error[missing-file]" in capsys.readouterr().out


def test_a_revision_is_named_as_code_in_a_report(repository: Path, capsys: Captured) -> None:
    run_git(repository, "branch", "a`@everyone`|b")
    assert report(repository, "a`@everyone`|b") == 0
    assert "Compared with ``a`@everyone`|b``." in capsys.readouterr().out


def test_whoever_is_withheld_now_is_named_by_neither(repository: Path, capsys: Captured) -> None:
    rewrite(repository / TWO, "publication: public", "publication: withheld")
    rewrite(repository / "docs/events/invented-panel/event.yml", "  prisoners: [synthetic-two]", "  prisoners: []")
    assert check(repository) == 0
    assert report(repository) == 0
    out, err = capsys.readouterr()
    assert "synthetic-two" not in out + err
    assert "Person 2" not in out + err
    assert "2 pages are not named here, or no longer shown." in out


def test_the_real_content_has_not_changed_since_it_was_kept(tmp_path: Path, capsys: Captured) -> None:
    for folder in ("briefings", "data", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    keep(tmp_path)
    assert check(tmp_path) == 0
    assert report(tmp_path) == 0
    out = capsys.readouterr().out
    assert "No page changes." in out
    assert "→" not in out

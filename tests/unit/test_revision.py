"""A revision is read as it stood, whatever it is called, and no name of one is taken for anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.revision import RevisionRefused, open_revision
from small_sites import read_files
from unit.making import rewrite
from unit.revisions import keep, run_git

SAFETY = "docs/pages/safety/en.md"
FORMS = ("HEAD", "main", "main~0", "@", "HEAD^{commit}", "the-tag")
INPUT = ("briefings", "data", "docs")


@pytest.fixture
def repository(small_site: Path) -> Path:
    """The small site in a repository of one commit on the branch `main`, with a tag."""
    keep(small_site)
    run_git(small_site, "tag", "the-tag")
    return small_site


def _refusal(root: Path, revision: str) -> RevisionRefused:
    with pytest.raises(RevisionRefused) as refused, open_revision(root, revision):
        pass
    return refused.value


@pytest.mark.parametrize("revision", FORMS)
def test_a_revision_is_given_as_it_stood_without_what_was_edited_since(repository: Path, revision: str) -> None:
    before = {path: content for path, content in read_files(repository).items() if path.startswith(INPUT)}
    rewrite(repository / SAFETY, "title: ", "title: Edited ")
    (repository / "data/topics/new.yml").write_text("label: {en: New}\n")
    with open_revision(repository, revision) as folder:
        assert read_files(folder) == before


@pytest.mark.parametrize("revision", ["main", "main~0", "main^{commit}"])
def test_a_tag_that_is_named_like_the_branch_does_not_take_its_place(repository: Path, revision: str) -> None:
    run_git(repository, "checkout", "--quiet", "-b", "mine")
    rewrite(repository / SAFETY, "title: ", "title: Edited ")
    keep(repository, "mine")
    run_git(repository, "tag", "main")
    refused = _refusal(repository, revision)
    assert str(refused) == "`main` is a branch and a tag"
    assert refused.fix == "say which: `refs/heads/main` or `refs/tags/main`"
    with open_revision(repository, "refs/heads/main") as folder:
        assert "title: Edited" not in (folder / SAFETY).read_text()


def test_the_folder_is_gone_afterwards_and_the_repository_as_it_was(repository: Path) -> None:
    status = run_git(repository, "status", "--porcelain"), run_git(repository, "worktree", "list")
    with open_revision(repository, "HEAD") as folder:
        assert folder.is_dir()
    assert not folder.exists()
    assert (run_git(repository, "status", "--porcelain"), run_git(repository, "worktree", "list")) == status


def test_a_project_in_a_folder_of_a_repository_is_found_there(tmp_path: Path, small_site: Path) -> None:
    keep(tmp_path)
    with open_revision(small_site, "HEAD") as folder:
        assert (folder / SAFETY).read_bytes() == (small_site / SAFETY).read_bytes()


def test_what_others_did_meanwhile_is_no_change(repository: Path) -> None:
    run_git(repository, "checkout", "--quiet", "-b", "mine")
    keep(repository, "mine")
    run_git(repository, "checkout", "--quiet", "main")
    (repository / "data/topics/of-others.yml").write_text("label: {en: New}\n")
    keep(repository, "theirs")
    run_git(repository, "checkout", "--quiet", "mine")
    with open_revision(repository, "main") as folder:
        assert not (folder / "data/topics/of-others.yml").exists()


def test_a_revision_without_a_common_past_is_taken_as_it_is(repository: Path) -> None:
    run_git(repository, "checkout", "--quiet", "--orphan", "apart")
    rewrite(repository / SAFETY, "title: ", "title: Apart ")
    keep(repository, "apart")
    run_git(repository, "checkout", "--quiet", "main")
    with open_revision(repository, "apart") as folder:
        assert "title: Apart " in (folder / SAFETY).read_text()


def test_a_link_is_left_out(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text("secret")
    (repository / "data/topics/linked.yml").symlink_to(tmp_path / "secret.yml")
    keep(repository)
    with open_revision(repository, "HEAD") as folder:
        assert (folder / "data/topics").is_dir()
        assert not (folder / "data/topics/linked.yml").is_symlink()
        assert not (folder / "data/topics/linked.yml").exists()


@pytest.mark.parametrize("revision", ["nothing", "HEAD~9", "main:data", "0" * 40])
def test_an_unknown_revision_is_refused_by_its_name(repository: Path, revision: str) -> None:
    refused = _refusal(repository, revision)
    assert str(refused) == f"git knows no revision `{revision}`"
    assert "git fetch" in refused.fix


@pytest.mark.parametrize("revision", ["", "-", "--output=written", "--help", "-pHEAD", "main\nHEAD", "main\0"])
def test_what_is_no_name_of_a_revision_never_reaches_git(repository: Path, revision: str) -> None:
    before = read_files(repository)
    assert str(_refusal(repository, revision)) == "this is not the name of a revision"
    assert read_files(repository) == before


@pytest.mark.parametrize(
    "revision", ["HEAD; touch written", "$(touch written)", "`touch written`", "@{upstream}", ":/x"]
)
def test_a_hostile_name_does_nothing(repository: Path, revision: str) -> None:
    before = read_files(repository)
    assert str(_refusal(repository, revision)).startswith("git knows no revision")
    assert read_files(repository) == before
    assert not Path("written").exists()


def test_a_folder_outside_a_repository_is_refused(small_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(small_site.parent))
    refused = _refusal(small_site, "HEAD")
    assert "git does not know this folder" in str(refused)
    assert "clone" in refused.fix


def test_a_computer_without_git_is_told_how_to_get_it(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    refused = _refusal(repository, "HEAD")
    assert "no Git" in str(refused)
    assert "apt-get install git" in refused.fix


def test_a_shallow_clone_is_told_to_fetch_the_rest(repository: Path, tmp_path: Path) -> None:
    keep(repository, "second")
    run_git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), "shallow")
    refused = _refusal(tmp_path / "shallow", "HEAD~1")
    assert "git knows no revision" in str(refused)
    assert "git fetch --unshallow" in refused.fix
    with open_revision(tmp_path / "shallow", "HEAD") as folder:
        assert (folder / SAFETY).is_file()


def test_a_revision_before_there_was_any_input_is_refused(repository: Path) -> None:
    run_git(repository, "checkout", "--quiet", "--orphan", "empty")
    run_git(repository, "rm", "-r", "--quiet", "--cached", ".")
    run_git(repository, "commit", "--quiet", "--allow-empty", "--message", "nothing")
    empty = run_git(repository, "rev-parse", "HEAD")
    run_git(repository, "checkout", "--quiet", "--force", "main")
    assert "holds no input" in str(_refusal(repository, empty))

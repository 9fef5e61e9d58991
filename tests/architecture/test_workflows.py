"""What GitHub and GitLab run is right, calls make and nothing else, and gives nobody more rights than the job needs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from small_sites import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
# Nothing but make, its variables in plain words, and a file for what it prints.
_MAKE = re.compile(r'make((?: [a-z-]+)+)((?: [A-Z]+=[a-z]+)*)( >>? (?:"\$GITHUB_STEP_SUMMARY"|[a-z.-]+))?')
_USES = re.compile(r"^\s*(?:- )?uses: (\S+)(.*)$", re.MULTILINE)
_PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
# Which rights a job may have, and no other.
RIGHTS = {
    ("pull-request", "content"): {"contents": "read"},
    ("pull-request", "engine"): {"contents": "read"},
    ("publish", "build"): {"contents": "read", "pages": "read"},
    ("publish", "deploy"): {"pages": "write", "id-token": "write"},
}


def _read(path: Path) -> dict[str, Any]:
    # Without types: `on` is a key here, no truth.
    read: dict[str, Any] = yaml.load(path.read_text(), yaml.BaseLoader)  # noqa: S506 - it makes text and nothing else
    return read


def _jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path in WORKFLOWS:
        for name, job in _read(path)["jobs"].items():
            yield path.stem, name, job


def _steps(job: dict[str, Any], action: str) -> list[dict[str, Any]]:
    return [step for step in job["steps"] if step.get("uses", "").startswith(f"{action}@")]


def _scripts() -> list[str]:
    """Return every line that a shell is given, on both hosts."""
    given = [step["run"] for _, _, job in _jobs() for step in job["steps"] if "run" in step]
    for name, job in _read(GITLAB).items():
        if isinstance(job, dict):
            assert not {"before_script", "after_script"} & set(job), name
            given += job.get("script", [])
    return given


def _targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


def _run(tool: str, *arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / tool), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def _lint(folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    # Without ShellCheck, wherever it may be: a result must not depend on the machine. Scripts are calls of make anyway.
    options = ("--profile", "pedantic", "--strict-exit", "--shellcheck=", "--pyflakes=")
    paths = sorted(str(path) for path in (folder / ".github/workflows").glob("*.yml"))
    return _run("jactionlint", *options, *paths, folder=folder)


def _audit(folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return _run("zizmor", "--offline", "--persona", "auditor", "--no-config", "--no-progress", ".github", folder=folder)


def _matches(schema: str, *paths: str) -> subprocess.CompletedProcess[str]:
    return _run("check-jsonschema", "--builtin-schema", schema, "--data-transform", "gitlab-ci", *paths)


def test_actionlint_finds_nothing() -> None:
    run = _lint()
    assert run.returncode == 0, run.stdout + run.stderr


def test_zizmor_finds_nothing() -> None:
    run = _audit()
    assert run.returncode == 0, run.stdout + run.stderr
    for path in WORKFLOWS:
        assert f"completed {path.relative_to(ROOT).as_posix()}" in run.stderr


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("runs-on: ubuntu-24.04", "runs-on: ubuntu-2404"),
        ("steps.pages.outputs.base_url", "steps.page.outputs.base_url"),
    ],
)
def test_actionlint_would_find_a_mistake(old: str, new: str, tmp_path: Path) -> None:
    assert _lint(_spoil(tmp_path, old, new)).returncode == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("persist-credentials: false", "persist-credentials: true"),
        ("permissions: {}", "permissions: write-all"),
        ("run: make publish", "run: make publish ${{ github.event.head_commit.message }}"),
    ],
)
def test_zizmor_would_find_a_weakness(old: str, new: str, tmp_path: Path) -> None:
    assert _audit(_spoil(tmp_path, old, new)).returncode > 10


def _spoil(target: Path, old: str, new: str) -> Path:
    """Return a copy of the workflows in which the first `old` of one is `new`."""
    folder = target / ".github/workflows"
    shutil.copytree(ROOT / ".github/workflows", folder)
    path = folder / "publish.yml"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    return target


def test_gitlab_s_file_has_gitlab_s_form() -> None:
    run = _matches("vendor.gitlab-ci", ".gitlab-ci.yml")
    assert run.returncode == 0, run.stdout + run.stderr


def test_gitlab_s_form_would_be_missed(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(GITLAB.read_text().replace("interruptible: true", "interruptible: perhaps"))
    assert _matches("vendor.gitlab-ci", str(wrong)).returncode == 1


@pytest.mark.parametrize("script", _scripts())
def test_a_script_calls_make_and_nothing_else(script: str) -> None:
    called = _MAKE.fullmatch(script)
    assert called, script
    assert set(called.group(1).split()) <= _targets()
    assert "${{" not in script


def test_there_are_scripts_on_both_hosts() -> None:
    # The guard of the test above.
    assert _scripts().count("make publish") == 2
    assert {"make check FORMAT=github", "make check FORMAT=gitlab > gl-code-quality-report.json"} <= set(_scripts())


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in WORKFLOWS])
def test_every_action_is_pinned_by_its_commit_and_says_its_version(path: Path) -> None:
    uses = _USES.findall(path.read_text())
    assert uses
    for action, comment in uses:
        assert _PINNED.fullmatch(action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), action


def test_an_action_has_one_version_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for action, comment in _USES.findall(path.read_text()):
            name, commit = action.split("@")
            pins.setdefault("/".join(name.split("/")[:2]), set()).add(commit + comment)
    assert {name: found for name, found in pins.items() if len(found) > 1} == {}


def test_gitlab_s_image_is_pinned_by_its_digest() -> None:
    assert re.fullmatch(r"python:3\.11-bookworm@sha256:[0-9a-f]{64}", _read(GITLAB)["image"])


def test_rights_are_none_but_for_what_a_job_needs() -> None:
    for path in WORKFLOWS:
        assert _read(path)["permissions"] == {}, path.name
    assert {(workflow, name): job["permissions"] for workflow, name, job in _jobs()} == RIGHTS


def test_a_pull_request_gets_no_secret_and_saves_nothing() -> None:
    triggers = {path.stem: set(_read(path)["on"]) for path in WORKFLOWS}
    assert triggers["pull-request"] == {"pull_request"}
    for path in WORKFLOWS:
        text = path.read_text()
        assert "pull_request_target" not in text
        assert "workflow_run" not in text
        assert "secrets." not in text
        if "pull_request" in triggers[path.stem]:
            assert "actions/cache@" not in text
            assert "actions/cache/save@" not in text


def test_only_main_is_published() -> None:
    published = _read(ROOT / ".github/workflows/publish.yml")
    assert published["on"]["push"] == {"branches": ["main"]}
    assert published["jobs"]["build"]["if"] == "${{ github.ref == 'refs/heads/main' }}"
    assert published["jobs"]["deploy"]["needs"] == "build"
    assert _read(GITLAB)["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]


def test_the_site_is_made_anew_each_day() -> None:
    (schedule,) = _read(ROOT / ".github/workflows/publish.yml")["on"]["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* \*", schedule["cron"])


def test_a_checkout_leaves_no_credentials_and_every_job_ends() -> None:
    for workflow, name, job in _jobs():
        assert int(job["timeout-minutes"]) <= 60, (workflow, name)
        for step in _steps(job, "actions/checkout"):
            assert step["with"]["persist-credentials"] == "false", (workflow, name)


def test_the_site_is_told_its_address_by_the_host() -> None:
    steps = _read(ROOT / ".github/workflows/publish.yml")["jobs"]["build"]["steps"]
    (step,) = [step for step in steps if step.get("run") == "make publish"]
    assert step["env"] == {"DOSSIER_SITE_URL": "${{ steps.pages.outputs.base_url }}", "COMPRESSED": "no"}
    assert _read(GITLAB)["pages"]["variables"] == {"DOSSIER_SITE_URL": "$CI_PAGES_URL"}


def test_gitlab_restores_everywhere_and_keeps_on_main_alone() -> None:
    pipeline = _read(GITLAB)
    assert pipeline["default"]["cache"]["policy"] == "pull"
    writers = {name for name, job in pipeline.items() if isinstance(job, dict) and "cache" in job} - {"default"}
    assert writers == {"pages"}


def test_nothing_is_published_without_an_address() -> None:
    command = ["make", "publish", "DOSSIER_SITE_URL="]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "Set DOSSIER_SITE_URL" in run.stderr

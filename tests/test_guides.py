"""Every command and snippet of the editors' and translators' guides does what the guide says, in both languages."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from guides import Step, apply_diff, miss, read_steps
from small_sites import EPOCH, ROOT

_GUIDES = ROOT / "docs/guides"
# In the order in which they build on each other.
_ORDER = ("first-briefing", "translation", "release-wave", "correction")
# Guides whose blocks show what a file may look like; there is nothing to carry out.
_READ = ("while-typing",)
_LANGUAGES = ("en", "de")
_PROJECT = ("briefings", "data", "docs", "overrides", "tools")
_FILES = (
    "mkdocs.yml",
    "Makefile",
    "dossier",
    "package.json",
    ".gitignore",
    *(path.name for path in ROOT.glob("requirements*")),
)
_PATIENCE = 60.0


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with its engine, in a repository of its own, as an editor has it."""
    root = tmp_path_factory.mktemp("guides") / "dossier"
    for folder in _PROJECT:
        shutil.copytree(ROOT / folder, root / folder)
    for name in _FILES:
        shutil.copy2(ROOT / name, root / name)
    for name in ("hooks", ".venv"):
        (root / name).symlink_to(ROOT / name)
    (root / ".cache").mkdir()
    (root / ".cache/fonts").symlink_to(ROOT / ".cache/fonts")
    for command in ("git init -q", "git add -A", "git commit -q -m Start"):
        _run(root, command)
    return root


def _environment() -> dict[str, str]:
    author = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in _AUTHOR.items()}
    return {**os.environ, **author, "SOURCE_DATE_EPOCH": EPOCH, "NO_COLOR": "1"}


_AUTHOR = {"NAME": "Synthetic Editor", "EMAIL": "editor@dossier.test"}


def _run(root: Path, command: str, *, refused: bool = False) -> str:
    run = subprocess.run(
        ["bash", "-c", command], cwd=root, env=_environment(), capture_output=True, text=True, check=False, timeout=300
    )
    said = run.stdout + run.stderr
    assert (run.returncode in (1, 2)) if refused else run.returncode == 0, (
        f"{command} ended with {run.returncode}:\n{said}"
    )
    return said


def _serve(root: Path, command: str) -> str:
    """Start the preview, ask for its first page, and stop it as Ctrl+C does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    run = subprocess.Popen(
        ["bash", "-c", f"exec {command} --port {port}"], cwd=root, env=_environment(), text=True, stdout=subprocess.PIPE
    )
    try:
        return _ask(f"http://127.0.0.1:{port}/")
    finally:
        run.send_signal(signal.SIGINT)
        run.communicate(timeout=_PATIENCE)


def _ask(address: str) -> str:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 - the preview of this test
                return str(answer.read().decode())
        except OSError:
            assert time.monotonic() < end, f"{address} does not answer"
            time.sleep(0.2)


def _carry_out(root: Path, steps: list[Step]) -> None:
    said = ""
    for step in steps:
        if step.kind == "sh":
            commands = step.content.strip().splitlines()
            refused = step.argument == "refused"
            said = "".join(
                _serve(root, command) if command.startswith("./dossier serve") else _run(root, command, refused=refused)
                for command in commands
            )
        elif step.kind == "text":
            assert miss(said, step.content) == [], said
        elif step.kind == "diff":
            path = root / step.argument
            path.write_text(apply_diff(path.read_text("utf-8"), step.content), "utf-8")
        else:
            assert step.kind in ("yaml", "markdown"), step
            path = root / step.argument
            assert path.exists(), f"{step.argument} is filled in, so a step before has made it"
            path.write_text(step.content, "utf-8")


def test_every_step_of_every_guide_does_what_it_says(project: Path) -> None:
    for name in _ORDER:
        _carry_out(project, read_steps(_GUIDES / "en" / f"{name}.md"))
        assert "No problem found" in _run(project, "./dossier check"), name


@pytest.mark.parametrize("name", [*_ORDER, *_READ])
def test_a_guide_has_the_same_steps_in_german(name: str) -> None:
    assert read_steps(_GUIDES / "de" / f"{name}.md") == read_steps(_GUIDES / "en" / f"{name}.md")


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_guide_with_steps_is_tried(language: str) -> None:
    guides = {path.stem: read_steps(path) for path in (_GUIDES / language).glob("*.md")}
    assert set(guides) == {*_ORDER, *_READ}
    assert {name for name, steps in guides.items() if any(step.kind == "sh" for step in steps)} == set(_ORDER)


def test_every_link_of_a_guide_leads_to_a_file() -> None:
    for guide in _GUIDES.rglob("*.md"):
        for target in _targets(guide):
            assert (guide.parent / target).resolve().exists(), f"{guide.name}: {target}"


@pytest.mark.parametrize("language", _LANGUAGES)
def test_a_guide_leads_to_guides_of_its_own_language(language: str) -> None:
    for guide in (_GUIDES / language).glob("*.md"):
        for target in _targets(guide):
            folder = (guide.parent / target).resolve().parent.name
            assert folder == language or folder not in _LANGUAGES, f"{guide.name}: {target}"


def test_the_list_of_guides_names_every_one() -> None:
    listed = {(_GUIDES / target).resolve() for target in _targets(_GUIDES / "README.md")}
    assert {path for path in _GUIDES.rglob("*.md") if path.name != "README.md"} <= listed


def _targets(guide: Path) -> list[str]:
    """Return the files to which a guide links; what stands in its blocks and spans of code is an example."""
    prose = re.sub(r"^(```+).*?^\1$|`[^`\n]+`", "", guide.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    return re.findall(r"\]\((?![a-z]+:|#)([^)#\s]+)", prose)


def test_a_change_that_does_not_fit_is_noticed() -> None:
    assert apply_diff("a\nb\nc\n", " a\n-b\n+d\n c\n") == "a\nd\nc\n"
    with pytest.raises(AssertionError):
        apply_diff("a\nb\n", "-c\n+d\n")
    with pytest.raises(AssertionError):
        apply_diff("b\nb\n", "-b\n+d\n")
    assert miss("one two\nthree\n", "two\nthree\n") == []
    assert miss("three\none\n", "one\nthree\n") == ["three"]

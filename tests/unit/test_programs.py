"""What programs for editing and committing are told: files that parse, and commands that run."""

from __future__ import annotations

import configparser
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.editing.schemas import list_schemas
from small_sites import ROOT

SETTINGS = json.loads((ROOT / ".vscode/settings.json").read_text())
HOOKS: list[dict[str, Any]] = [
    hook
    for repository in yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]
    for hook in repository["hooks"]
]


def test_vs_code_ties_every_schema_to_its_files() -> None:
    assert SETTINGS["yaml.schemas"] == {f"./{kind.path}": kind.files for kind in list_schemas() if kind.files}
    for schema, files in SETTINGS["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        assert list(ROOT.glob(files)), files


def test_vs_code_fetches_and_tells_nothing() -> None:
    assert SETTINGS["yaml.schemaStore.enable"] is False
    assert SETTINGS["redhat.telemetry.enabled"] is False


def test_vs_code_recommends_what_reads_the_schemas() -> None:
    assert "redhat.vscode-yaml" in json.loads((ROOT / ".vscode/extensions.json").read_text())["recommendations"]


def _editor_config() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    # What stands before the first section is `root = true`.
    parser.read_string("[preamble]\n" + (ROOT / ".editorconfig").read_text())
    return parser


def test_the_editor_config_says_how_files_are_written() -> None:
    config = _editor_config()
    assert config["preamble"]["root"] == "true"
    assert dict(config["*"]) == {
        "charset": "utf-8",
        "end_of_line": "lf",
        "insert_final_newline": "true",
        "trim_trailing_whitespace": "true",
    }
    assert config["*.py"]["indent_size"] == "4"
    assert config["*.{yml,yaml,md,json,css,js,html}"]["indent_size"] == "2"


@pytest.mark.parametrize("pattern", ["data/**/*.yml", "briefings/**/*.md", "hooks/**/*.py", "docs/guides/**/*.md"])
def test_the_projects_own_files_are_written_so(pattern: str) -> None:
    files = [path for path in ROOT.glob(pattern) if path.is_file()]
    assert files
    for path in files:
        content = path.read_bytes()
        assert content.endswith(b"\n"), path
        assert b"\r" not in content, path
        content.decode("utf-8")
        if path.suffix != ".md":
            assert not re.search(rb"[ \t]\n", content), path


def test_the_hooks_are_the_projects_own() -> None:
    repositories = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]
    assert [repository["repo"] for repository in repositories] == ["local"]
    assert [hook["id"] for hook in HOOKS] == ["dossier-check", "ruff-check", "ruff-format"]
    assert {hook["language"] for hook in HOOKS} == {"system"}


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_and_finds_nothing_wrong(hook: dict[str, Any]) -> None:
    files = [] if hook.get("pass_filenames") is False else ["hooks/dossier/kinds.py"]
    run = subprocess.run([*hook["entry"].split(), *files], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("hook", [hook for hook in HOOKS if "types" in hook], ids=lambda hook: hook["id"])
def test_a_hook_stops_what_is_wrong(hook: dict[str, Any], tmp_path: Path) -> None:
    bad = tmp_path / "bad.py"
    bad.write_text("import os\nx = ( 1)\n")
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    run = subprocess.run([*hook["entry"].split(), str(bad)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 1


@pytest.mark.parametrize(
    ("name", "is_checked"),
    [("briefings/a/en.md", True), ("data/sources/a.yml", True), ("docs/pages/a/de.md", True), ("hooks/a.py", False)],
)
def test_the_check_runs_where_a_text_or_record_changes(name: str, is_checked: bool) -> None:
    (check,) = [hook for hook in HOOKS if hook["id"] == "dossier-check"]
    assert bool(re.search(check["files"], name)) is is_checked

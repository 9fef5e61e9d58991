"""The engine keeps its shape: one direction, small files, no disk or clock where none belongs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.prose.convert import PAGE_ANCHORS
from small_sites import ROOT

ENGINE = ROOT / "hooks" / "dossier"
MODULES = sorted(ENGINE.rglob("*.py"))
TEMPLATES = sorted((ENGINE / "pages" / "templates").glob("*.html"))
# A file of macros is a shelf, not a page.
SHELVES = {"_parts.html"}
PURE = ("model", "checks", "figures", "plan", "charts", "outputs", "prose")
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_TEMPLATE = 300, 45, 60


def name_of(path: Path) -> str:
    return path.relative_to(ENGINE).as_posix()


SHOWING = [path for path in MODULES if name_of(path).startswith(("pages", "outputs"))]


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def calls_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def test_imports_run_in_one_direction() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [program, "--config", str(ROOT / "pyproject.toml"), "--no-cache"],
        cwd=ROOT / "hooks",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_in_a_sentence_what_it_is(path: Path) -> None:
    said = ast.get_docstring(parsed(path))
    assert said
    assert said.splitlines()[0].endswith(".")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_holds_one_idea(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_function_can_be_read_at_a_glance(path: Path) -> None:
    long = [
        node.name
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == ([] if name_of(path) != "sources/records.py" else ["_note"])


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_error_is_swallowed_whole(path: Path) -> None:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None
            assert ast.unparse(node.type) not in {"Exception", "BaseException"}


@pytest.mark.parametrize("path", [path for path in MODULES if name_of(path).startswith(PURE)], ids=name_of)
def test_a_stage_touches_no_disk_no_clock_and_no_environment(path: Path) -> None:
    forbidden = ("open", "read_text", "write_text", "read_bytes", "write_bytes", "now", "today", "getenv", "mkdir")
    names = {call.rsplit(".", 1)[-1] for call in calls_in(parsed(path))}
    assert not names & set(forbidden)
    assert "os" not in {
        alias.name for node in ast.walk(parsed(path)) if isinstance(node, ast.Import) for alias in node.names
    }


@pytest.mark.parametrize(
    "path", [path for path in MODULES if name_of(path).startswith(("pages", "outputs"))], ids=name_of
)
def test_an_output_names_each_field_that_it_takes(path: Path) -> None:
    names = {call.rsplit(".", 1)[-1] for call in calls_in(parsed(path))}
    assert not names & {"model_dump", "model_dump_json", "vars", "asdict", "dict_of"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_a_caption_and_fits_a_screen(path: Path) -> None:
    lines = path.read_text().splitlines()
    assert lines[0].startswith(("{#", "<!doctype"))
    assert len(lines) <= LONGEST_TEMPLATE or path.name in SHELVES


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_makes_no_address(path: Path) -> None:
    for name in ("publications/", "events/", "prisoners/", "releases/", "act/", "people/", "topics/"):
        assert f'"{name}' not in path.read_text()
        assert f"'{name}" not in path.read_text()


def test_every_anchor_of_a_page_is_kept_from_headings_of_texts() -> None:
    sources = [*TEMPLATES, *(ROOT / "overrides").rglob("*.html"), ENGINE / "charts" / "waves.py"]
    used = {anchor for path in sources for anchor in re.findall(r' id="([a-z-]+)"', path.read_text())}
    assert used
    assert used == PAGE_ANCHORS

"""The engine keeps its shape: one direction, small files, pure stages, named fields."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from dossier.kinds import COLLECTIONS
from dossier.plan.addresses import SECTIONS
from small_sites import ROOT

ENGINE = ROOT / "hooks/dossier"
MODULES = sorted(ENGINE.rglob("*.py"))
TEMPLATES = sorted((ENGINE / "pages/templates").glob("*.html"))
# These give from what they are given: no disk, no clock, no environment.
PURE = (
    *("changes", "pages", "outputs", "linked_data", "charts", "citations", "tables", "cards", "hosting", "upkeep"),
    *("plan", "figures", "checks", "words", "names", "model", "prose"),
)
# Where reading is the module's task: the words' catalogues, the templates themselves, the faces that are measured,
# the rules of time zones, which a package brings.
READERS = {"words/catalogue.py", "pages/environment.py", "cards/lettering.py", "outputs/calendars/zone.py"}
# The entries, which alone read the clock or the environment.
ENTRIES = {"build/environment.py"}
# A preview shows whatever goes wrong on the page and goes on; MkDocs' server would wait for ever, and not say why.
SHOWS_EVERY_ERROR = {"host/live.py"}
_LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"
MAX_LINES, MAX_FUNCTION_LINES, MAX_TEMPLATE_LINES = 280, 60, 60
# A file of macros that all templates share.
MACROS = {"_parts.html"}

_DISK = {
    "open", "write_text", "write_bytes", "read_text", "read_bytes", "mkdir", "unlink", "rmdir", "rename",
    "symlink_to", "touch", "rmtree", "copytree", "copyfile", "iterdir", "rglob", "glob", "exists", "is_file", "is_dir",
    "stat", "resolve", "available_timezones",
}  # fmt: skip
_CLOCK = {"now", "today", "utcnow", "time", "monotonic", "perf_counter", "environ", "getenv", "getcwd", "cwd", "random"}
_CLOCK_MODULES = {
    "datetime",
    "date",
    "dt",
    "time",
    "os",
    "Path",
    "random",
    "secrets",
    "uuid",
    "socket",
    "urllib.request",
}


def _name(path: Path) -> str:
    return path.relative_to(ENGINE).as_posix()


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), str(path))


def _named(paths: list[Path]) -> list[object]:
    return [pytest.param(path, id=_name(path)) for path in paths]


def _calls(tree: ast.AST) -> Iterator[tuple[str, str, int]]:
    """Yield what is called or read by a dot: the thing, its attribute, the line; for a plain call an empty thing."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield ast.unparse(node.value), node.attr, node.lineno
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield "", node.func.id, node.lineno


def _reads_disk(path: Path) -> list[str]:
    """Return each use of the disk in a module, with its line."""
    found = [(thing, name, line) for thing, name, line in _calls(_tree(path)) if name in _DISK]
    # `body.resolve` fills in links, and `exists` nothing: only paths resolve on the disk.
    return [f"{line}: {thing}.{name}" for thing, name, line in found if not thing.endswith("body")]


def _reads_clock(path: Path) -> list[str]:
    """Return each use of the clock or the environment in a module, with its line."""
    return [
        f"{line}: {thing}.{name}"
        for thing, name, line in _calls(_tree(path))
        if name in _CLOCK and (not thing or thing.split(".")[-1] in _CLOCK_MODULES)
    ]


def test_the_import_contracts_are_kept() -> None:
    # By its own command, since it is what `make test` and editors run.
    run = subprocess.run(
        [sys.executable, "-c", _LINT, "--config", str(ROOT / "pyproject.toml"), "--no-cache"],
        cwd=ROOT / "hooks",
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 broken" in run.stdout


def test_every_package_of_the_engine_has_its_layer() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    layers = text[text.index("layers = [") :].split("]")[0]
    known = {part.strip(' ",|') for line in layers.split("\n") for part in line.split("|")}
    packages = {path.name for path in ENGINE.iterdir() if (path / "__init__.py").is_file()}
    modules = {path.stem for path in ENGINE.glob("*.py")} - {"__init__"}
    assert packages | modules <= known


@pytest.mark.parametrize("path", _named(MODULES))
def test_a_module_is_described_in_one_sentence(path: Path) -> None:
    described = ast.get_docstring(_tree(path)) or ""
    assert described, "no docstring"
    assert described.split("\n\n")[0] == described, "more than one paragraph"
    assert described.endswith("."), "no sentence"
    assert described.count(". ") == 0, "more than one sentence"


@pytest.mark.parametrize("path", _named(MODULES))
def test_a_module_stays_small(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= MAX_LINES


@pytest.mark.parametrize("path", _named(MODULES))
def test_a_function_stays_short(path: Path) -> None:
    functions = [node for node in ast.walk(_tree(path)) if isinstance(node, ast.FunctionDef)]
    lengths = {node.name: (node.end_lineno or node.lineno) - node.lineno + 1 for node in functions}
    long = {name: length for name, length in lengths.items() if length > MAX_FUNCTION_LINES}
    assert long == {}


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in TEMPLATES])
def test_a_template_stays_small_and_has_a_caption(path: Path) -> None:
    text = path.read_text()
    if path.name not in MACROS:
        assert len(text.splitlines()) <= MAX_TEMPLATE_LINES
    assert text.startswith(("{#", "<!doctype html>"))


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in TEMPLATES])
def test_a_template_has_no_script_no_style_and_no_address_of_its_own(path: Path) -> None:
    text = path.read_text()
    for forbidden in ("<script", "style=", "<style", "javascript:", "http://", 'href="/', "@import", "<iframe", "<img"):
        assert forbidden not in text
    assert "https://" not in text.replace('replace("https://", "")', "")


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in TEMPLATES])
def test_only_the_titles_of_converted_headings_are_taken_as_safe(path: Path) -> None:
    uses = [line.strip() for line in path.read_text().splitlines() if "| safe" in line or "|safe" in line]
    assert all("heading.title | safe" in use for use in uses)
    assert "autoescape false" not in path.read_text()


@pytest.mark.parametrize("path", _named(MODULES))
def test_no_module_catches_everything_prints_or_runs_text_as_code(path: Path) -> None:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            everything = caught in ("everything", "Exception", "BaseException")
            assert not everything or _name(path) in SHOWS_EVERY_ERROR, f"line {node.lineno} catches {caught}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("print", "eval", "exec", "compile", "__import__"), f"line {node.lineno}"


@pytest.mark.parametrize("path", _named([path for path in MODULES if _name(path).split("/")[0] in PURE]))
def test_a_pure_stage_touches_neither_disk_nor_clock(path: Path) -> None:
    if _name(path) not in READERS:
        assert _reads_disk(path) == []
    assert _reads_clock(path) == []


@pytest.mark.parametrize("path", _named([path for path in MODULES if _name(path) not in ENTRIES]))
def test_only_the_entries_read_the_clock_or_the_environment(path: Path) -> None:
    assert _reads_clock(path) == []


def test_the_watch_over_disk_and_clock_sees_what_it_is_to_see(tmp_path: Path) -> None:
    # The guard of the tests above.
    path = tmp_path / "bad.py"
    path.write_text(
        "import os\nfrom datetime import date, datetime\nfrom pathlib import Path\n"
        "a = open('x')\nb = Path('x').read_text()\nc = date.today()\nd = datetime.now()\ne = os.environ['x']\n"
    )
    assert [found.split(":")[0] for found in _reads_disk(path)] == ["4", "5"]
    assert sorted(found.split(":")[0] for found in _reads_clock(path)) == ["6", "7", "8"]


@pytest.mark.parametrize(
    "path", _named([path for path in MODULES if _name(path).split("/")[0] in ("pages", "outputs", "charts", "publish")])
)
def test_what_is_published_names_its_fields(path: Path) -> None:
    whole = {"model_dump", "model_dump_json", "dict", "asdict", "astuple", "__dict__", "vars", "model_fields"}
    used = [
        f"{line}: {name}" for thing, name, line in _calls(_tree(path)) if name in whole and (thing or name != "dict")
    ]
    assert used == []


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in TEMPLATES])
def test_no_template_shows_a_field_meant_for_editors(path: Path) -> None:
    text = path.read_text()
    for field in ("editors_note", "name_basis", "archive_context", "model_dump", "__"):
        assert field not in text


@pytest.mark.parametrize("path", _named(MODULES))
def test_an_address_of_the_site_is_made_in_one_place(path: Path) -> None:
    if _name(path) in ("plan/addresses.py", "host/shells.py"):
        return
    made = [
        node.lineno
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.JoinedStr)
        and any(f"/{section}/" in ast.unparse(node) for section in (*SECTIONS.values(), "timeline", "organisations"))
    ]
    assert made == []


def test_the_sections_of_the_theme_are_those_of_the_plan() -> None:
    # The masthead and the colophon name paths below a language's home; the plan has a page at each.
    tree = _tree(ENGINE / "host/shells.py")
    paths = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith("/")
    }
    known = {*SECTIONS.values(), *COLLECTIONS.values(), "timeline", "data", "about", "methodology", "safety"}
    assert {path.rstrip("/") for path in paths} - {""} <= known


@pytest.mark.parametrize("path", _named([path for path in MODULES if not _name(path).startswith("host/")]))
def test_only_the_host_imports_mkdocs_and_only_sources_yaml(path: Path) -> None:
    imported = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").split(".")[0])
    assert not imported & {"mkdocs", "material", "requests", "urllib3", "httpx"}
    assert "yaml" not in imported or _name(path).startswith("sources/")


def test_no_module_is_called_by_what_it_is_not() -> None:
    assert not [
        path for path in MODULES if path.stem in ("utils", "util", "helpers", "helper", "common", "manager", "misc")
    ]

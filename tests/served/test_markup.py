"""Every HTML file and every style sheet is well formed, as the Nu HTML checker judges."""

import json
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .findings import Finding, expect_none
from .pages import Page
from .tools import node_module, program, run


def test_every_page_passes_the_nu_html_checker(site: Path, every_page: list[Page]) -> None:
    assert every_page
    findings = _check(site, "--skip-non-html")
    expect_none(findings, "the Nu HTML checker finds errors")


def test_every_style_sheet_passes_the_nu_html_checker(site: Path) -> None:
    assert list(site.rglob("*.css"))
    findings = _check(site, "--skip-non-css")
    expect_none(findings, "the Nu HTML checker finds errors")


def _check(site: Path, selection: str) -> list[Finding]:
    jar = node_module("vnu-jar/build/dist/vnu.jar")
    java = program("java", "apt-get install openjdk-17-jre-headless")
    # A long page nests deeper than Java's usual stack holds.
    command = [java, "-Xss4m", "-jar", str(jar), "--format", "json", "--stdout", "--errors-only", selection, str(site)]
    done = run(command)
    messages = json.loads(done.stdout)["messages"] if done.stdout.strip() else []
    if done.returncode and not messages:
        raise RuntimeError(f"the Nu HTML checker broke off: {done.stderr}")
    return [_finding(message, site) for message in messages]


def _finding(message: dict[str, object], site: Path) -> Finding:
    path = unquote(urlsplit(str(message.get("url", ""))).path).removeprefix(f"{site}/")
    extract = " ".join(str(message.get("extract", "")).split())
    return Finding(f"{message.get('message')}   {extract[:120]}", f"{path}:{message.get('lastLine', '?')}")

"""Has the Nu HTML checker judge the files of a site."""

import json
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .findings import Finding
from .tools import node_module, program, run


def check_markup(site: Path, selection: str) -> list[Finding]:
    """Return what is not well formed; `selection` says what to pass over."""
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

"""Google's Lighthouse on a page of the site: four scores, and what it found wanting."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass

from .browsers import ARGUMENTS, CHROMIUM
from .tools import node_module, program, run

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True)
class Report:
    """The scores of a page, 0 to 100 by category, and the audits below the full score by category."""

    address: str
    scores: Mapping[str, int]
    wanting: Mapping[str, tuple[str, ...]]


def judge(server: str, address: str, categories: tuple[str, ...] = CATEGORIES) -> Report:
    """Runs Lighthouse with its own settings for a phone on a slow line; nothing is sent to its makers."""
    os.environ["CHROME_PATH"] = CHROMIUM
    command = [
        program("node", "apt-get install nodejs"),
        str(node_module("lighthouse/cli/index.js")),
        server + address,
        "--quiet",
        "--output=json",
        "--output-path=stdout",
        f"--only-categories={','.join(categories)}",
        "--no-enable-error-reporting",
        f"--chrome-flags=--headless {' '.join(ARGUMENTS)}",
    ]
    done = run(command)
    if done.returncode:
        raise RuntimeError(f"Lighthouse failed on {address}: {done.stderr[-2000:]}")
    found = json.loads(done.stdout)
    if found.get("runtimeError"):
        raise RuntimeError(f"Lighthouse failed on {address}: {found['runtimeError']}")
    scores = {name: round(category["score"] * 100) for name, category in found["categories"].items()}
    wanting = {name: _wanting(category, found["audits"]) for name, category in found["categories"].items()}
    return Report(address, scores, wanting)


def _wanting(category: dict[str, list[dict[str, str]]], audits: dict[str, dict[str, object]]) -> tuple[str, ...]:
    """The audits that count in a category and have not the full score."""
    counted = [reference["id"] for reference in category["auditRefs"] if reference["weight"]]
    return tuple(f"{name} {audits[name]['score']}" for name in counted if audits[name]["score"] not in (1, None))

"""Takes `people.json` of the current folder, writes a page of Markdown a record and language, and their lists."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict

_LABELS = Path(__file__).parent / "labels"


class _Step(TypedDict):
    date: str
    kind: str
    detail: dict[str, str]
    source: str


class _Person(TypedDict):
    id: str
    names: dict[str, str]
    role: dict[str, str]
    birth_year: int
    status: str
    as_of: str
    steps: list[_Step]


def write_pages(root: Path) -> None:
    """Write the pages of all records."""
    people: list[_Person] = json.loads((root / "people.json").read_text("utf-8"))
    for path in sorted(_LABELS.glob("*.json")):
        language = path.stem
        labels: dict[str, str] = json.loads(path.read_text("utf-8"))
        folder = root / "docs" / language / "people"
        folder.mkdir(parents=True, exist_ok=True)
        for person in people:
            (folder / f"{person['id']}.md").write_text(_make_page(person, language, labels), "utf-8")
        (folder / "index.md").write_text(_make_list(people, language, labels), "utf-8")


def _make_page(person: _Person, language: str, labels: dict[str, str]) -> str:
    steps = "\n".join(
        f"- **{step['date']}** {step['kind']}: {step['detail'][language]} ([{labels['source']}]({step['source']}))"
        for step in person["steps"]
    )
    return f"""\
---
title: "{person["names"][language]}"
---

# {person["names"][language]}

{" · ".join(name for other, name in person["names"].items() if other != language)}

{person["role"][language]}

| | |
|---|---|
| {labels["born"]} | {person["birth_year"]} |
| {labels["status"]} | {person["status"]} |
| {labels["updated"]} | {person["as_of"]} |

## {labels["history"]}

{steps}

## {labels["write"]}

{labels["letter"]}
"""


def _make_list(people: list[_Person], language: str, labels: dict[str, str]) -> str:
    rows = "\n".join(
        f"| [{person['names'][language]}]({person['id']}.md) | {person['birth_year']} | {person['status']} "
        f"| {person['as_of']} |"
        for person in people
    )
    head = f"| | {labels['born']} | {labels['status']} | {labels['updated']} |\n|---|---|---|---|"
    return f"---\ntitle: {labels['people']}\n---\n\n{head}\n{rows}\n"


if __name__ == "__main__":
    write_pages(Path())

"""Takes a value, gives it as YAML in block style, one key a line, as editors write it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

Value: TypeAlias = "str | int | bool | Sequence[Value] | Mapping[str, Value] | None"
Fields: TypeAlias = Mapping[str, Value]


def write_record(path: Path, fields: Fields) -> None:
    """Write a file of one record."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(_lines_of(fields, 0)) + "\n", "utf-8")


def write_text(path: Path, front: Fields, body: str) -> None:
    """Write a Markdown file with its front matter."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["---", *_lines_of(front, 0), "---", body]), "utf-8")


def _lines_of(fields: Fields, indent: int) -> list[str]:
    lines = []
    for key, value in fields.items():
        head = f"{' ' * indent}{key}:"
        if isinstance(value, Mapping) and value:
            lines += [head, *_lines_of(value, indent + 2)]
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            lines.append(head)
            for item in value:
                first, *rest = _lines_of(item, indent + 4)
                lines += [f"{' ' * (indent + 2)}- {first.strip()}", *rest]
        else:
            # A value of JSON is one of YAML.
            lines.append(f"{head} {json.dumps(value, ensure_ascii=False)}")
    return lines

"""Takes a text's file, gives it with the digests of its original's blocks in `translation:`, all else as it was."""

from __future__ import annotations

import json
import textwrap

from dossier.problems import Problems
from dossier.sources.front_matter import split_front_matter
from dossier.sources.yaml_tree import Value

_FIELD = "blocks"
_WIDTH = 96


class NotEditable(Exception):
    """The front matter is written in a form in which nothing can be put without risk; it is left as it is."""


def note_blocks(text: str, digests: list[str]) -> str:
    """Return a text's file with `translation: blocks:` as given.

    Raises NotEditable where the result would say anything else than before but for the blocks.
    """
    lines = text.split("\n")
    before = _fields(text)
    group = before.get("translation")
    start = next((at for at, line in enumerate(lines) if line.startswith("translation:")), None)
    if start is None or not isinstance(group, dict):
        raise NotEditable
    end = start + 1
    while lines[end].startswith(" "):
        end += 1
    own = _block_style(lines[start:end], group)
    wrapped = textwrap.wrap(" ".join(digests), _WIDTH)
    edited = [*lines[:start], *own, f"  {_FIELD}: >-", *(f"    {line}" for line in wrapped), *lines[end:]]
    result = "\n".join(edited)
    if _fields(result) != {**before, "translation": {**group, _FIELD: " ".join(digests)}}:
        raise NotEditable
    return result


def _block_style(lines: list[str], group: dict[str, Value]) -> list[str]:
    """Return the lines of the group without its blocks, a field a line."""
    if lines[0].partition("#")[0].strip() != "translation:":
        fields = {name: value for name, value in group.items() if name != _FIELD}
        return ["translation:", *(f"  {name}: {_write(value)}" for name, value in fields.items())]
    # How far the blocks are indented, while a line belongs to them.
    kept, depth = [lines[0]], 0
    for line in lines[1:]:
        indent = len(line) - len(line.lstrip())
        if depth and indent > depth:
            continue
        depth = indent if line.lstrip().startswith(f"{_FIELD}:") else 0
        if not depth:
            kept.append(line)
    return kept


def _write(value: Value) -> str:
    """Return a value as YAML on one line; JSON is YAML."""
    return json.dumps(value, ensure_ascii=False)


def _fields(text: str) -> dict[str, Value]:
    document = split_front_matter(text, "", Problems())
    if document is None or not isinstance(document.tree.value, dict):
        raise NotEditable
    return document.tree.value

"""Writes what a build knows of its site for the next one, and reads it again; what is damaged counts as nothing."""

from __future__ import annotations

import base64
import hashlib
import json
from array import array
from collections.abc import Mapping
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from dossier.build.job import WrittenFile
from dossier.build.state import NUMBERS, Brief, Row, State

# It is JSON, so that a cache that comes from elsewhere can hold wrong values but nothing that runs. Columns are packed:
# there are tens of thousands of files and hundreds of thousands of facts asked for, and every edit takes all of them.
_DIGEST_SIZE = 16
# That of a file's content, SHA-256.
_CONTENT_SIZE = 32
# To be raised when what stands in the files is laid out in another way.
_LAYOUT = 2
# What is needed to see that nothing has changed, and what is needed only when something has.
_BRIEF, _WHOLE = "brief.json", "whole.json"
_SIZES = "q"


def read_brief(folder: Path) -> Brief | None:
    """Return what the last build left; None where it left nothing, or not what it wrote."""
    found = _read(folder / _BRIEF)
    if found is None:
        return None
    files = zip(
        found["paths"].split("\n"), _unpack(_SIZES, found["sizes"]), _unpack(_SIZES, found["dates"]), strict=True
    )
    settings, inputs, day, site, site_url = found["told"]
    return Brief(settings, inputs, day, site, site_url, tuple(found["sheets"]), tuple(files))


def read_state(folder: Path, brief: Brief) -> State | None:
    """Return all that the build behind a brief left."""
    found = _read(folder / _WHOLE)
    if found is None or found["inputs"] != brief.inputs or found["settings"] != brief.settings:
        return None
    digests = base64.b64decode(found["digests"])
    lengths = found["lengths"]
    return State(
        {tuple(fact): number for number, fact in enumerate(found["facts"])},
        [digests[begin:end] for begin, end in pairwise(accumulate(lengths, initial=0))],
        {name: frozenset(map(tuple, facts)) for name, facts in found["answers"].items()},
        _read_rows(found, brief),
    )


def _read_rows(found: Any, brief: Brief) -> dict[str, Row]:
    asked = base64.b64decode(found["asked"])
    contents = base64.b64decode(found["contents"])
    width = array(NUMBERS).itemsize
    files = [
        WrittenFile(path, contents[at * _CONTENT_SIZE : (at + 1) * _CONTENT_SIZE], size, changed)
        for at, (path, size, changed) in enumerate(brief.files)
    ]
    rows: dict[str, Row] = {}
    fact = file = 0
    for name, facts, written in zip(found["jobs"], found["fact_counts"], found["file_counts"], strict=True):
        packed = asked[fact * width : (fact + facts) * width]
        rows[name] = Row(tuple(files[file : file + written]), packed, found["notes"].get(name, ""))
        fact, file = fact + facts, file + written
    return rows


def write_state(folder: Path, brief: Brief, state: State) -> None:
    """Leave the state for the next build; whoever reads meanwhile gets the old one or the new one."""
    rows = state.rows
    width = array(NUMBERS).itemsize
    whole = {
        "settings": brief.settings,
        "inputs": brief.inputs,
        "facts": list(state.numbers),
        "digests": _encode(b"".join(state.digests)),
        "lengths": [len(digest) for digest in state.digests],
        "answers": {name: sorted(facts) for name, facts in state.answers.items()},
        "jobs": list(rows),
        "fact_counts": [len(row.asked) // width for row in rows.values()],
        "asked": _encode(b"".join(row.asked for row in rows.values())),
        "file_counts": [len(row.files) for row in rows.values()],
        "contents": _encode(b"".join(file.digest for row in rows.values() for file in row.files)),
        "notes": {name: row.note for name, row in rows.items() if row.note},
    }
    *told, sheets, files = brief
    brief_told = {
        "told": told,
        "sheets": sheets,
        "paths": "\n".join(path for path, _, _ in files),
        "sizes": _pack(_SIZES, [size for _, size, _ in files]),
        "dates": _pack(_SIZES, [changed for _, _, changed in files]),
    }
    folder.mkdir(parents=True, exist_ok=True)
    # The brief comes last: it vouches for the other.
    (folder / _BRIEF).unlink(missing_ok=True)
    _write(folder / _WHOLE, whole)
    _write(folder / _BRIEF, brief_told)


def _encode(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _pack(code: str, numbers: list[int]) -> str:
    return _encode(array(code, numbers).tobytes())


def _unpack(code: str, packed: str) -> array[int]:
    return array(code, base64.b64decode(packed))


def _read(path: Path) -> Any | None:
    """Return the value in a file, or None where it is missing or not what was written."""
    try:
        stored = path.read_bytes()
    except OSError:
        return None
    digest, data = stored[:_DIGEST_SIZE], stored[_DIGEST_SIZE:]
    if hashlib.blake2b(data, digest_size=_DIGEST_SIZE).digest() != digest:
        return None
    found = json.loads(data)
    return found if found.get("layout") == _LAYOUT else None


def _write(path: Path, value: Mapping[str, object]) -> None:
    data = json.dumps({"layout": _LAYOUT, **value}, separators=(",", ":"), ensure_ascii=False).encode(
        errors="surrogatepass"
    )
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(hashlib.blake2b(data, digest_size=_DIGEST_SIZE).digest() + data)
    part.replace(path)

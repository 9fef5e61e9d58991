"""Takes a part of a language's entries, gives the files of its index that the search page loads."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dossier.search.entry import GZIP, SIGNATURE, Entry
from dossier.search.pagefind import Record, index_records
from dossier.search.parts import Part

SCRIPT = "pagefind.js"
_ENTRY = "pagefind-entry.json"
# What Pagefind's own files of finds begin with, behind the signature.
_ADDRESS = '{"url":'
_FINDS = "fragment/"
_LOADED = ("index/", _FINDS)
# So much of a find's file is read for its address.
_HEAD = 2048


@dataclass(frozen=True)
class Summary:
    """What others need to know of an index: a word that changes whenever it does, and its finds' ids by address."""

    version: str
    finds: Mapping[str, str]


@dataclass(frozen=True)
class Bundle:
    """The index of a part: its files by their paths below the part's folder, and the script if the part leads."""

    files: Mapping[str, bytes]
    summary: Summary


def make_bundle(part: Part) -> Bundle:
    """Return the index of a part, which Pagefind makes as a program of its own: a thread can wait for it.

    Raises what `index_records` does.
    """
    files = index_records(records_of(part.entries), part.tag)
    about = json.loads(files[_ENTRY])["languages"][part.tag]
    wanted = {_ENTRY, f"pagefind.{about['hash']}.pf_meta"}
    if part.leads:
        wanted |= {SCRIPT, f"wasm.{about['wasm'] or 'unknown'}.pagefind"}
    entries = {entry.address: entry for entry in part.entries}
    kept: dict[str, bytes] = {}
    finds: dict[str, str] = {}
    for path, content in sorted(files.items()):
        if path.startswith(_FINDS):
            address = _read_address(content)
            finds[address] = path[len(_FINDS) : path.rindex(".")]
            kept[path] = entries[address].find
        elif path in wanted or path.startswith(_LOADED):
            kept[path] = content
    return Bundle(kept, Summary(about["hash"], finds))


def records_of(entries: Sequence[Entry]) -> list[Record]:
    """Return what Pagefind is told of the entries of a part."""
    places = sorted(entries, key=lambda entry: entry.place)
    numbers = {entry.address: f"{number:06}" for number, entry in enumerate(places)}
    return [Record(entry.address, entry.title, entry.content, numbers[entry.address]) for entry in entries]


def _read_address(find: bytes) -> str:
    head = zlib.decompressobj(GZIP).decompress(find, _HEAD).removeprefix(SIGNATURE).decode(errors="ignore")
    address: Any = json.JSONDecoder().raw_decode(head, len(_ADDRESS))[0]
    return str(address)

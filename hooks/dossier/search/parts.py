"""Takes the entries of a language, gives the parts of its index, of which an edit changes one or few."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from dossier.search.entry import Entry
from dossier.search.pagefind import SETTINGS, VERSION
from dossier.search.terms import trims

# A part's words, in characters: what Pagefind takes in about half a second. Each part costs a reader a request a word,
# so that a site of this size has one.
LIMIT = 1_000_000
# What Pagefind calls a language whose words it takes as they are.
_UNKNOWN = "unknown"


@dataclass(frozen=True)
class Part:
    """Some entries of a language, in the order of the plan, which make an index of their own.

    `folder` is where it lies below the folder of the language's index: empty where it is the only one. `tag` is what
    Pagefind is told of its language; since Pagefind begins every id with it, the ids of two parts differ. The part that
    `leads` brings the scripts and the program that all parts share. Two parts of the same `key` have the same index.
    """

    language: str
    folder: str
    tag: str
    leads: bool
    entries: Sequence[Entry]
    key: str


def divide(entries: Sequence[Entry], language: str, limit: int = LIMIT) -> list[Part]:
    """Return the parts of a language's entries, which are in the order of the plan; no part is empty.

    There are as many parts as the smallest power of two that brings them below the limit on average, and an entry's
    place among them depends only on its address, so that an edit changes its part and no other.
    """
    known = _UNKNOWN if trims(language) else language
    number = _count_parts(sum(len(entry.content) for entry in entries), limit)
    if number == 1:
        return [_make_part(language, "", known, entries, leads=True)] if entries else []
    parts: dict[int, list[Entry]] = {}
    for entry in entries:
        parts.setdefault(_place(entry.address, number), []).append(entry)
    return [
        # A private part of a language's tag (RFC 5646), which Pagefind's stemmers leave aside.
        _make_part(language, f"{place}/", f"{known}-x-{place}", parts[place], leads=place == min(parts))
        for place in sorted(parts)
    ]


def _count_parts(total: int, limit: int) -> int:
    number = 1
    while total >= number * limit:
        number *= 2
    return number


def _place(address: str, number: int) -> int:
    return int.from_bytes(blake2b(address.encode(), digest_size=4).digest()) % number


def _make_part(language: str, folder: str, tag: str, entries: Sequence[Entry], *, leads: bool) -> Part:
    told = (tag, leads, SETTINGS, VERSION, [entry.digest for entry in entries])
    key = blake2b(repr(told).encode(), digest_size=16).hexdigest()
    return Part(language, folder, tag, leads, entries, key)

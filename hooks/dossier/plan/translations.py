"""Takes the library, gives for each translated text which passages of its original have changed since it was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from dossier.library import Library, Text
from dossier.model.page import FrontMatter
from dossier.prose.blocks import digest_words
from dossier.prose.body import Body

Key = tuple[str, str, str]
# The blocks of a text's front matter, which come before those of its body.
FRONT = ("title", "summary")


@dataclass(frozen=True)
class Passage:
    """A run of blocks that differs between the original as it was translated and as it is now.

    `known` are the first block and the one after the last in the original as it was translated, `now` in the present
    one; both count from 0, the title first, then the summary. One of them is empty where a passage is added or removed.
    """

    change: Literal["changed", "added", "removed"]
    known: tuple[int, int]
    now: tuple[int, int]


@dataclass(frozen=True)
class TranslationState:
    """How a text stands to its original in the language `origin`.

    `is_recorded` says whether the text keeps what it was made from; else nobody knows whether it is current.
    `has_same_blocks` says whether it has a block for each one it was made from, so that each passage has its place.
    """

    origin: str
    is_recorded: bool
    has_same_blocks: bool
    passages: tuple[Passage, ...] = ()

    @property
    def is_outdated(self) -> bool:
        """Whether the original is known to have changed."""
        return bool(self.passages)

    @property
    def marks_front(self) -> bool:
        """Whether its title or summary has."""
        return any(passage.known[0] < len(FRONT) for passage in self.passages)

    @property
    def marks_passages(self) -> bool:
        """Whether passages of the body have, and can be shown where they stand."""
        return self.has_same_blocks and any(passage.known[0] >= len(FRONT) for passage in self.passages)


def translation_states(library: Library) -> Mapping[Key, TranslationState]:
    """Return the state of each translated text whose original is there, by its kind, slug and language."""
    found: dict[Key, TranslationState] = {}
    for (kind, slug), texts in library.texts.items():
        for language, text in texts.items():
            made = text.front.translation
            if made and made.origin and made.origin in texts:
                found[kind, slug, language] = compare_with_original(text, texts[made.origin])
    return found


def compare_with_original(text: Text, original: Text) -> TranslationState:
    """Return how a translated text stands to its original."""
    made = text.front.translation
    known = made.blocks.split() if made and made.blocks else []
    if not known:
        return TranslationState(original.language, is_recorded=False, has_same_blocks=False)
    passages = tuple(_compare(known, digest_blocks(original)))
    has_same_blocks = len(known) == len(FRONT) + len(text.body.blocks)
    return TranslationState(original.language, is_recorded=True, has_same_blocks=has_same_blocks, passages=passages)


def digest_blocks(text: Text) -> list[str]:
    """Return the digests of a text's title, summary and blocks."""
    return digest_parts(text.front, text.body)


def digest_parts(front: FrontMatter, body: Body) -> list[str]:
    """Return the same of a text's parts."""
    return [digest_words(front.title), digest_words(front.summary), *(block.digest for block in body.blocks)]


def _compare(known: list[str], now: list[str]) -> Iterator[Passage]:
    # Title and summary are always there; a changed title is no passage added before the summary.
    for at in range(len(FRONT)):
        if known[at] != now[at]:
            yield Passage("changed", (at, at + 1), (at, at + 1))
    matcher = SequenceMatcher(None, known[len(FRONT) :], now[len(FRONT) :], autojunk=False)
    names: dict[str, Literal["changed", "added", "removed"]] = {
        "replace": "changed",
        "insert": "added",
        "delete": "removed",
    }
    for tag, *places in matcher.get_opcodes():
        if tag != "equal":
            first, last, now_first, now_last = (len(FRONT) + place for place in places)
            yield Passage(names[tag], (first, last), (now_first, now_last))


def take_over(text: Text, original: Text, passages: list[Passage]) -> list[str]:
    """Return the digests that a text keeps once it follows its original in these of its passages, else as before."""
    made = text.front.translation
    known, now = made.blocks.split() if made and made.blocks else [], digest_blocks(original)
    # From the end, so that the places before stay where they are.
    for passage in sorted(passages, key=lambda passage: passage.known, reverse=True):
        known[slice(*passage.known)] = now[slice(*passage.now)]
    return known

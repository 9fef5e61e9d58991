"""Takes the library, gives for every text and language whether it is there, current and reviewed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dossier.kinds import FOLDERS, TextKind
from dossier.library import Library, Text
from dossier.plan.faithful import tell_lacking
from dossier.plan.translations import FRONT, Passage, TranslationState, translation_states
from dossier.prose.expressions import MARK

# `original`: no translation; `unrecorded`: nobody noted which passages of the original it was made from.
State = Literal["missing", "original", "current", "outdated", "unrecorded"]

_TAG = re.compile(r"<[^>]*>")
# So many characters of a passage tell which one it is.
_EXCERPT = 60


@dataclass(frozen=True)
class ChangedPassage:
    """A passage to translate anew: its number within its text, what happened to it, and how it begins."""

    number: int
    change: Literal["changed", "added", "removed"]
    begins: str


@dataclass(frozen=True)
class TextRow:
    """How one text stands in one language."""

    kind: TextKind
    slug: str
    language: str
    file: str
    state: State
    origin: str = ""
    is_reviewed: bool = True
    passages: tuple[ChangedPassage, ...] = ()
    # What it lacks of the original that it follows.
    lacks: tuple[str, ...] = ()


def list_texts(library: Library) -> Iterator[TextRow]:
    """Yield a row for every text and language, in the order of kinds, slugs and languages."""
    states = translation_states(library)
    for kind, (folder, _, _) in FOLDERS.items():
        for slug in sorted(library.owners_of_texts(kind)):
            texts = library.texts[kind, slug]
            for language in library.languages.languages:
                text = texts.get(language.code)
                if text is None:
                    file = f"{folder}/{slug}/{language.code}.md"
                    yield TextRow(kind, slug, language.code, file, "missing")
                else:
                    yield _describe(text, states.get((kind, slug, language.code)), texts)


def _describe(text: Text, state: TranslationState | None, texts: Mapping[str, Text]) -> TextRow:
    kind, slug = text.owner
    made = text.front.translation
    if made is None:
        return TextRow(kind, slug, text.language, text.file, "original")
    if state is None or not state.is_recorded:
        passages: tuple[ChangedPassage, ...] = ()
        word: State = "unrecorded"
        lacks: tuple[str, ...] = ()
    else:
        original = texts[state.origin]
        passages = tuple(_name(number, passage, original) for number, passage in enumerate(state.passages, start=1))
        word = "outdated" if passages else "current"
        lacks = () if passages else tell_lacking(text, original)
    return TextRow(
        kind,
        slug,
        text.language,
        text.file,
        word,
        origin=made.origin or "",
        is_reviewed=bool(made.reviewed),
        passages=passages,
        lacks=lacks,
    )


def _name(number: int, passage: Passage, original: Text) -> ChangedPassage:
    first, last = passage.now
    if first < len(FRONT):
        begins = FRONT[first]
    elif first == last:
        begins = f"after block {first - len(FRONT)}" if first > len(FRONT) else "at the beginning"
    else:
        begins = _excerpt(original, first - len(FRONT))
    return ChangedPassage(number, passage.change, begins)


def _excerpt(text: Text, block: int) -> str:
    piece = text.body.html[text.body.begin_of(block) : text.body.begin_of(block + 1)]
    words = " ".join(html.unescape(MARK.sub("…", _TAG.sub(" ", piece))).split())
    return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT].rstrip()}…"

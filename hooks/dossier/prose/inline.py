"""Tries on each piece of a Markdown text only those inline patterns that can match there; the HTML stays the same."""

from __future__ import annotations

import markdown
from markdown.inlinepatterns import Pattern, ReferenceInlineProcessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

# By the names under which Markdown knows its patterns: where none of these stands, the pattern can't match.
_SIGNS: dict[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "citation": ("[@",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "allowed_tag": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
_EACH = tuple(sorted({sign for signs in _SIGNS.values() for sign in signs}))


class SparingInlineProcessor(InlineProcessor):
    """Markdown's own processor of inline patterns, without the tries that are bound to fail.

    What a pattern finds is replaced by a placeholder of letters, digits and a colon, so no sign comes in on the way.
    """

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        patterns = md.inlinePatterns
        assert len(patterns) == len(_SIGNS), "a pattern has no signs"
        self._patterns = sorted((patterns.get_index_for_name(name), signs) for name, signs in _SIGNS.items())
        self._chosen: dict[tuple[bool, ...], list[tuple[int, Pattern | InlineProcessor]]] = {}

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        # The library calls this method, under the name that Python makes of a private one, for each piece of text.
        if isinstance(data, AtomicString):
            return data
        found = tuple([sign in data for sign in _EACH])
        if True not in found:
            return data
        for index, pattern in self._choose_patterns(found):
            start, matched = 0, index >= patternIndex
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                    pattern, data, index, start
                )
        return data

    def _choose_patterns(self, found: tuple[bool, ...]) -> list[tuple[int, Pattern | InlineProcessor]]:
        """Return the patterns that can match where those of `_EACH` stand that were found, each with its index."""
        # A link by reference is none while no reference is known.
        key = (*found, bool(self.md.references))
        if key not in self._chosen:
            signs = {sign for sign, is_there in zip(_EACH, found, strict=True) if is_there}
            wanted = [index for index, own in self._patterns if signs.intersection(own)]
            candidates = [(index, self.inlinePatterns[index]) for index in wanted]
            self._chosen[key] = [
                (index, pattern)
                for index, pattern in candidates
                if self.md.references or not isinstance(pattern, ReferenceInlineProcessor)
            ]
        return self._chosen[key]

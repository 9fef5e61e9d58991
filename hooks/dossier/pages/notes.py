"""Numbers the sources of a page in the order in which they are cited."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from dossier.words.markup import NOTHING


class Notes:
    """The numbered sources of one page; each citation leads to its source, and the source back to its citations.

    A citation's target is its own way back, which stands in the source: so a reader whom the source was shown in place
    (`:target` in the style sheet) is led to the passage they came from, whichever of several it was.
    """

    def __init__(self, label: str) -> None:
        self._label = escape(label)
        self._numbers: dict[str, int] = {}
        self._uses: dict[str, int] = {}

    def cite(self, sources: Sequence[str], *, language: str = "") -> Markup:
        """Return the note marks for the sources, in the order given; empty for none.

        `language` is that of the label, to be given where the marks stand in a text of another language.
        """
        if not sources:
            return NOTHING
        marks = "".join(map(self._mark, dict.fromkeys(sources)))
        own = f' lang="{escape(language)}"' if language else ""
        return Markup(f'<span class="notes"{own}>{marks}</span>')  # noqa: S704 - numbers and escaped words

    def _mark(self, source: str) -> str:
        number = self._numbers.setdefault(source, len(self._numbers) + 1)
        use = self._uses[source] = self._uses.get(source, 0) + 1
        return (
            f'<a class="note" id="cite-{number}-{use}" href="#source-{number}-{use}"'
            f' aria-label="{self._label} {number}">{number}</a>'
        )

    def sources(self) -> tuple[str, ...]:
        """Return the ids of the sources in the order of their numbers."""
        return tuple(self._numbers)

    def cited(self) -> list[tuple[int, str, int]]:
        """Return number, source id and how often it was cited, in order."""
        return [(number, source, self._uses[source]) for source, number in self._numbers.items()]

"""The figures that a page's texts show: each a link to a note that gives its day, its sources and how it was found."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import escape

from dossier.edition import Edition
from dossier.figures import in_texts
from dossier.figures.figure import Figure
from dossier.library import Text
from dossier.prose.body import Shown
from dossier.prose.expressions import FigureCall
from dossier.words.markup import fill

_LINK = re.compile(r'<a class="figure" href="#figure-([0-9]+)"')


@dataclass(frozen=True)
class FigureNote:
    """One figure of a page: its number there, its name, and the figure itself."""

    number: int
    name: str
    figure: Figure


class FigureNotes:
    """The numbered figures of one page; the same figure for the same day has one note."""

    def __init__(self) -> None:
        self._notes: dict[tuple[str, Figure], FigureNote] = {}
        self._uses: dict[int, int] = {}

    def used(self) -> list[FigureNote]:
        """Return the notes in the order in which their figures were first shown."""
        return list(self._notes.values())

    def uses_of(self, note: FigureNote) -> int:
        """Return how many links of the page lead to a note."""
        return self._uses.get(note.number, 0)

    def number_links(self, html: str) -> str:
        """Return a filled text whose links to notes have an anchor each, and lead to their own way back in the note.

        Only the finished HTML tells which figures are links: one inside a tag is shown in words.
        """

        def number(match: re.Match[str]) -> str:
            note = int(match[1])
            use = self._uses[note] = self._uses.get(note, 0) + 1
            return f'<a class="figure" id="shown-{note}-{use}" href="#figure-{note}-{use}"'

        return _LINK.sub(number, html)

    def shown_by(self, edition: Edition, text: Text) -> Callable[[FigureCall], Shown]:
        """Return what shows a text's figures in the text's language, and notes them for this page."""

        def show(call: FigureCall) -> Shown:
            figure, words = in_texts.word_call(edition.library, edition.speeches, text, call, make=edition.once)
            known = self._notes.setdefault((call.name, figure), FigureNote(len(self._notes) + 1, call.name, figure))
            # A title is read out in the language of the text around it.
            speech = edition.speeches[text.language]
            day = speech.say("as of %(date)s", date=speech.date(figure.as_of))
            html = fill(
                '<a class="figure" href="#figure-%s" title="%s"><data value="%s">%s</data></a>',
                known.number,
                day,
                figure.value,
                words,
            )
            return Shown(str(html), str(escape(words)))

        return show


def word_summary(edition: Edition, text: Text) -> str:
    """Return a text's summary in plain words, not escaped."""
    return in_texts.word_summary(edition.library, edition.speeches, text, make=edition.once)


def fill_plain(edition: Edition, text: Text, words: str, calls: tuple[FigureCall, ...]) -> str:
    """Return words of a text with its figures in plain words; nothing is escaped."""
    return in_texts.fill_plain(edition.library, edition.speeches, text, words, calls, make=edition.once)

"""The figures that a page's texts show: each a link to a note that gives its day, its sources and how it was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup, escape

from dossier.edition import Edition
from dossier.figures.figure import Figure
from dossier.figures.query import text_day
from dossier.figures.registry import FIGURES, make_figure
from dossier.figures.wording import word_figure
from dossier.library import Text
from dossier.prose.body import Shown
from dossier.prose.expressions import MARK, FigureCall


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

    def used(self) -> list[FigureNote]:
        """Return the notes in the order in which their figures were first shown."""
        return list(self._notes.values())

    def shown_by(self, edition: Edition, text: Text) -> Callable[[FigureCall], Shown]:
        """Return what shows a text's figures in the text's language, and notes them for this page."""

        def show(call: FigureCall) -> Shown:
            figure, words = _word(edition, text, call)
            known = self._notes.setdefault((call.name, figure), FigureNote(len(self._notes) + 1, call.name, figure))
            # A title is read out in the language of the text around it.
            speech = edition.speeches[text.language]
            day = speech.say("as of %(date)s", date=speech.date(figure.as_of))
            html = Markup('<a class="figure" href="#figure-{}" title="{}"><data value="{}">{}</data></a>').format(
                known.number, day, figure.value, words
            )
            return Shown(str(html), str(escape(words)))

        return show


def word_summary(edition: Edition, text: Text) -> str:
    """Return a text's summary in plain words, not escaped."""
    return fill_plain(edition, text, text.summary, text.summary_figures)


def fill_plain(edition: Edition, text: Text, words: str, calls: tuple[FigureCall, ...]) -> str:
    """Return words of a text with its figures in plain words; nothing is escaped."""
    return MARK.sub(lambda mark: _word(edition, text, calls[int(mark[1])])[1], words)


def _word(edition: Edition, text: Text, call: FigureCall) -> tuple[Figure, str]:
    figure = make_figure(edition.library, call.name, call.arguments, text_day(edition.library, text.owner))
    words = word_figure(figure, FIGURES[call.name].noun, call.arguments, edition.speeches[text.language])
    return figure, words

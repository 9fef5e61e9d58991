"""Takes a text with the figures that it asks for, gives them in plain words of the text's own language."""

from __future__ import annotations

from collections.abc import Mapping

from dossier.figures.figure import Figure
from dossier.figures.query import text_day
from dossier.figures.registry import FIGURES, make_figure
from dossier.figures.wording import word_figure
from dossier.library import Library, Text
from dossier.prose.expressions import MARK, FigureCall
from dossier.words.speech import Speech


def word_call(library: Library, speeches: Mapping[str, Speech], text: Text, call: FigureCall) -> tuple[Figure, str]:
    """Return a figure that a text asks for, and its words, not escaped."""
    figure = make_figure(library, call.name, call.arguments, text_day(library, text.owner))
    words = word_figure(figure, FIGURES[call.name].noun, call.arguments, speeches[text.language])
    return figure, words


def fill_plain(
    library: Library, speeches: Mapping[str, Speech], text: Text, words: str, calls: tuple[FigureCall, ...]
) -> str:
    """Return words of a text with its figures in plain words; nothing is escaped."""
    return MARK.sub(lambda mark: word_call(library, speeches, text, calls[int(mark[1])])[1], words)


def word_summary(library: Library, speeches: Mapping[str, Speech], text: Text) -> str:
    """Return a text's summary in plain words, not escaped."""
    return fill_plain(library, speeches, text, text.summary, text.summary_figures)

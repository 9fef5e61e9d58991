"""Takes a text with the figures that it asks for, gives them in plain words of the text's own language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dossier.figures.figure import Figure
from dossier.figures.query import text_day
from dossier.figures.registry import FIGURES, make_figure
from dossier.figures.wording import word_figure
from dossier.library import Library, Text
from dossier.model.dates import PartialDate
from dossier.prose.expressions import MARK, Argument, FigureCall
from dossier.words.speech import Speech


@dataclass(frozen=True)
class AskedFigure:
    """Makes the figure that a text asks for; two that are equal make the same."""

    name: str
    arguments: tuple[tuple[str, Argument], ...]
    day: PartialDate | None

    def __call__(self, library: Library) -> Figure:
        return make_figure(library, self.name, dict(self.arguments), self.day)


def ask_figure(library: Library, text: Text, call: FigureCall) -> AskedFigure:
    """Return what makes the figure that a text asks for by a call."""
    return AskedFigure(call.name, tuple(sorted(call.arguments.items())), text_day(library, text.owner))


def word_call(
    library: Library,
    speeches: Mapping[str, Speech],
    text: Text,
    call: FigureCall,
    *,
    make: Callable[[AskedFigure], Figure] | None = None,
) -> tuple[Figure, str]:
    """Return a figure that a text asks for, and its words, not escaped.

    `make` is how the figure is made where one is not to be made for every text that asks for it.
    """
    asked = ask_figure(library, text, call)
    figure = make(asked) if make else asked(library)
    words = word_figure(figure, FIGURES[call.name].noun, call.arguments, speeches[text.language])
    return figure, words


def fill_plain(
    library: Library,
    speeches: Mapping[str, Speech],
    text: Text,
    words: str,
    calls: tuple[FigureCall, ...],
    *,
    make: Callable[[AskedFigure], Figure] | None = None,
) -> str:
    """Return words of a text with its figures in plain words; nothing is escaped."""
    if not calls:
        return words
    return MARK.sub(lambda mark: word_call(library, speeches, text, calls[int(mark[1])], make=make)[1], words)


def word_summary(
    library: Library,
    speeches: Mapping[str, Speech],
    text: Text,
    *,
    make: Callable[[AskedFigure], Figure] | None = None,
) -> str:
    """Return a text's summary in plain words, not escaped."""
    return fill_plain(library, speeches, text, text.summary, text.summary_figures, make=make)

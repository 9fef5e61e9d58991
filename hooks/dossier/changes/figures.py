"""Takes the editions before and after a change, gives the figures that moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dossier.changes.discretion import Discretion
from dossier.edition import Edition
from dossier.figures.figure import Figure
from dossier.figures.in_texts import AskedFigure, ask_figure
from dossier.figures.query import SHOWN, FigureRefused
from dossier.figures.registry import FIGURES
from dossier.library import Library
from dossier.model.dates import FOREVER
from dossier.prose.expressions import Argument


@dataclass(frozen=True)
class MovedFigure:
    """A figure with what it was and is; None where it can't be made any more."""

    asked: AskedFigure
    was: Figure
    now: Figure | None


def list_moved_figures(before: Edition, after: Edition, discretion: Discretion) -> list[MovedFigure]:
    """Return each figure whose number or qualifier moved, in the order of the registry.

    These are the newest of every figure, those of each record that both editions have, and those that texts ask for.
    """
    asked = dict.fromkeys((*_every_figure(before.library, after.library), *_in_texts(before), *_in_texts(after)))
    found = []
    for figure in asked:
        if any(discretion.hides(name, str(value)) for name, value in figure.arguments):
            continue
        was, now = _make(figure, before.library), _make(figure, after.library)
        if was and _number(was) != _number(now):
            found.append(MovedFigure(figure, was, now))
    return sorted(found, key=lambda moved: list(FIGURES).index(moved.asked.name))


def _make(asked: AskedFigure, library: Library) -> Figure | None:
    try:
        return asked(library)
    except FigureRefused:
        return None


def _number(figure: Figure | None) -> tuple[object, ...]:
    return (figure.value, figure.qualifier) if figure else ()


def _every_figure(before: Library, after: Library) -> Iterator[AskedFigure]:
    for name, definition in FIGURES.items():
        for arguments in _arguments(before, after, definition.needs):
            yield AskedFigure(name, tuple(sorted(arguments.items())), FOREVER)


def _arguments(before: Library, after: Library, needs: tuple[str, ...]) -> Iterator[dict[str, Argument]]:
    """Yield the arguments with which a figure can be asked for: one of each record that it needs."""
    if not needs:
        yield {}
        return
    kind, *further = needs
    for identifier in sorted(before.records(kind).keys() & after.records(kind).keys()):
        if not further:
            yield {kind: identifier}
            continue
        assert further == ["source"], "no figure is known by two records but a wave and a source of its counts"
        counts = (*before.releases[identifier].stated_counts, *after.releases[identifier].stated_counts)
        sources = {key for count in counts for key in count.sources}
        for key in sorted(sources):
            yield {kind: identifier, "source": key}


def _in_texts(edition: Edition) -> Iterator[AskedFigure]:
    """Yield what the texts of an edition ask for, however they show it."""
    for texts in edition.library.texts.values():
        for text in texts.values():
            for call in (*text.body.figures, *text.summary_figures):
                asked = ask_figure(edition.library, text, call)
                # What names its record holds for that record's day, whichever text asks.
                day = asked.day if FIGURES[asked.name].dated else FOREVER
                yield AskedFigure(asked.name, _without_look(asked.arguments), day)


def _without_look(arguments: tuple[tuple[str, Argument], ...]) -> tuple[tuple[str, Argument], ...]:
    return tuple((name, value) for name, value in arguments if name not in SHOWN)


def words_of(moved: MovedFigure) -> Mapping[str, str]:
    """Return the arguments of a figure as words; those that a text gives by its own day, by that day."""
    words = {name: str(value) for name, value in moved.asked.arguments}
    day = moved.asked.day
    if "as_of" not in words and day is not None and day != FOREVER:
        words["as_of"] = day.iso()
    return words

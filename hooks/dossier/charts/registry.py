"""Every chart of the site by its id, and the chart of one person's history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dossier.charts.chart import Chart
from dossier.charts.history import draw_person
from dossier.charts.recognised import draw_recognised
from dossier.charts.timeline import draw_timeline
from dossier.charts.totals import draw_totals
from dossier.charts.waves import draw_waves
from dossier.library import Library
from dossier.words.speech import Speech

CHARTS: dict[str, Callable[[Library, Speech], Chart]] = {
    "waves": draw_waves,
    "recognised": draw_recognised,
    "totals": draw_totals,
    "timeline": draw_timeline,
}


@dataclass(frozen=True)
class ChartOf:
    """Draws a chart of the site in one language; two that are equal draw the same, so that one drawing serves both."""

    identifier: str
    speech: Speech

    def __call__(self, library: Library) -> Chart:
        return CHARTS[self.identifier](library, self.speech)


@dataclass(frozen=True)
class HistoryOf:
    """Draws the chart of a person's history in one language, for the person's page and for its files."""

    prisoner: str
    speech: Speech

    def __call__(self, library: Library) -> Chart:
        return draw_person(library, self.prisoner, self.speech)

"""Every figure that a text asks for must exist, and a typed number that the data knows must be a figure."""

from __future__ import annotations

from dossier.figures.query import FigureRefused, text_day
from dossier.figures.registry import FIGURES, make_figure
from dossier.figures.totals import compare_totals
from dossier.figures.wording import check_wording
from dossier.library import Library, Text
from dossier.problems import Problems
from dossier.prose.expressions import FigureCall


def check_figures(library: Library, problems: Problems) -> None:
    """Note figures that can't be made, or not be shown in the way asked for."""
    for texts in library.texts.values():
        for text in texts.values():
            for call in (*text.summary_figures, *text.body.figures):
                _check_call(library, text, call, problems)


def _check_call(library: Library, text: Text, call: FigureCall, problems: Problems) -> None:
    try:
        figure = make_figure(library, call.name, call.arguments, text_day(library, text.owner))
        check_wording(figure, FIGURES[call.name].noun, call.arguments)
    except FigureRefused as refusal:
        if call.name in FIGURES and _lacks_records(library):
            return
        code = "figure-argument" if call.name in FIGURES else "unknown-figure"
        problems.add(code, call.location, str(refusal), refusal.fix)


def _lacks_records(library: Library) -> bool:
    """Tell whether a record can't be read, so that nobody can say which numbers would be right with it."""
    return any(kind != "text" for kind, _ in library.unread)


def check_totals(library: Library, problems: Problems) -> None:
    """Note stated totals that are not the sum of the waves and say nothing about why."""
    if _lacks_records(library):
        return
    for item in compare_totals(library):
        if not item.agrees and item.total.explanation is None:
            location = library.locate("total", item.identifier, "value")
            qualifier = "" if item.total.qualifier == "exact" else f"{item.total.qualifier.replace('-', ' ')} "
            until = item.total.date.iso()
            message = f"{qualifier}{item.total.value} is stated, the waves up to {until} add up to {item.computed}"
            problems.add("total-without-explanation", location, message)


def check_left_out(library: Library, problems: Problems) -> None:
    """Note waves that are left out of the running total without a reason."""
    for key, release in library.releases.items():
        if not release.adds_to_total and release.left_out_because is None:
            location = library.locate("release", key, "adds_to_total")
            problems.add("left-out-without-reason", location, "this wave is left out of the running total")

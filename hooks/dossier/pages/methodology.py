"""The methodology page: its text, then the rules as the code applies them."""

from __future__ import annotations

from dossier.figures.coverage import coverage_of_sets, grades_of
from dossier.figures.newest import day_covered
from dossier.figures.registry import FIGURES
from dossier.figures.totals import compare_totals
from dossier.figures.waves import waves_in_order
from dossier.pages.context import Context
from dossier.pages.rendered import Rendered, render
from dossier.pages.sums import word_sums
from dossier.words.labels import LABELS


def render_methodology(context: Context) -> Rendered:
    """Return the methodology page."""
    library = context.library
    text = context.text("page", "methodology")
    once = context.edition.once
    waves, grades = once(waves_in_order), once(grades_of)
    return render(
        context,
        "methodology.html",
        title=text.front.title,
        description=context.plain_summary(text),
        text=text,
        updated=library.pages["methodology"].updated,
        added=[key for key, release in waves if release.adds_to_total],
        left_out=[(key, release) for key, release in waves if not release.adds_to_total],
        whole_groups=[key for key, release in waves if release.adds_to_total and release.count.political is None],
        totals=word_sums(once(compare_totals), context.speech),
        grades=[(grade, grades.get(grade, 0)) for grade in LABELS["confidence"]],
        limit=library.limits.status_confirmed_for_days,
        coverage=once(coverage_of_sets),
        figures=list(FIGURES),
        covered=once(day_covered),
    )

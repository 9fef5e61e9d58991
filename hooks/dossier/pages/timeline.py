"""The timeline: events by year."""

from __future__ import annotations

from itertools import groupby

from dossier.figures.newest import day_covered
from dossier.library import sorted_by
from dossier.pages.charts import show_chart
from dossier.pages.context import Context
from dossier.pages.rendered import Rendered, render


def render_timeline(context: Context) -> Rendered:
    """Return the timeline, newest year first."""
    moments = sorted_by(context.library.timeline, lambda moment: moment.date.sort_key, newest_first=True)
    return render(
        context,
        "timeline.html",
        title=context._("Timeline"),
        description=context._("What happened in Belarus since 2020, with sources for each entry."),
        section="releases",
        chart=show_chart(context, "timeline"),
        years=[(year, list(group)) for year, group in groupby(moments, key=lambda pair: pair[1].date.year)],
        covered=context.edition.once(day_covered),
    )

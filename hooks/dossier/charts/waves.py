"""Takes the release waves in order, gives a column chart of their sizes."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from dossier.model.release import Release
from dossier.words.speech import Speech

WIDTH, HEIGHT = 640, 200
_TOP, _BOTTOM = 34, 44


def draw_waves(waves: Sequence[Release], speech: Speech) -> Markup:
    """Return an SVG in which each wave is a column as high as the number of people; empty for no waves.

    The table of the same numbers is on the releases page; the description names the largest.
    """
    if not waves:
        return Markup("")
    largest = max(1, *(wave.count.total for wave in waves))
    step = WIDTH / len(waves)
    columns = Markup("").join(
        _draw_column(wave, position * step, step, largest, speech) for position, wave in enumerate(waves)
    )
    title = speech.say("Release waves by number of people")
    first, last = speech.date(waves[0].day), speech.date(waves[-1].day)
    description = speech.say(
        "%(count)s waves from %(first)s to %(last)s; the largest freed %(largest)s people.",
        count=speech.number(len(waves)),
        first=first,
        last=last,
        largest=speech.number(largest),
    )
    return Markup(
        '<svg class="chart" viewBox="0 0 {width} {height}" role="img" aria-labelledby="chart-title chart-text">'
        '<title id="chart-title">{title}</title><desc id="chart-text">{description}</desc>{columns}'
        '<path class="chart-axis" d="M0 {base}H{width}"/>'
        '<text class="chart-label" x="0" y="{label}">{first}</text>'
        '<text class="chart-label chart-end" x="{width}" y="{label}">{last}</text></svg>'
    ).format(
        width=WIDTH,
        height=HEIGHT,
        title=title,
        description=description,
        columns=columns,
        base=HEIGHT - _BOTTOM,
        label=HEIGHT - 12,
        first=first,
        last=last,
    )


def _draw_column(wave: Release, left: float, step: float, largest: int, speech: Speech) -> Markup:
    full = HEIGHT - _TOP - _BOTTOM
    height = max(1.0, round(full * wave.count.total / largest, 1))
    top = round(HEIGHT - _BOTTOM - height, 1)
    width = round(step * 0.7, 1)
    x = round(left + step * 0.15, 1)
    column = Markup('<rect class="chart-column" x="{}" y="{}" width="{}" height="{}"/>').format(x, top, width, height)
    if wave.count.total < largest:
        return column
    # Near the right edge the label ends with its column, so that it is not cut off.
    at_edge = x > WIDTH * 0.9
    label = Markup('<text class="chart-value{}" x="{}" y="{}">{}</text>')
    middle = x + width if at_edge else x + width / 2
    anchor = " chart-end" if at_edge else ""
    return column + label.format(anchor, round(middle, 1), round(top - 6, 1), speech.number(wave.count.total))

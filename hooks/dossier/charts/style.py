"""The looks of charts, named once: their colours in both schemes, and for each class its fills and lines."""

from __future__ import annotations

from functools import cache

# Five colours that differ in hue and in lightness, so that they stay apart for colour-blind readers (Machado, Oliveira
# and Fernandes 2009) and in grey; each has a contrast of 3:1 or more to its paper (WCAG 2.2, 1.4.11). Tests prove it.
CHART_LIGHT = {
    "chart-1": "#9c1d2f",
    "chart-2": "#2d72a1",
    "chart-3": "#9a7d2e",
    "chart-4": "#462a72",
    "chart-5": "#4d0f24",
}
CHART_DARK = {
    "chart-1": "#f08a93",
    "chart-2": "#93c7f7",
    "chart-3": "#a18a25",
    "chart-4": "#5f72b0",
    "chart-5": "#f9e4b7",
}
# The page's own colours, for pictures that stand alone; a test holds them to the style sheet.
LIGHT = {"paper": "#fbfaf7", "ink": "#1f1d1a", "muted": "#5c574f", "line": "#ddd8cf", **CHART_LIGHT}
DARK = {"paper": "#161513", "ink": "#ece8e1", "muted": "#a8a196", "line": "#37342f", **CHART_DARK}

_HEAVY = {"fill": "none", "stroke-width": "1.75", "stroke-linejoin": "round", "stroke-linecap": "round"}
# What each class means; a value that is the name of a colour stands for that colour.
STYLES: dict[str, dict[str, str]] = {
    "chart-paper": {"fill": "paper"},
    "chart-text": {"fill": "muted"},
    "chart-strong": {"fill": "ink"},
    "chart-axis": {"fill": "none", "stroke": "muted", "stroke-width": "1"},
    "chart-grid": {"fill": "none", "stroke": "line", "stroke-width": "1"},
    "chart-lead": {"fill": "none", "stroke": "muted", "stroke-width": ".75"},
    "chart-texture": {"fill": "none", "stroke": "paper", "stroke-width": "1", "stroke-linecap": "round"},
    "chart-seam": {"fill": "none", "stroke": "paper", "stroke-width": "1.5"},
    "chart-solid": {"fill": "ink"},
    "chart-soft": {"fill": "none", "stroke": "ink", "stroke-width": "1.25", "stroke-dasharray": "2 2.5"},
    "chart-hollow": {"fill": "paper", "stroke": "ink", "stroke-width": "1.5"},
    "chart-line": {**_HEAVY, "stroke": "ink"},
}
for _number in range(1, 6):
    _colour = f"chart-{_number}"
    STYLES |= {
        f"chart-fill-{_number}": {"fill": _colour},
        f"chart-line-{_number}": {**_HEAVY, "stroke": _colour},
        f"chart-hollow-{_number}": {"fill": "paper", "stroke": _colour, "stroke-width": "1.5"},
    }


def page_rules() -> str:
    """Return the style sheet of the charts on pages; the page's own sheet gives paper, ink, muted and line."""
    rules = [
        f":root{{{_properties(CHART_LIGHT)}}}",
        f"@media (prefers-color-scheme:dark){{:root{{{_properties(CHART_DARK)}}}}}",
        # Paper is light, whatever the screen was.
        f"@media print{{:root{{{_properties(CHART_LIGHT)}}}}}",
    ]
    for name, look in STYLES.items():
        told = ";".join(f"{key}:var(--{value})" if value in LIGHT else f"{key}:{value}" for key, value in look.items())
        rules.append(f".{name}{{{told}}}")
    return "\n".join(rules) + "\n"


@cache
def picture_rules() -> str:
    """Return the style of a picture that stands alone: what changes where the reader's screen is dark."""
    rules = []
    for name, look in STYLES.items():
        told = ";".join(f"{key}:{DARK[value]}" for key, value in look.items() if value in DARK)
        rules.append(f".{name}{{{told}}}")
    return f"@media (prefers-color-scheme:dark){{{''.join(rules)}}}"


def attributes_of(style: str) -> dict[str, str]:
    """Return the attributes that give a class its light look without any style sheet."""
    return {key: LIGHT.get(value, value) for key, value in STYLES[style].items()}


def _properties(colours: dict[str, str]) -> str:
    return ";".join(f"--{name}:{value}" for name, value in colours.items())

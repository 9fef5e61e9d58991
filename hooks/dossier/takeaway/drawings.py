"""Takes a page's main part, gives it with drawings that keep their looks where no style sheet reaches into them."""

from __future__ import annotations

import re

from markupsafe import Markup

from dossier.charts.style import STYLES, attributes_of

_DRAWING = re.compile(r'<svg class="chart (?P<form>chart-[a-z]+)".*?</svg>', re.DOTALL)
_NARROW = "chart-narrow"
_CLASS = re.compile(r'class="(?P<style>chart-[a-z0-9-]+)"')
_NAMES = re.compile(r"<title id=\"[^\"]*\">(?P<title>[^<]*)</title><desc id=\"[^\"]*\">(?P<words>[^<]*)</desc>")


def set_drawings(main: Markup, family: str) -> Markup:
    """Return the main part with the wide form of each chart, its looks as attributes and its type in `family`."""
    return Markup(_DRAWING.sub(lambda match: _set(match, family), main))  # noqa: S704 - a page's own markup


def _set(match: re.Match[str], family: str) -> str:
    if match["form"] == _NARROW:
        return ""
    drawing = _CLASS.sub(_give_looks, match[0])
    # A PDF takes a drawing's alternative text from its title alone.
    drawing = _NAMES.sub(lambda names: f"<title>{names['title']}. {names['words']}</title>", drawing)
    return drawing.replace("<svg ", f'<svg font-family="{family}" ', 1)


def _give_looks(match: re.Match[str]) -> str:
    style = match["style"]
    if style not in STYLES:
        return match[0]
    looks = " ".join(f'{name}="{value}"' for name, value in attributes_of(style).items())
    return f"{match[0]} {looks}"

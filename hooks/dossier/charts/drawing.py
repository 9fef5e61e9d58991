"""A finished drawing: shapes and labels with classes, written as SVG for a page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import NamedTuple

from markupsafe import Markup

# Around a drawing: some letters, such as J, reach over the edges of their place.
_BLEED = 2


class Box(NamedTuple):
    """A rectangle of a drawing, in its units."""

    left: float
    top: float
    right: float
    bottom: float

    def lies_in(self, other: Box) -> bool:
        """Tell whether no part of this is outside the other."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )

    def meets(self, other: Box) -> bool:
        """Tell whether the two have a point in common that is on no edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class Shape(NamedTuple):
    """One SVG element: its tag, its class, and the rest as SVG, from its geometry to its end.

    A label also has its words and their width.
    """

    tag: str
    style: str
    rest: str
    words: str = ""
    width: float = 0.0


@dataclass(frozen=True)
class Drawing:
    """Shapes in their order on a ground of `width` by `height`; `size` is that of the type, `labels` where it stands.

    `form` is the name of the width for which it was drawn.
    """

    form: str
    width: float
    height: float
    size: float
    shapes: tuple[Shape, ...]
    labels: tuple[Box, ...]

    def to_markup(self, identifier: str, title: str, description: str) -> Markup:
        """Return the SVG for a page; its ids begin with `chart-`, the chart's id and the form."""
        name = f"chart-{identifier}-{self.form}"
        width, height = (number(length + 2 * _BLEED) for length in (self.width, self.height))
        parts = [
            f'<svg class="chart chart-{self.form}" viewBox="-{_BLEED} -{_BLEED} {width} {height}" '
            f'font-size="{number(self.size)}" role="img" aria-labelledby="{name}-title {name}-text">'
            f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-text">{escape(description)}</desc>'
        ]
        parts += [f'<{tag} class="{style}"{rest}' for tag, style, rest, _, _ in self.shapes]
        parts.append("</svg>")
        return Markup("".join(parts))  # noqa: S704 - every word is escaped above and by whoever made a shape


@lru_cache(maxsize=8192)
def number(value: float) -> str:
    """Return a length to a tenth of a unit, without a needless zero."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


# Years and the words of keys stand in chart after chart.
@lru_cache(maxsize=4096)
def escape_words(words: str) -> str:
    """Return words as they stand in SVG, also in an attribute."""
    return escape(words)

"""A chart in one language: its two drawings, its words, and the same data as a table for readers and for machines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dossier.charts.canvas import NARROW, WIDE, Canvas
from dossier.charts.drawing import Drawing

# A cell of the language-neutral table.
Cell = str | int | None


@dataclass(frozen=True)
class Row:
    """What one mark of a chart stands for: in words, in language-neutral values, and with its sources."""

    words: tuple[str, ...]
    values: tuple[Cell, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Chart:
    """A chart with all that must stand beside it.

    `narrow` and `wide` are SVG for pages, of which a style sheet shows one; empty where there is nothing to draw.
    `rows` say in words what the marks show, under `columns`; `row_sources` are the source ids of each. `csv_rows` are
    the same without words, the last value the source ids. `drawings` are the narrow and the wide one.
    """

    identifier: str
    title: str
    description: str
    narrow: Markup
    wide: Markup
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_sources: tuple[tuple[str, ...], ...]
    sources: tuple[str, ...]
    csv_columns: tuple[str, ...]
    csv_rows: tuple[tuple[Cell, ...], ...]
    drawings: tuple[Drawing, Drawing]

    @property
    def svg(self) -> Markup:
        """Both drawings, one after the other."""
        return self.narrow + self.wide

    @property
    def picture(self) -> Drawing:
        """The drawing for a file of its own."""
        return self.drawings[1]

    @property
    def table(self) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """The rows, each with its sources."""
        return list(zip(self.rows, self.row_sources, strict=True))


def assemble_chart(
    identifier: str,
    *,
    title: str,
    description: str,
    draw: Callable[[Canvas], Drawing],
    columns: Sequence[str],
    csv_columns: Sequence[str],
    rows: Sequence[Row],
) -> Chart:
    """Return the chart that `draw` makes for each width; it draws nothing where there are no rows."""
    drawn = [draw(Canvas(form)) if rows else Canvas(form).finish(0) for form in (NARROW, WIDE)]
    narrow, wide = (form.to_markup(identifier, title, description) if rows else Markup("") for form in drawn)
    return Chart(
        identifier=identifier,
        title=title,
        description=description,
        narrow=narrow,
        wide=wide,
        columns=tuple(columns),
        rows=tuple(row.words for row in rows),
        row_sources=tuple(row.sources for row in rows),
        sources=tuple(dict.fromkeys(source for row in rows for source in row.sources)),
        csv_columns=(*csv_columns, "sources"),
        csv_rows=tuple((*row.values, " ".join(row.sources)) for row in rows),
        drawings=(drawn[0], drawn[1]),
    )

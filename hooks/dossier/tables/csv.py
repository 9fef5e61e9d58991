"""Takes a header and rows of values, gives a CSV file that spreadsheets open right and that runs no formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

# A value of a table: a text, a number, yes or no, or nothing.
Cell = str | int | float | bool | None

_BYTE_ORDER_MARK = "\ufeff"
# What spreadsheets take for the beginning of a formula (OWASP, CSV injection), also in its full-width forms.
# Apostrophes before it count, so that taking one away again always gives back the text.
_SIGNS = frozenset("'=+-@\t\r\n＝＋－＠")
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a CSV file (RFC 4180, UTF-8 with a byte order mark) of a header and rows in their order.

    A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers. Nothing (None)
    is an empty cell, yes and no are `true` and `false`.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([_write_cell(name) for name in header])
    # Most cells are empty, or texts that no spreadsheet could take for a formula.
    writer.writerows(
        [cell if cell is None or (type(cell) is str and cell[:1] not in _SIGNS) else _write_cell(cell) for cell in row]
        for row in rows
    )
    return (_BYTE_ORDER_MARK + file.getvalue()).encode()


def _write_cell(cell: str | int | float | bool) -> str:
    if isinstance(cell, str):
        return f"'{cell}" if cell[:1] in _SIGNS and _FORMULA.match(cell) else cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return repr(cell)

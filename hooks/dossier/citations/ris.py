"""Takes a Citation, gives it in RIS, the format of reference managers (by rispy)."""

from __future__ import annotations

import rispy

from dossier.citations.text import Citation, on_one_line
from dossier.citations.work import Kind, Name
from dossier.model.dates import PartialDate

_TYPES: dict[Kind, str] = {
    "report": "ELEC",
    "event": "ELEC",
    "dataset": "DATA",
    "figure": "FIGURE",
    "webpage": "ELEC",
}


class _Writer(rispy.RisWriter):  # type: ignore[misc]
    """RIS ends its lines with CR LF (specification of 2011); rispy's own form counts entries in a line before each."""

    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:
        return ""


_WRITER = _Writer()


def write_ris(citation: Citation) -> str:
    """Return the entry; no value can begin a line, so none can be taken for a field."""
    work = citation.work
    fields: dict[str, str | list[str]] = {
        "type_of_reference": _TYPES[work.kind],
        "id": work.key,
        "authors": [_write_name(name) for name in work.authors],
        "title": work.title.text,
        "secondary_title": work.container.text,
        "publisher": work.publisher,
        "place_published": work.place,
        "edition": work.version or "",
        "language": work.language,
        "reviewed_item": work.original.title.text if work.original else "",
        "notes": [citation.note],
        "urls": [work.url],
    }
    if work.date:
        fields |= _write_date(work.date, citation.date)
    entry = {name: _on_one_line(value) for name, value in fields.items() if value not in ("", [""])}
    return str(_WRITER.formats([entry]))


def _write_name(name: Name) -> str:
    return f"{name.family}, {name.given}" if name.given else name.family


def _write_date(date: PartialDate, words: str) -> dict[str, str | list[str]]:
    """Return year and date as far as they are certain: `2024/07//`; else the date in words after the slashes."""
    if date.first is None or date.last is None or date.first.year != date.last.year:
        return {"date": f"///{words}"}
    year, month, day = date.first.isoformat().split("-")
    forms = {"day": f"{year}/{month}/{day}/", "month": f"{year}/{month}//", "year": f"{year}///"}
    return {"year": year, "date": forms.get(date.precision, f"{year}///{words}")}


def _on_one_line(value: str | list[str]) -> str | list[str]:
    return on_one_line(value) if isinstance(value, str) else [on_one_line(part) for part in value]

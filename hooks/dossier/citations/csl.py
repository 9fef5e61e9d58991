"""Takes a Citation, gives it as CSL-JSON, the input of citation processors (Citation Style Language 1.0.2)."""

from __future__ import annotations

import json

from dossier.citations.text import Citation
from dossier.citations.work import Kind, Name
from dossier.model.dates import PartialDate

_TYPES: dict[Kind, str] = {
    "report": "webpage",
    "event": "webpage",
    "dataset": "dataset",
    "figure": "figure",
    "webpage": "webpage",
}

CslDate = dict[str, list[list[int]] | str]


def write_csl(citation: Citation) -> str:
    """Return a list with the one item, as reference managers read it."""
    work = citation.work
    item: dict[str, object] = {
        "id": work.key,
        "type": _TYPES[work.kind],
        "title": work.title.text,
        "container-title": work.container.text,
        "author": [_write_name(name) for name in work.authors],
        "publisher": work.publisher,
        "publisher-place": work.place,
        "language": work.language,
        "URL": work.url,
        "note": citation.note,
    }
    if work.date:
        item["issued"] = _write_date(work.date, citation.date)
    if work.version:
        item["version"] = work.version
    if work.original:
        item["reviewed-title"] = work.original.title.text
        if work.original.authors:
            item["reviewed-author"] = [_write_name(name) for name in work.original.authors]
    item = {name: value for name, value in item.items() if value}
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _write_name(name: Name) -> dict[str, str]:
    return {"family": name.family, "given": name.given} if name.given else {"literal": name.family}


def _write_date(date: PartialDate, words: str) -> CslDate:
    """Return a date or a range of two in parts; CSL has none for one that is open on a side, so that stays in words."""
    ends = (date.start, date.end) if date.precision == "between" else (date,)
    if date.precision in ("before", "after"):
        return {"literal": words}
    return {"date-parts": [[int(part) for part in end.iso().split("-")] for end in ends if end]}

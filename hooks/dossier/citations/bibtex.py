"""Takes a Citation, gives its BibTeX entry, for BibTeX and for biblatex."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from dossier.citations.text import Citation, on_one_line
from dossier.citations.work import Kind, Name

# biblatex has them all; BibTeX treats types that it does not know as `misc`.
_TYPES: dict[Kind, str] = {
    "report": "online",
    "event": "online",
    "dataset": "dataset",
    "figure": "online",
    "webpage": "online",
}
# BibTeX counts braces even after a backslash, so the signs' names stand in for them; TeX has a meaning for the rest.
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
    }
)


def write_bibtex(citation: Citation) -> str:
    """Return the entry; no value can end its field or run as TeX.

    `date` is in the Extended Date/Time Format that biblatex reads (manual, 2.3.8), `year` serves BibTeX where the
    date lies in one year for certain.
    """
    work = citation.work
    date = work.date
    year = date.first.year if date and date.first and date.last and date.first.year == date.last.year else None
    fields = {
        "author": " and ".join(_write_name(name) for name in work.authors),
        # The second pair of braces keeps the capitals of names.
        "title": f"{{{escape_tex(work.title.text)}}}",
        "organization": escape_tex(work.container.text),
        "publisher": escape_tex(work.publisher),
        "location": escape_tex(work.place),
        "date": date.iso() if date else "",
        "year": str(year) if year else "",
        "version": escape_tex(work.version or ""),
        "language": escape_tex(citation.language),
        "note": escape_tex(citation.note),
        # Read as it stands: here an escape would become part of the address.
        "url": quote(work.url, safe=":/?#[]@!$&()*+,;=%-._~"),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{_TYPES[work.kind]}{{{work.key},\n" + ",\n".join(lines) + "\n}\n"


# Most fields of one entry are those of the next: the institute, the dossier, the place.
@lru_cache(maxsize=256)
def escape_tex(text: str) -> str:
    """Return a text as TeX prints it, on one line and with balanced braces."""
    return on_one_line(text).translate(_ESCAPES)


def _write_name(name: Name) -> str:
    if name.is_body or not name.given:
        return f"{{{escape_tex(name.family)}}}"
    return f"{_protect(name.family)}, {_protect(name.given)}"


def _protect(part: str) -> str:
    """Return a part of a name, in braces where BibTeX would else take it for several names or parts."""
    text = escape_tex(part)
    return f"{{{text}}}" if "," in text or " and " in f" {text.lower()} " else text

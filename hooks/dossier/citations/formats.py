"""Every format of a citation: its name, the ending of its files, its media type and what writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dossier.citations.bibtex import write_bibtex
from dossier.citations.csl import write_csl
from dossier.citations.ris import write_ris
from dossier.citations.text import Citation


@dataclass(frozen=True)
class Format:
    """A format in which reference managers take a citation."""

    name: str
    ending: str
    media_type: str
    write: Callable[[Citation], str]


FORMATS = (
    Format("BibTeX", "bib", "application/x-bibtex", write_bibtex),
    Format("RIS", "ris", "application/x-research-info-systems", write_ris),
    Format("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", write_csl),
)

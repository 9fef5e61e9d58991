"""What search finds: a page, or a passage of one that is a record of its own."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.plan.facets import Facets


@dataclass(frozen=True)
class Person:
    """Who has a page: their id, their public role in its language, and all folded words of their names."""

    identifier: str
    role: str
    tokens: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """One find in one language: what is shown of it, by what it is narrowed down, and the words that lead to it.

    `address` is below the site's root and may end in an anchor. `label` and `date` are words of the page's language;
    `language` is that of title and description where a page shows another language's text, else empty, and `note` says
    so to the reader. `headings` and `text` are what is searched but not shown. `person` is set on the page of one.
    """

    address: str
    title: str
    description: str
    label: str
    date: str
    language: str
    note: str
    facets: Facets
    headings: tuple[str, ...]
    text: str
    # By how much it is to stand before others that hold as much of a query.
    rank: float = 1.0
    person: Person | None = None

"""Takes a project's folder and the name of a revision, gives the edition of its input as it stood then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dossier.edition import PLACEHOLDER, Edition
from dossier.library import Library
from dossier.problems import InputRefused, Problems
from dossier.publish.edition import read_edition
from dossier.revision import open_revision


class EditionUnreadable(Exception):
    """Input of an earlier day that the present engine can't read, since what it asks of records has changed."""


@dataclass(frozen=True)
class Before:
    """The edition of an earlier revision, and how many problems its input has by today's rules."""

    edition: Edition
    problems: int


@contextmanager
def open_edition(root: Path, revision: str, today: date, site_url: str = PLACEHOLDER) -> Iterator[Before]:
    """Give the edition of the input as it stood at a revision; its files can be looked into as long as this lasts.

    What was wrong with it then is no concern of now. Raises RevisionRefused, and EditionUnreadable where a part of it
    can't be read: nobody could say what became of that part.
    """
    with open_revision(root, revision) as folder:
        problems = Problems()
        try:
            edition = read_edition(folder, today, site_url, problems)
        except InputRefused as refusal:
            raise EditionUnreadable(_tell(revision, "a file of settings in data/")) from refusal
        unread = _count_unread(edition.library, problems)
        if unread:
            raise EditionUnreadable(_tell(revision, unread))
        yield Before(edition, len(problems))


def _count_unread(library: Library, problems: Problems) -> str:
    """Return how many records of which kinds can't be read; no ids, since some may have to be withheld by now."""
    kinds = Counter(kind for kind, _ in library.unread)
    kinds["file of no kind"] += sum(problem.code in ("stray-file", "bad-identifier") for problem in problems)
    return ", ".join(f"{kind}: {number}" for kind, number in sorted(kinds.items()) if number)


def _tell(revision: str, what: str) -> str:
    return f"The input of `{revision}` can't be read by the present engine, so that nothing can be compared ({what})."

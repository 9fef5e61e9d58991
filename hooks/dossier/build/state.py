"""What a build knows of the site that it made: what each file asked for, what the answers were, what was written."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dossier.build.job import Made, WrittenFile
from dossier.build.ledger import Fact

# The code of `array` for the numbers of facts.
NUMBERS = "I"


class Brief(NamedTuple):
    """What a site was made from, by which it is seen whether it is still the newest."""

    settings: str
    # Of all files together: their names, of which one may be that of a withheld person, are not kept.
    inputs: str
    day: str
    # Below the project's folder, or absolute where it lies elsewhere.
    site: str
    site_url: str
    sheets: tuple[str, ...]
    # Path, size and date of each file.
    files: tuple[tuple[str, int, int], ...]


class Row(NamedTuple):
    """A job that was done, what it asked for as the numbers of facts, packed."""

    files: tuple[WrittenFile, ...]
    asked: bytes
    note: str


@dataclass
class State:
    """All facts with the digests of their answers, and all jobs with the facts that they asked for.

    `answers` are the mappings made once, by their names, with what they asked for in turn. A fact that no job asks for
    any more may stay until everything is made anew. `pending` are the names of jobs that are still to be done again.
    """

    numbers: dict[Fact, int] = field(default_factory=dict)
    digests: list[bytes] = field(default_factory=list)
    answers: dict[str, frozenset[Fact]] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    pending: frozenset[str] = frozenset()

    @property
    def facts(self) -> Iterator[tuple[Fact, bytes]]:
        """Every fact with its digest."""
        return zip(self.numbers, self.digests, strict=True)

    @property
    def files(self) -> dict[str, WrittenFile]:
        """Every file of the site by its path."""
        return {file.path: file for row in self.rows.values() for file in row.files}

    def digest(self, fact: Fact) -> bytes | None:
        """Return the digest of a fact; None for one that nothing asked for."""
        number = self.numbers.get(fact)
        return None if number is None else self.digests[number]

    def jobs_asking(self, facts: Iterable[Fact]) -> set[str]:
        """Return the names of the jobs that asked for one of the facts."""
        wanted = {self.numbers[fact] for fact in facts}
        if not wanted:
            return set()
        return {name for name, row in self.rows.items() if not wanted.isdisjoint(array(NUMBERS, row.asked))}

    def take(self, name: str, made: Made) -> None:
        """Take in a job that was done."""
        asked = array(NUMBERS, sorted(self._number(fact) for fact in made.asked))
        self.rows[name] = Row(made.files, asked.tobytes(), made.note)

    def renew(self, digests: Mapping[Fact, bytes]) -> None:
        """Take in what the answers are now."""
        for fact, digest in digests.items():
            self.digests[self._number(fact)] = digest

    def forget_unasked(self) -> None:
        """Drop the facts that neither a job nor a value made once asks for any more."""
        asked = {number for row in self.rows.values() for number in array(NUMBERS, row.asked)}
        asked |= {self.numbers[fact] for facts in self.answers.values() for fact in facts}
        kept = [(fact, number) for fact, number in self.numbers.items() if number in asked]
        places = {number: place for place, (_, number) in enumerate(kept)}
        self.digests = [self.digests[number] for _, number in kept]
        self.numbers = {fact: place for place, (fact, _) in enumerate(kept)}
        for name, row in self.rows.items():
            packed = array(NUMBERS, [places[number] for number in array(NUMBERS, row.asked)])
            self.rows[name] = row._replace(asked=packed.tobytes())

    def _number(self, fact: Fact) -> int:
        number = self.numbers.get(fact)
        if number is None:
            number = self.numbers[fact] = len(self.digests)
            self.digests.append(b"")
        return number

"""Takes contestants and a number of records, gives what each phase of building cost each of them, taken in turn."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from string import ascii_lowercase

from bench.contestants import ALONE, PAGES, Contestant
from bench.corpus import key_of_person
from bench.peers.edit import Edit
from bench.processes import Cost, run_all

# From nothing; once more; after the edit of a text; after the edit of a record.
COLD, UNCHANGED, TEXT, RECORD = PHASES = ("cold", "unchanged", "edit text", "edit record")


@dataclass(frozen=True)
class Sample:
    """What one phase cost one contestant in one run."""

    contestant: str
    variant: str
    phase: str
    cost: Cost


@dataclass(frozen=True)
class Made:
    """What a contestant wrote: files, the pages among them, and bytes in all and of two pages."""

    contestant: str
    variant: str
    files: int
    pages: int
    size: int
    text: int
    record: int


class WrongOutput(Exception):
    """A build left out what it was to write."""


class Site:
    """A contestant's folder with a corpus of one size."""

    def __init__(self, name: str, contestant: Contestant, folder: Path, records: int) -> None:
        self.name, self.contestant, self.folder = name, contestant, folder
        self._records = records
        # What its output was made by, if it is whole.
        self._built = ""

    def lay_out(self) -> None:
        """Write the corpus anew.

        In a process of its own: the kernel counts what this one once had to the largest size of each that it starts.
        """
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        work = get_context("fork").Process(target=self.contestant.layout.lay_out, args=(self.folder, self._records))
        work.start()
        work.join()
        if work.exitcode:
            raise WrongOutput(f"{self.name}: the corpus could not be laid out")

    def make_edit(self, phase: str, words: str) -> Edit:
        """Return the edit of a phase that adds those words."""
        layout = self.contestant.layout
        return (layout.edit_text if phase == TEXT else layout.edit_record)(self.folder, words)

    def measure(self, variant: str, phase: str) -> Sample:
        """Make the phase's own state, uncounted, then build and look whether the result is right."""
        if phase == COLD:
            self._clear()
        elif variant != self._built:
            self._build(variant, COLD)
        words = ""
        if phase in (TEXT, RECORD):
            words = invent_words()
            self.make_edit(phase, words).save()
        cost = self._build(variant, phase)
        self._check(variant, phase, words)
        return Sample(self.name, variant, phase, cost)

    def measure_search_alone(self) -> Sample:
        """Build the pages, uncounted, then add the search."""
        self._clear()
        self._build(PAGES, COLD)
        cost = self._build(ALONE, UNCHANGED)
        self._check(ALONE, COLD, "")
        return Sample(self.name, ALONE, COLD, cost)

    def describe_output(self, variant: str) -> Made:
        """Count what the last build wrote."""
        output = self.folder / self.contestant.output
        sizes = {path: path.stat().st_size for path in output.rglob("*") if path.is_file()}
        pages = sum(path.suffix == ".html" for path in sizes)
        text, record = (
            sizes[output / page / "index.html"] for page in (self.contestant.text_page, self.contestant.record_page)
        )
        return Made(self.name, variant, len(sizes), pages, sum(sizes.values()), text, record)

    def _clear(self) -> None:
        for name in (self.contestant.output, *self.contestant.caches):
            path = self.folder / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def _build(self, variant: str, phase: str) -> Cost:
        before = self.contestant.before if phase in (COLD, RECORD) else ()
        # What earlier builds have left to be written to the disk is not this one's.
        os.sync()
        log = self.folder.with_suffix(".log")
        cost = run_all(
            (*before, *self.contestant.builds[variant]), self.folder, self.contestant.variables(self.folder), log
        )
        self._built = variant
        return cost

    def _check(self, variant: str, phase: str, words: str) -> None:
        """Refuse what would make a build look fast: an edit that is not shown, a record or the search left out."""
        output = self.folder / self.contestant.output
        page = self.contestant.record_page if phase == RECORD else self.contestant.text_page
        if words not in (output / page / "index.html").read_text("utf-8"):
            raise WrongOutput(f"{self.name}: {page} does not say what was edited")
        last = key_of_person(self._records - 1)
        for folder in self.contestant.records:
            found = sum(1 for path in (output / folder).glob("p*/") if (path / "index.html").is_file())
            if found != self._records or not (output / folder / last).is_dir():
                raise WrongOutput(f"{self.name}: {found} instead of {self._records} records in {folder}")
        if (output / self.contestant.search).is_file() != (variant != PAGES):
            raise WrongOutput(f"{self.name}: the search is there where it was not asked for, or missing")


def invent_words() -> str:
    """Return words that no page says yet; letters only, since the dossier wants to know where a number is from."""
    return f"edited {''.join(secrets.choice(ascii_lowercase) for _ in range(20))}"


def measure_rounds(sites: Sequence[Site], variant: str, phases: Sequence[str], runs: int) -> Iterator[Sample | Made]:
    """Yield the cost of each phase for each site that can make the variant, and at last what they have made.

    Whatever else the machine does meanwhile meets all alike: they take turns, and each second run goes backwards.
    """
    able = [site for site in sites if variant in site.contestant.builds]
    for run in range(runs):
        turn = able[::-1] if run % 2 else able
        if variant == ALONE:
            yield from (site.measure_search_alone() for site in turn)
            continue
        for phase in phases:
            yield from (site.measure(variant, phase) for site in turn)
    if variant != ALONE:
        yield from (site.describe_output(variant) for site in able)

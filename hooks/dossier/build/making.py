"""Takes jobs, does each while what it asks for is noted, on all processors, and gives what is known of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.build.folder import Folder
from dossier.build.job import Job, Made
from dossier.build.ledger import Fact, Ledger
from dossier.build.tracked import AskedEdition, digest_answer
from dossier.edition import Edition
from dossier.workers import share_out, split_evenly

# So many jobs are handed to a processor at a time, unless that would leave fewer runs than these.
_AT_ONCE = 24
_LEAST_RUNS = 12
# So many runs are worth a further process.
_LEAST = 4


@dataclass(frozen=True)
class Done:
    """Jobs that were done, by their names, and the values made once that they asked for.

    `digests` are those of what was asked of such values, `answers` what these had asked for when they were made.
    """

    jobs: Mapping[str, Made]
    digests: Mapping[Fact, bytes]
    answers: Mapping[str, frozenset[Fact]]


def do_jobs(edition: Edition, jobs: Sequence[Job], folder: Folder) -> Iterator[Done]:
    """Do the jobs, and yield what is known of them, some at a time; their files are in the folder then."""
    maker = _Maker(edition, folder)
    # Neighbours share most, so they are done in a row; few jobs are as well shared out as many.
    runs = split_evenly(jobs, max(1, min(_AT_ONCE, len(jobs) // _LEAST_RUNS)))
    yield from share_out(lambda number: maker.do(runs[number]), len(runs), least=_LEAST)


class _Maker:
    """Does jobs one after the other; what is made once is made once a process."""

    def __init__(self, edition: Edition, folder: Folder) -> None:
        self._ledger, self._folder = Ledger(), folder
        self._edition = AskedEdition(edition, self._ledger)
        self._told: set[Fact] = set()
        self._told_answers: set[str] = set()

    def do(self, jobs: Sequence[Job]) -> Done:
        """Return what is known of the jobs, and of values made once only what no earlier call has told."""
        made = {job.name: self._do(job) for job in jobs}
        asked = {fact for done in made.values() for fact in done.asked}
        answers = self._answers()
        asked |= {fact for facts in answers.values() for fact in facts}
        new = {fact for fact in asked if fact[0] == "once"} - self._told
        self._told |= new
        digests = {fact: digest_answer(self._edition, self._edition.named[fact[1]], fact[2:]) for fact in new}
        return Done(made, digests, answers)

    def _do(self, job: Job) -> Made:
        with self._ledger.open() as asked:
            artifacts = tuple(job.make(self._edition))
            note = job.note(self._edition, artifacts) if job.note else ""
        return Made(self._folder.write_all(artifacts), frozenset(asked), note)

    def _answers(self) -> dict[str, frozenset[Fact]]:
        new = {name: make for name, make in self._edition.named.items() if name not in self._told_answers}
        self._told_answers |= new.keys()
        return {name: self._edition.known[make][1] for name, make in new.items()}

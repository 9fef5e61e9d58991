"""Takes the jobs of a build step by step, does those whose answers have changed, and knows of all what they wrote."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set

from dossier.build.facts import Answers, Facts
from dossier.build.folder import Folder, digest_content
from dossier.build.job import Job, Made
from dossier.build.ledger import ALL, Fact, Ledger
from dossier.build.making import do_jobs
from dossier.build.request import Request
from dossier.build.searching import PAGE, Searching, names_of, pages_of
from dossier.build.state import State
from dossier.build.tracked import AskedEdition
from dossier.edition import Edition
from dossier.publish.assets import list_assets

# The kinds of facts that are no part of an edition, or only of one whose PDFs are made.
LATE = frozenset({"shell", "style", "asset", "theme", "size"})


class Progress:
    """The jobs of one build: those whose answers have changed are done, of the others it is known what they wrote."""

    def __init__(
        self,
        request: Request,
        sheets: Collection[str],
        before: State | None,
        folder: Folder,
        searching: Searching | None,
        *,
        hurried: bool = False,
    ) -> None:
        self._request, self._before, self._folder, self._searching = request, before, folder, searching
        self._hurried = hurried
        # The facts about what is neither a record nor a text; each is set before it is asked for.
        self.settings: dict[Fact, bytes] = {("theme", ALL): _sum_up_theme(request.inputs)}
        self.settings |= {
            ("asset", path): request.inputs[f"docs/{path}"] for path in list_assets(request.inputs, sheets)
        }
        self.state = State()
        if before:
            self.state.numbers, self.state.digests = dict(before.numbers), list(before.digests)
            self.state.answers = dict(before.answers)
        self._facts: Facts | None = None
        self._changed: set[Fact] = set()
        self._due: Set[str] | None = None

    def do(self, edition: Edition, jobs: list[Job]) -> None:
        """Do the jobs that must be done."""
        state = self.state
        old = self._before.rows if self._before else {}
        wanted = self._choose(edition, jobs)
        for done in do_jobs(edition, wanted, self._folder):
            # Taken in one after the other: what all of them asked for would fill the memory.
            for name, made in done.jobs.items():
                state.take(name, self._keep_note(name, made))
            state.answers |= done.answers
            state.renew(done.digests)
        # In the order of the jobs, whether they were done now or before.
        rows = {job.name: state.rows.get(job.name) or old[job.name] for job in jobs}
        state.rows = {name: row for name, row in state.rows.items() if name not in rows} | rows
        if self._searching:
            self._searching.save_notes()

    def _keep_note(self, name: str, made: Made) -> Made:
        """Return a job with what stands for a page's note, which is too long to be read at every build."""
        if self._searching is None or not name.startswith(PAGE):
            return made
        return made._replace(note=self._searching.keep_note(made.note))

    def search(self, searching: Searching, *, anew: bool) -> None:
        """Make the search of each language in which something has changed, or leave it as it was."""
        old = self._before.rows if self._before else {}
        pages = pages_of(self.state)
        self.state.rows |= (
            searching.make(pages, old) if anew else {name: old[name] for name in names_of(pages) if name in old}
        )

    def note_of(self, job: str) -> str:
        """Return what a job noted, in this build or the last one."""
        return self.state.rows[job].note

    def _choose(self, edition: Edition, jobs: list[Job]) -> list[Job]:
        """Return the jobs that are new, and those that asked for something that has changed."""
        before = self._before
        if before is None:
            return jobs
        now = self._facts_of(edition)
        if self._due is None:
            self._due = self._find_due(edition, before, now)
        # What is no part of the edition becomes known step by step.
        late = [fact for fact in before.numbers if fact in self.settings or (fact[0] == "size" and edition.sizes)]
        due = self._due | before.jobs_asking(fact for fact in late if now.digest(fact) != before.digest(fact))
        return [job for job in jobs if job.name not in before.rows or job.name in due]

    def _find_due(self, edition: Edition, before: State, now: Facts) -> Set[str]:
        """Return the jobs that asked for something of the edition that has changed; note those that can wait."""
        self._changed = self._compare(edition, before, now)
        due = before.jobs_asking(self._changed)
        if self._hurried:
            # Who looked through all records of a kind, or asked only for what was made of all, can wait.
            once = {fact for fact in self._changed if fact[0] == "once"}
            whole = {fact for fact in self._changed if fact[-1] == ALL} - once
            waiting = (due - before.jobs_asking(self._changed - once - whole)) | before.jobs_asking(whole)
            self.state.pending = frozenset(waiting - before.pending)
            due -= self.state.pending
        return due | before.pending

    def _compare(self, edition: Edition, before: State, now: Facts) -> set[Fact]:
        """Return the facts about the edition that have changed; values made once are made anew where they may have."""
        once = {fact: digest for fact, digest in before.facts if fact[0] == "once"}
        known = [(fact, digest) for fact, digest in before.facts if fact[0] not in LATE and fact not in once]
        changed = {fact for fact, digest in known if now.digest(fact) != digest}
        renewed = Answers(AskedEdition(edition, Ledger()), before.answers)
        changed |= renewed.find_changed(once, changed)
        self.state.answers |= renewed.asked
        self.state.renew(renewed.digests)
        return changed

    def finish(self, edition: Edition) -> State:
        """Return the state of the site with everything made."""
        now = self._facts_of(edition)
        state = self.state
        # What was asked for of a value made once is told by whoever made it.
        asked = {fact for facts in state.answers.values() for fact in facts} | state.numbers.keys()
        if self._before:
            known = self._before.numbers.keys() - self._changed
            asked = {fact for fact in asked if fact not in known or fact[0] in LATE}
        state.renew({fact: now.digest(fact) for fact in asked if fact[0] != "once"})
        # Values that nobody asks for any more are not made again.
        state.answers = _answers_behind(state)
        if edition.library.withheld:
            # A fact may name somebody who was public when it was asked for.
            state.forget_unasked()
        return state

    def _facts_of(self, edition: Edition) -> Facts:
        if self._facts is None or self._facts.edition is not edition:
            self._facts = Facts(edition, self._request.inputs, self.settings, self._before)
        return self._facts


def _answers_behind(state: State) -> dict[str, frozenset[Fact]]:
    """Return the values made once that jobs ask for, and those that these in turn asked for."""
    found: dict[str, frozenset[Fact]] = {}
    names = {fact[1] for fact in state.numbers if fact[0] == "once"}
    while names:
        found |= {name: state.answers[name] for name in names}
        names = {fact[1] for name in names for fact in found[name] if fact[0] == "once"} - found.keys()
    return found


def _sum_up_theme(inputs: Mapping[str, bytes]) -> bytes:
    names = [name for name in inputs if name.startswith("overrides/")]
    return digest_content(b"".join(name.encode() + inputs[name] for name in names))

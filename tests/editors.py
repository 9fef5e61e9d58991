"""An editor at work on a copy of the real content: makes files, slips, reads the messages, and mends by them alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from dossier.build.request import make_request
from dossier.cli.__main__ import dossier
from dossier.edition import PLACEHOLDER
from dossier.problems import InputRefused, Problem, Problems
from dossier.publish.edition import read_edition
from dossier.reading.kept import Memory
from small_sites import ROOT, TODAY

_CONTENT = ("briefings", "data", "docs", "overrides")
# What an editor never needs to know.
_PYTHON = re.compile(r"\b(?:str|int|bool|float|dict|tuple|NoneType|None|True|False|pydantic|Traceback)\b")
_PROPOSED = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class Slip:
    """A mistake: what stands `right` in a file, what the editor writes in its place, and what `check` must say.

    `says` are words of the message and its remedy. `at` is where it must point, by default where `wrong` begins.
    `mended` is what the editor writes then; empty where the remedy itself proposes it, which is then taken from there.
    """

    path: str
    right: str
    wrong: str
    code: str
    says: str = ""
    at: str = ""
    mended: str = ""


class Desk:
    """A copy of the project in a repository of its own, and what an editor does there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._memory = Memory()
        for name in _CONTENT:
            shutil.copytree(ROOT / name, root / name)
        for name in ("mkdocs.yml", ".gitignore"):
            shutil.copyfile(ROOT / name, root / name)
        (root / "hooks").symlink_to(ROOT / "hooks")
        (root / ".cache").mkdir()
        (ROOT / ".cache" / "fonts").mkdir(parents=True, exist_ok=True)
        (root / ".cache" / "fonts").symlink_to(ROOT / ".cache" / "fonts")
        self.git("init", "-q")
        self.commit()

    def git(self, *arguments: str) -> None:
        """Run git as an invented editor."""
        names = {
            f"GIT_{who}_{what}": value
            for who in ("AUTHOR", "COMMITTER")
            for what, value in {"NAME": "Synthetic Editor", "EMAIL": "editor@dossier.test"}.items()
        }
        command = ["git", *arguments]
        subprocess.run(command, cwd=self.root, env={**os.environ, **names}, check=True, capture_output=True)

    def commit(self) -> None:
        """Commit all that there is."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "Work of an invented day")

    def dossier(self, *arguments: str, code: int = 0) -> str:
        """Return what the command says, which ends with `code`."""
        run = CliRunner().invoke(dossier, [*arguments, *self._folder(arguments[0])])
        assert run.exit_code == code, run.output
        return run.output

    def _folder(self, command: str) -> tuple[str, ...]:
        return ("--folder", str(self.root)) if command == "translated" else (str(self.root),)

    def check(self) -> list[Problem]:
        """Return every problem of the input, as `dossier check` finds them; what did not change is not read again."""
        found = Problems()
        digests = make_request(self.root, TODAY).inputs
        try:
            read_edition(self.root, TODAY, PLACEHOLDER, found, digests=digests, memory=self._memory)
        except InputRefused as refusal:
            found.add_all(refusal.problems)
        for problem in found:
            said = f"{problem.message} {problem.fix}"
            assert not _PYTHON.search(said), said
        return list(found)

    def find_only(self) -> Problem:
        """Return the one problem that there is."""
        (problem,) = self.check()
        return problem

    def read(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def write(self, path: str, text: str) -> None:
        """Write a file, its folder too where it is new."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace what stands once in a file."""
        text = self.read(path)
        assert text.count(old) == 1, f"{path} has {text.count(old)} times:\n{old}"
        self.write(path, text.replace(old, new))

    def slip(self, *slips: Slip) -> None:
        """Make mistakes, all at once; see that each is told once, at its place; mend each by its message alone.

        Afterwards there is no problem, and the files are as they were.
        """
        before = {slip.path: self.read(slip.path) for slip in slips}
        try:
            self._slip(slips)
        finally:
            for path, text in before.items():
                self.write(path, text)

    def _slip(self, slips: tuple[Slip, ...]) -> None:
        for slip in slips:
            self.replace(slip.path, slip.right, slip.wrong)
        found = self.check()
        told = {(problem.location.path, problem.location.line, problem.code): problem for problem in found}
        rendered = "\n\n".join(problem.render() for problem in found)
        wanted = [(slip.path, self._line_of(slip), slip.code) for slip in slips]
        assert sorted(told) == sorted(wanted), f"{sorted(wanted)}\n\n{rendered}"
        assert len(found) == len(slips), rendered
        # From below, so that no mend moves what another message speaks of.
        for slip, place in sorted(zip(slips, wanted, strict=True), key=lambda pair: pair[1], reverse=True):
            self._mend(slip, told[place])
        left = self.check()
        assert not left, "\n\n".join(problem.render() for problem in left)

    def _line_of(self, slip: Slip) -> int:
        """Return the number of the line to which the message must point."""
        text = self.read(slip.path)
        start = text.index(slip.wrong)
        return text.count("\n", 0, start + slip.wrong.index(slip.at or slip.wrong[:1])) + 1

    def _mend(self, slip: Slip, problem: Problem) -> None:
        said = f"{problem.message}. {problem.fix}"
        for words in slip.says.split(" … "):
            assert words in said, f"{words!r} is not said:\n{problem.render()}"
        if slip.mended:
            self.replace(slip.path, slip.wrong, slip.mended)
        else:
            self._take_over(slip.path, problem)

    def _take_over(self, path: str, problem: Problem) -> None:
        """Put what the remedy proposes in the place that the message names."""
        match = _PROPOSED.search(problem.fix)
        assert match, f"nothing is proposed:\n{problem.render()}"
        place = problem.location
        lines = self.read(path).split("\n")
        assert place.column, f"no column is named:\n{problem.render()}"
        line, start = lines[place.line - 1], place.column - 1
        lines[place.line - 1] = line[:start] + match[1] + line[start + place.length :]
        self.write(path, "\n".join(lines))

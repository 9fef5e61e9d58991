"""Takes what is wrong with the input as values, keeps it in order, and prints it for the person who can mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from dossier import catalogue

_ECHO_LIMIT = 160
# Gives a part of a message its look. The parts are `place`, `error`, `mark` and `label`; the words are printable.
Paint = Callable[[str, str], str]


def leave_plain(part: str, words: str) -> str:
    """Return the words of a part as they are."""
    del part
    return words


@dataclass(frozen=True, order=True)
class Location:
    """A place in an input file; lines and columns count from 1, 0 where only the file is known."""

    path: str
    line: int = 0
    column: int = 0
    length: int = 1
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}" if self.column else f"{self.path}:{self.line}"


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in the input: where it is, which kind it is, what exactly, and how to mend it."""

    location: Location
    code: str
    message: str
    fix: str

    @property
    def why(self) -> str:
        """Why it matters."""
        return catalogue.ENTRIES[self.code].why

    def render(self, paint: Paint = leave_plain) -> str:
        """Return the message as an editor sees it: place, excerpt, reason, remedy."""
        place = paint("place", show_printable(str(self.location)))
        lines = [f"{place}: {paint('error', f'error[{self.code}]')}: {show_printable(self.message)}"]
        if self.location.line and self.location.text:
            lines += _excerpt(self.location, paint)
        lines.append(f"  {paint('label', 'why:')} {self.why}")
        lines.append(f"  {paint('label', 'fix:')} {show_printable(self.fix)}")
        return "\n".join(lines)


class InputRefused(Exception):
    """The input has problems; the message lists them all, and nothing was written."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__(render_all(problems))


class Problems:
    """Collects problems; the same one twice counts once."""

    def __init__(self) -> None:
        self._found: set[Problem] = set()

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found))

    def __len__(self) -> int:
        return len(self._found)

    def add(self, code: str, location: Location, message: str, fix: str = "") -> None:
        """Note a problem; `code` must be in the catalogue, whose remedy serves where no `fix` is given."""
        self._found.add(Problem(location, code, message, fix or catalogue.ENTRIES[code].fix))

    def add_all(self, found: Iterable[Problem]) -> None:
        """Note problems that were found elsewhere."""
        self._found.update(found)

    def hide_lines(self, is_private: Callable[[str], bool]) -> None:
        """Take its excerpt from each problem whose line may not be repeated; what is wrong, and where, stays."""
        self._found = {
            replace(problem, location=replace(problem.location, text=""))
            if is_private(problem.location.text)
            else problem
            for problem in self._found
        }

    def stop_if_any(self) -> None:
        """Raise InputRefused with every problem found so far, sorted by place."""
        if self._found:
            raise InputRefused(list(self))


def render_all(problems: list[Problem], paint: Paint = leave_plain) -> str:
    """Return the messages of all problems, and how many they are."""
    count = len(problems)
    total = "1 problem" if count == 1 else f"{count} problems"
    rendered = "\n\n".join(problem.render(paint) for problem in problems)
    return f"{rendered}\n\n{total}. Nothing was written; the last site is untouched."


def show_printable(text: str) -> str:
    """Show control and direction-changing characters by their number, so that no input can rewrite the terminal."""
    return "".join(char if char.isprintable() else f"\\u{{{ord(char):x}}}" for char in text)


def _excerpt(location: Location, paint: Paint) -> list[str]:
    number = paint("label", f"{location.line:>5} |") + " "
    shown = show_printable(location.text.rstrip("\n").replace("\t", " "))
    if len(shown) > _ECHO_LIMIT:
        shown = shown[:_ECHO_LIMIT] + "…"
    lines = [number + shown]
    if 0 < location.column <= len(shown):
        width = max(1, min(location.length, len(shown) - location.column + 1))
        bar = paint("label", f"{'':>5} |")
        lines.append(f"{bar} {' ' * (location.column - 1)}{paint('mark', '^' * width)}")
    return lines

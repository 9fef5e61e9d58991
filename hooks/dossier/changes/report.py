"""Takes the editions before and after a change, gives the report that a pull request shows, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dossier.changes.discretion import Discretion
from dossier.changes.figures import MovedFigure, list_moved_figures, words_of
from dossier.changes.markdown import quote, quote_block, write_list, write_table
from dossier.changes.pages import PageChange, compare_pages
from dossier.changes.sizes import compare_sizes, largest_pages
from dossier.changes.survey import Survey, survey_edition
from dossier.changes.translations import list_outdated
from dossier.edition import Edition
from dossier.figures.figure import Figure
from dossier.problems import Problem
from dossier.words.speech import Speech

_MOST_PROBLEMS = 30


@dataclass(frozen=True)
class Compared:
    """An edition, how its revision is called, what is now, and the problems of now.

    Pages can be made where neither state has problems by itself: `own` counts those of now, `earlier` those of then.
    """

    revision: str
    before: Edition
    after: Edition
    problems: Sequence[Problem]
    own: int = 0
    earlier: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether the pages of both states can be made."""
        return not self.own and not self.earlier

    @property
    def speech(self) -> Speech:
        """The first language, whose way of writing numbers the report has."""
        return self.after.speeches[self.after.library.languages.codes[0]]


def write_report(compared: Compared) -> str:
    """Return the report; whatever comes from the input is quoted, and nobody withheld is named."""
    discretion = Discretion(compared.before.library, compared.after.library)
    parts = [f"# What changes\n\nCompared with {quote(compared.revision)}."]
    if compared.is_sound:
        surveys = survey_edition(compared.before), survey_edition(compared.after)
        parts += _write_pages(*surveys, discretion)
        parts += _write_figures(list_moved_figures(compared.before, compared.after, discretion))
    else:
        parts.append(_excuse(compared))
    parts += _write_outdated(compared, discretion)
    parts += _write_problems(compared.problems, discretion)
    if compared.is_sound:
        parts += _write_sizes(*surveys, compared.speech, discretion)
    return "\n\n".join(parts) + "\n"


def _excuse(compared: Compared) -> str:
    then = f"{quote(compared.revision)} has {_count(compared.earlier, 'problem', 'problems')} by today's rules"
    now = "what is compared with it has the problems below"
    states = [words for words, number in ((then, compared.earlier), (now, compared.own)) if number]
    return f"Pages, figures and sizes can't be compared: {', and '.join(states)}."


def write_refusal(revision: str, reason: str, problems: Iterable[Problem] = ()) -> str:
    """Return the report where nothing can be compared, for the reason given."""
    told = quote_block("\n\n".join(problem.render() for problem in problems))
    return f"# What changes\n\nCompared with {quote(revision)}.\n\n{reason}\n" + (f"\n{told}\n" if problems else "")


def _write_pages(before: Survey, after: Survey, discretion: Discretion) -> Iterator[str]:
    changes = compare_pages(before, after, discretion)
    kinds = {"added": changes.added, "changed": changes.changed, "removed": changes.removed}
    yield "## Pages"
    if not changes.unnamed and not any(kinds.values()):
        yield "No page changes."
    for name, pages in kinds.items():
        if pages:
            yield write_list(_count(len(pages), f"page {name}", f"pages {name}"), list(map(_write_page, pages)))
    if changes.unnamed:
        yield _count(
            changes.unnamed,
            "page is not named here, or no longer shown.",
            "pages are not named here, or no longer shown.",
        )


def _write_page(page: PageChange) -> str:
    leads = f" → {quote(page.leads_to)}" if page.leads_to else ""
    return f"{quote(page.path or '/')} ({', '.join(page.languages)}){leads} · {quote(page.title)}"


def _write_figures(moved: list[MovedFigure]) -> Iterator[str]:
    yield "## Figures that moved"
    if not moved:
        yield "None."
        return
    rows = [(_name_figure(figure), _write_figure(figure.was), _write_figure(figure.now)) for figure in moved]
    yield write_table(("figure", "was", "is"), rows)


def _name_figure(moved: MovedFigure) -> str:
    words = ", ".join(f"{name}={value}" for name, value in words_of(moved).items())
    return quote(f"{moved.asked.name}({words})" if words else moved.asked.name)


def _write_figure(figure: Figure | None) -> str:
    if figure is None:
        return "not stated"
    qualifier = "" if figure.qualifier == "exact" else f"{figure.qualifier} "
    return f"{qualifier}{figure.value} (as of {figure.as_of.iso()})"


def _write_outdated(compared: Compared, discretion: Discretion) -> Iterator[str]:
    found = [
        item for item in list_outdated(compared.before, compared.after) if not discretion.hides_words(item.original)
    ]
    yield "## Translations made outdated"
    lines = [
        f"{quote(item.original)}{f', {quote(item.field)}' if item.field else ''}: {', '.join(item.languages)}"
        for item in found
    ]
    yield write_list(_count(len(lines), "original changed", "originals changed"), lines) if lines else "None."


def _write_problems(problems: Sequence[Problem], discretion: Discretion) -> Iterator[str]:
    yield "## Problems"
    if not problems:
        yield "None."
        return
    told = [problem.render() for problem in problems]
    shown = [words for words in told if not discretion.hides_words(words)][:_MOST_PROBLEMS]
    yield f"{_count(len(told), 'problem', 'problems')}; `make check` tells all of them."
    if shown:
        yield quote_block("\n\n".join(shown))
    if len(told) > len(shown):
        yield f"{len(told) - len(shown)} more not shown."


def _write_sizes(before: Survey, after: Survey, speech: Speech, discretion: Discretion) -> Iterator[str]:
    yield "## Sizes"
    yield "Main parts of the pages without the frame around them; files without PDFs, cards, pictures and the search."
    rows = [
        (quote(row.kind), _move(*map(speech.number, row.files)), _move(*map(speech.file_size, row.size)))
        for row in compare_sizes(before, after)
    ]
    yield write_table(("kind", "number", "size"), rows)
    largest = [item for item in largest_pages(before, after) if not discretion.hides_words(item[0])]
    yield write_table(
        ("largest pages", "size"), [(quote(path), _move(*map(speech.file_size, sizes))) for path, sizes in largest]
    )


def _move(was: str, now: str) -> str:
    return now if was == now else f"{was} → {now}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"

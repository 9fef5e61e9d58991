"""Takes the surveys before and after a change, gives how many pages and files there are, and how large they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dossier.changes.survey import Survey

_PAGES = "pages"
_LARGEST = 5


@dataclass(frozen=True)
class SizeOfKind:
    """How many files of a kind there were and are, and their bytes."""

    kind: str
    files: tuple[int, int]
    size: tuple[int, int]


def compare_sizes(before: Survey, after: Survey) -> list[SizeOfKind]:
    """Return the pages, then the files beside them by the endings of their names, then all together."""
    files, sizes = zip(*(_sum_up(survey) for survey in (before, after)), strict=True)
    kinds = [_PAGES, *sorted((files[0].keys() | files[1].keys()) - {_PAGES})]
    rows = [SizeOfKind(kind, _pair(files, kind), _pair(sizes, kind)) for kind in kinds]
    totals = [(counter[0].total(), counter[1].total()) for counter in (files, sizes)]
    return [*rows, SizeOfKind("all", totals[0], totals[1])]


def largest_pages(before: Survey, after: Survey) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the addresses of the largest pages with their sizes before, 0 where there was none, and now."""
    for address, page in sorted(after.pages.items(), key=lambda item: (-item[1].size, item[0]))[:_LARGEST]:
        known = before.pages.get(address)
        yield address, (known.size if known else 0, page.size)


def _sum_up(survey: Survey) -> tuple[Counter[str], Counter[str]]:
    files: Counter[str] = Counter({_PAGES: len(survey.pages)})
    sizes: Counter[str] = Counter({_PAGES: sum(page.size for page in survey.pages.values())})
    for path, size in survey.files.items():
        kind = path.rpartition(".")[2]
        files[kind] += 1
        sizes[kind] += size
    return files, sizes


def _pair(counters: tuple[Counter[str], ...], kind: str) -> tuple[int, int]:
    return counters[0][kind], counters[1][kind]

"""Takes what was measured, gives it as tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.contestants import ALONE, CONTESTANTS, EVERYTHING, PAGES, SEARCH
from bench.processes import Cost
from bench.rounds import COLD, PHASES, RECORD, TEXT, Made, Sample
from bench.serving import Preview

_AGAINST = "hugo"
_TITLES = {
    PAGES: "Without search",
    SEARCH: "With search",
    ALONE: "The search alone, added to pages that are there",
    EVERYTHING: "All that each makes",
}
_START, _END = "<!-- measured: `make bench` writes from here -->", "<!-- to here -->"
_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Results:
    """What was measured with a corpus of one size."""

    records: int
    samples: Sequence[Sample]
    made: Sequence[Made]
    previews: Sequence[Preview]


def describe_results(results: Sequence[Results], run: str) -> str:
    """Return all tables, below a paragraph that says how and where they came about."""
    parts = [run]
    for result in results:
        parts.append(f"### {result.records:,} records")
        for variant, title in _TITLES.items():
            samples = [sample for sample in result.samples if sample.variant == variant]
            if samples:
                parts += [f"{title}:", _tell_costs(samples)]
        if result.made:
            parts += ["What they wrote:", _tell_made(result.made)]
        if result.previews:
            parts += [
                "Preview, seconds from the saved edit to the page that shows it:",
                _tell_previews(result.previews),
            ]
    if len(results) > 1:
        parts += ["### Growth", _tell_growth(results)]
    return "\n\n".join(parts) + "\n"


def replace_results(page: Path, tables: str) -> None:
    """Put the tables into a page of Markdown, in place of those that stand between its two marks."""
    before, start, rest = page.read_text("utf-8").partition(_START)
    _, end, after = rest.partition(_END)
    assert start, f"{page} has no line {_START}"
    assert end, f"{page} has no line {_END}"
    page.write_text(f"{before}{_START}\n\n{tables}\n{_END}{after}", "utf-8")


def _tell_costs(samples: Sequence[Sample]) -> str:
    rows = []
    for phase in PHASES:
        base = _find_median(_find_costs(samples, _AGAINST, phase))
        for name in dict.fromkeys(sample.contestant for sample in samples):
            costs = _find_costs(samples, name, phase)
            middle = _find_median(costs)
            if middle is None:
                continue
            rows.append(
                [
                    phase,
                    CONTESTANTS[name].title,
                    f"{middle.wall:.2f}",
                    f"{middle.wall / base.wall:.2f}" if base else "",
                    f"{middle.processor:.2f}",
                    f"{middle.processor / base.processor:.2f}" if base else "",
                    _count_megabytes(middle.largest),
                    _count_megabytes(middle.together),
                    " ".join(f"{cost.wall:.2f}" for cost in costs),
                ]
            )
    head = "phase, generator, s, × Hugo, processor s, × Hugo, largest process MB, all processes MB, s of each run"
    return _make_table(head, rows)


def _find_costs(samples: Iterable[Sample], name: str, phase: str) -> list[Cost]:
    return [sample.cost for sample in samples if (sample.contestant, sample.phase) == (name, phase)]


def _find_median(costs: Sequence[Cost]) -> Cost | None:
    """Return the median of each number by itself."""
    if not costs:
        return None
    return Cost(
        median(cost.wall for cost in costs),
        median(cost.processor for cost in costs),
        round(median(cost.largest for cost in costs)),
        round(median(cost.together for cost in costs)),
    )


def _tell_made(made: Sequence[Made]) -> str:
    rows = [
        [
            _TITLES[one.variant].lower(),
            CONTESTANTS[one.contestant].title,
            f"{one.files:,}",
            f"{one.pages:,}",
            f"{one.size / _MEGABYTE:,.1f}",
            f"{one.text / 1000:.1f}",
            f"{one.record / 1000:.1f}",
        ]
        for one in made
    ]
    return _make_table("what, generator, files, of them pages, MB, a text's page kB, a record's page kB", rows)


def _tell_previews(previews: Sequence[Preview]) -> str:
    rows = [
        [
            CONTESTANTS[preview.contestant].title,
            f"{preview.start:.1f}",
            *(f"{median(preview.edits[phase]):.2f}" for phase in (TEXT, RECORD)),
            *(" ".join(f"{second:.2f}" for second in preview.edits[phase]) for phase in (TEXT, RECORD)),
        ]
        for preview in previews
    ]
    return _make_table("generator, to the first page, edit text, edit record, each text, each record", rows)


def _tell_growth(results: Sequence[Results]) -> str:
    rows = []
    for result in results:
        # Of further sizes only the first variant is measured.
        samples = [sample for sample in result.samples if sample.variant == result.samples[0].variant]
        for name in dict.fromkeys(sample.contestant for sample in samples):
            by_phase = {phase: _find_median(_find_costs(samples, name, phase)) for phase in PHASES}
            cold = by_phase[COLD]
            rows.append(
                [
                    f"{result.records:,}",
                    CONTESTANTS[name].title,
                    *(f"{cost.wall:.2f}" if cost else "" for cost in by_phase.values()),
                    f"{cold.processor:.2f}" if cold else "",
                    _count_megabytes(cold.together) if cold else "",
                ]
            )
    return _make_table(f"records, generator, {', '.join(PHASES)}, cold processor s, cold all processes MB", rows)


def _count_megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:,.0f}"


def _make_table(head: str, rows: Sequence[Sequence[str]]) -> str:
    cells = [head.split(", "), ["---"] * len(head.split(", ")), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)

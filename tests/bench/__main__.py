"""`python -m bench`: times the dossier and its peers, prints tables in Markdown, and writes them where told."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.contestants import ALONE, CONTESTANTS, PAGES, SEARCH, VARIANTS
from bench.machine import describe_run
from bench.report import Results, describe_results, replace_results
from bench.rounds import PHASES, Made, Site, measure_rounds
from bench.serving import measure_preview
from small_sites import ROOT

# Beyond so many records only the dossier is measured, once: a peer would take minutes and gigabytes.
_MOST = 5_000
_OWN = ("dossier", "mkdocs")


def main() -> None:
    """Measure what the arguments ask for."""
    given = _read_arguments()
    results = [_measure(given, records, in_full=place == 0) for place, records in enumerate(given.sizes)]
    tables = describe_results(results, describe_run())
    print(tables)
    if given.table:
        replace_results(given.table, tables)


def _measure(given: argparse.Namespace, records: int, *, in_full: bool) -> Results:
    """Measure one size; only the first in full, the others show how the cost of one variant grows."""
    peers = [name for name in given.peers if records <= _MOST or name in _OWN]
    runs = given.runs if records <= _MOST else 1
    sites = [Site(name, CONTESTANTS[name], given.work / str(records) / name, records) for name in peers]
    for site in sites:
        site.lay_out()
    samples, made = [], []
    for variant in given.variants if in_full else given.variants[:1]:
        for found in measure_rounds(sites, variant, given.phases, runs):
            if isinstance(found, Made):
                made.append(found)
            else:
                samples.append(found)
                _tell_progress(
                    f"{records:,} {found.variant}, {found.phase}: {found.contestant} {found.cost.wall:.2f} s"
                )
    served = [site for site in sites if site.contestant.server] if in_full and given.edits else []
    return Results(records, samples, made, [measure_preview(site, given.edits) for site in served])


def _tell_progress(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1300], help="numbers of records; the first in full")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers", nargs="+", choices=list(CONTESTANTS), default=["hugo", "dossier"])
    parser.add_argument("--variants", nargs="+", choices=VARIANTS, default=[PAGES, SEARCH, ALONE])
    parser.add_argument("--phases", nargs="+", choices=PHASES, default=list(PHASES))
    parser.add_argument("--edits", type=int, default=5, help="edits of each kind in the preview; 0 leaves it out")
    parser.add_argument("--table", type=Path, help="a page whose measured part is written anew")
    parser.add_argument("--work", type=Path, default=ROOT / ".cache" / "bench", help="where the sites are laid out")
    return parser.parse_args()


if __name__ == "__main__":
    main()

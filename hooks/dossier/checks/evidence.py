"""Every statement has a source, every source is used, and parts never exceed their total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dossier.library import Library
from dossier.nearest import ask_for_nearest
from dossier.problems import Location, Problems
from dossier.uses import uses_of_sources

_CITED = re.compile(r"@([a-z0-9-]+)")


def check_statements(library: Library, problems: Problems) -> None:
    """Note dated facts about people that name no source, and citations of sources that do not exist."""
    for kind, key, sources, path in _statements(library):
        if not sources:
            location = library.locate(kind, key, *path)
            problems.add("statement-without-source", location, "this statement names no source")
    for tree in library.trees.values():
        for number, line in tree.marked:
            for match in _CITED.finditer(line) if "[@" in line else ():
                if match[1] not in library.sources and ("source", match[1]) not in library.unread:
                    location = Location(tree.file, number, match.start(1) + 1, len(match[1]), line)
                    _note_unknown(library, match[1], location, problems)
    for texts in library.texts.values():
        for text in texts.values():
            for citation in text.body.citations:
                for source in citation.sources:
                    if source not in library.sources and ("source", source) not in library.unread:
                        at = text.tree.point(citation.line, f"@{source}")
                        # The id alone, as it is proposed.
                        location = replace(at, column=at.column + 1, length=len(source)) if at.column else at
                        _note_unknown(library, source, location, problems)


def _note_unknown(library: Library, source: str, location: Location, problems: Problems) -> None:
    fix = ask_for_nearest(source, library.sources) or "check the spelling, or make it: `./dossier new source`"
    problems.add("unknown-reference", location, f"no source has the id `{source}`", fix)


def _statements(library: Library) -> Iterator[tuple[str, str, tuple[str, ...], tuple[str | int, ...]]]:
    for key, prisoner in library.prisoners.items():
        for number, step in enumerate(prisoner.history):
            yield "prisoner", key, step.sources, ("history", number)
        if prisoner.birth_year:
            yield "prisoner", key, prisoner.birth_year_sources, ("birth_year",)
    for key, release in library.releases.items():
        yield "release", key, release.sources, ("count",)
        for number, count in enumerate(release.stated_counts):
            yield "release", key, count.sources, ("stated_counts", number)
        for number, numbering in enumerate(release.numbered):
            yield "release", key, numbering.sources, ("numbered", number)
    for kind in ("count", "note", "place", "moment", "total", "statement"):
        for key, record in library.records(kind).items():
            yield kind, key, record.sources, ()
    for key, way in library.ways.items():
        for number, rule in enumerate(way.rules):
            yield "way", key, rule.sources, ("rules", number)
    for key, organisation in library.organisations.items():
        if organisation.legal_risk:
            yield "organisation", key, organisation.legal_risk.sources, ("legal_risk",)


def check_counts(library: Library, problems: Problems) -> None:
    """Note waves and counts in which a part is larger than the whole."""
    for key, release in library.releases.items():
        count = release.count
        parts = {"political": count.political or 0, "women": count.women or 0, "men": count.men or 0}
        for part, size in parts.items():
            if size > count.total:
                location = library.locate("release", key, "count", part)
                problems.add("parts-exceed-total", location, f"{size} {part} of {count.total} people in all")
        for number, said in enumerate(release.stated_counts):
            if (said.women or 0) + (said.men or 0) > said.value:
                message = f"{said.women or 0} women and {said.men or 0} men are more than {said.value} people"
                problems.add("parts-exceed-total", library.locate("release", key, "stated_counts", number), message)
        if max(parts.values()) <= count.total < parts["women"] + parts["men"]:
            message = f"{parts['women']} women and {parts['men']} men are more than {count.total} people"
            problems.add("parts-exceed-total", library.locate("release", key, "count"), message)
    for key, stated in library.counts.items():
        if stated.women is not None and stated.women > stated.value:
            message = f"{stated.women} women of {stated.value} people in all"
            problems.add("parts-exceed-total", library.locate("count", key, "women"), message)


def check_sources_used(library: Library, problems: Problems) -> None:
    """Note sources that no record and no text uses."""
    if library.unread:
        # What can't be read may use any of them.
        return
    for identifier, uses in uses_of_sources(library).items():
        if not uses and identifier in library.sources:
            problems.add("unused-source", library.locate("source", identifier), f"nothing uses `{identifier}`")

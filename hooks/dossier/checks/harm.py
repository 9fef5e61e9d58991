"""What must not reach a reader: withheld people, and services whose use was punished."""

from __future__ import annotations

from dossier.kinds import COLLECTIONS
from dossier.library import Library, Text
from dossier.problems import Location, Problems
from dossier.prose.naming import Names


def check_withheld(library: Library, problems: Problems) -> None:
    """Note references to withheld records, and their names in any other file; the names are not echoed."""
    if not library.withheld:
        return
    for key, release in library.releases.items():
        for number, named in enumerate(release.named):
            if named.prisoner in library.withheld:
                location = library.locate("release", key, "named", number)
                problems.add("withheld-person", _hidden(location), "a withheld record is named here")
    for kind in ("publication", "event"):
        for key, record in library.records(kind).items():
            if set(record.mentions.prisoners) & set(library.withheld):
                location = library.locate(kind, key, "mentions", "prisoners")
                problems.add("withheld-person", _hidden(location), "a withheld record is mentioned here")
    _check_aliases(library, problems)
    names = Names(name for spellings in library.withheld.values() for name in spellings)
    for (kind, identifier), tree in library.trees.items():
        if not (kind == "prisoner" and identifier in library.withheld):
            for line in names.lines_as_written(tree.text):
                problems.add("withheld-person", Location(tree.file, line), "the name of a withheld person stands here")
    for texts in library.texts.values():
        for text in texts.values():
            _check_text(names, text, problems)


def _check_aliases(library: Library, problems: Problems) -> None:
    """Note each old address in which the id of a withheld record stands: a page would be made there."""
    for kind, identifier in library.trees:
        record = library.records(kind).get(identifier) if kind in COLLECTIONS else None
        for number, alias in enumerate(getattr(record, "aliases", ())):
            parts = [f"-{part}-" for part in alias.split("/")]
            if any(f"-{hidden}-" in part for hidden in library.withheld for part in parts):
                location = library.locate(kind, identifier, "aliases", number)
                problems.add("withheld-person", _hidden(location), "an old address names a withheld record")


def _check_text(names: Names, text: Text, problems: Problems) -> None:
    """Note each line in which a withheld name stands, its emphasis taken away; the file where lines part the name."""
    found = names.lines_as_read(text.tree.text)
    if not found and names.stand_in(f"{text.front.title} {text.front.summary} {text.body.html}"):
        found = [0]
    for number in found:
        problems.add(
            "withheld-person", Location(text.file, number), "the name of a withheld person stands in this text"
        )


def _hidden(location: Location) -> Location:
    return Location(location.path, location.line, location.column)


def check_services(library: Library, problems: Problems) -> None:
    """Note ways to help that name a service which may not be recommended."""
    for key, way in library.ways.items():
        for number, service in enumerate(way.services):
            organisation = library.organisations.get(service)
            if organisation is not None and not organisation.recommended:
                location = library.locate("way", key, "services", number)
                problems.add("listed-service", location, f"`{service}` may not be recommended")
